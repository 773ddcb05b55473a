package org.connectorsdk.api.connection;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One end of a new link: something that exists, or something to be created first. Immutable.
 *
 * @since 0.1.0
 */
public final class EndSpec {
    private final @Nullable String id;
    private final @Nullable ConnectionSpec spec;

    private EndSpec(@Nullable String id, @Nullable ConnectionSpec spec) {
        this.id = id;
        this.spec = spec;
    }

    /**
     * An end that exists.
     *
     * @param id the provider's id of it, not blank
     * @return the end
     */
    public static EndSpec existing(String id) {
        if (id.isBlank()) {
            throw new IllegalArgumentException("EndSpec: id must not be blank");
        }
        return new EndSpec(id, null);
    }

    /**
     * An end to be created before the link. If a later step fails the answer lists what was created.
     *
     * @param spec what it shall be
     * @return the end
     */
    public static EndSpec create(ConnectionSpec spec) {
        return new EndSpec(null, Objects.requireNonNull(spec, "spec"));
    }

    /** {@return the id of an end that exists} */
    public Optional<String> id() {
        return Optional.ofNullable(id);
    }

    /** {@return what an end shall be that does not exist yet} */
    public Optional<ConnectionSpec> spec() {
        return Optional.ofNullable(spec);
    }

    /** {@return the id, or the name of what is to be created} */
    @Override
    public String toString() {
        return id != null ? "EndSpec[" + id + "]" : "EndSpec[new " + spec + "]";
    }
}
