package org.connectorsdk.simulators.hotdata.model;

import java.time.Instant;

/**
 * A stored secret. Its {@link #toString()} does not show the value.
 *
 * @param id its id, which only the answer to its creation tells, 30 characters
 * @param name its name, in lower case
 * @param value what is kept secret, for assertions
 * @param createdAt when it was made
 * @param updatedAt when its value was last replaced
 * @since 0.1.0
 */
public record SecretEntry(String id, String name, String value, Instant createdAt, Instant updatedAt) {
    public SecretEntry replaced(String newValue, Instant now) {
        return new SecretEntry(id, name, newValue, createdAt, now);
    }

    @Override
    public String toString() {
        return "SecretEntry[" + name + "]";
    }
}
