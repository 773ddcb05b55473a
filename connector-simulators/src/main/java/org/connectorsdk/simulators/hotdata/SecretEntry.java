package org.connectorsdk.simulators.hotdata;

import java.time.Instant;

/**
 * A stored secret. Its {@link #toString()} does not show the value.
 *
 * @since 0.1.0
 */
public final class SecretEntry {
    private final String id;
    private final String name;
    private final Instant createdAt;
    private String value;
    private Instant updatedAt;

    SecretEntry(String id, String name, String value, Instant createdAt) {
        this.id = id;
        this.name = name;
        this.value = value;
        this.createdAt = createdAt;
        this.updatedAt = createdAt;
    }

    void replace(String newValue, Instant now) {
        value = newValue;
        updatedAt = now;
    }

    /** {@return its id, which only the answer to its creation tells, 30 characters} */
    public String id() {
        return id;
    }

    /** {@return its name, in lower case} */
    public String name() {
        return name;
    }

    /** {@return what is kept secret: the value, for assertions} */
    public String value() {
        return value;
    }

    /** {@return when it was made, an instant of the service's time} */
    public Instant createdAt() {
        return createdAt;
    }

    /** {@return when its value was last replaced, an instant of the service's time} */
    public Instant updatedAt() {
        return updatedAt;
    }

    @Override
    public String toString() {
        return "SecretEntry[" + name + "]";
    }
}
