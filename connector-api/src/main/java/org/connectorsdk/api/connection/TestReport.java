package org.connectorsdk.api.connection;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.text.VendorText;
import org.jspecify.annotations.Nullable;

/**
 * What a connection test found. An unreachable source is a report with {@link #ok()} false, not an error; an error
 * means that the test could not be made. Immutable.
 *
 * <p>Not {@link java.io.Serializable}: keep {@link #toJson()} instead.
 *
 * @since 0.1.0
 */
public final class TestReport {
    private final boolean ok;
    private final String message;
    private final @Nullable String reason;
    private final List<Part> parts;
    private final @Nullable Duration latency;
    private final @Nullable String serverVersion;
    private final @Nullable Instant observedAt;
    private final JsonObject vendorFields;

    private TestReport(Builder builder) {
        this.ok = builder.ok;
        this.message = builder.message;
        this.reason = builder.reason;
        this.parts = List.copyOf(builder.parts);
        this.latency = builder.latency;
        this.serverVersion = builder.serverVersion;
        this.observedAt = builder.observedAt;
        this.vendorFields = builder.vendorFields;
    }

    /**
     * Starts a report.
     *
     * @param ok whether it passed
     * @return a builder
     */
    public static Builder builder(boolean ok) {
        return new Builder(ok);
    }

    /** {@return whether the provider reached the source with the stored settings} */
    public boolean ok() {
        return ok;
    }

    /** {@return the provider's explanation, bounded and masked; empty when it gave none} */
    public String message() {
        return message;
    }

    /** {@return the provider's machine-readable reason, where it has one} */
    public Optional<String> reason() {
        return Optional.ofNullable(reason);
    }

    /**
     * {@return the two ends of a link, or the steps of the test, each with its own state; empty where there is only
     * one}
     */
    public List<Part> parts() {
        return parts;
    }

    /** {@return how long the provider's probe took, by its own measure} */
    public Optional<Duration> latency() {
        return Optional.ofNullable(latency);
    }

    /** {@return version of the source's server} */
    public Optional<String> serverVersion() {
        return Optional.ofNullable(serverVersion);
    }

    /** {@return when the provider made the test} */
    public Optional<Instant> observedAt() {
        return Optional.ofNullable(observedAt);
    }

    /** {@return every field that the vendor sent and the library does not model} */
    public JsonObject vendorFields() {
        return vendorFields;
    }

    /** {@return a builder that starts from these values} */
    public Builder toBuilder() {
        Builder builder = new Builder(ok);
        builder.message = message;
        builder.reason = reason;
        builder.parts = parts;
        builder.latency = latency;
        builder.serverVersion = serverVersion;
        builder.observedAt = observedAt;
        builder.vendorFields = vendorFields;
        return builder;
    }

    /** {@return the JSON form, as the command line prints it; {@link #fromJson} reads it back} */
    public JsonObject toJson() {
        return TestReportJson.write(this);
    }

    /**
     * Reads what {@link #toJson()} wrote. Members that are not known here are ignored.
     *
     * @param json the JSON form
     * @return the report
     * @throws IllegalArgumentException if a member is missing or of a wrong type; the message names it
     */
    public static TestReport fromJson(JsonObject json) {
        return TestReportJson.read(json);
    }

    /** How a part of a test ended. */
    public enum State {
        /** It was tried, and nothing is wrong. */
        PASSED,
        /** It was tried and works; the message names what to check. */
        WARNING,
        /** It was not tried, so nothing is known of it. */
        SKIPPED,
        /** It was tried and does not work, or could not be tried. */
        FAILED
    }

    /**
     * The report on one end of a link, or on one step of a test.
     *
     * @param name {@code source}, {@code destination}, or what the provider calls the step
     * @param id the provider's id of that end; empty for a step
     * @param state how it ended
     * @param message the provider's explanation; empty when it gave none
     * @param vendorFields every field that the vendor sent of this part and the library does not model
     */
    public record Part(String name, String id, State state, String message, JsonObject vendorFields) {
        /**
         * Null for any part is refused with {@link NullPointerException}.
         *
         * @param name {@code source}, {@code destination}, or what the provider calls the step
         * @param id the provider's id of that end; empty for a step
         * @param state how it ended
         * @param message the provider's explanation; empty when it gave none
         * @param vendorFields every field that the vendor sent of this part and the library does not model
         */
        public Part {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(state, "state");
            message = VendorText.line(message);
            Objects.requireNonNull(vendorFields, "vendorFields");
        }

        /**
         * The report on one end of a link.
         *
         * @param name {@code source} or {@code destination}
         * @param id the provider's id of that end
         * @param state how it ended
         * @param message the provider's explanation; empty when it gave none
         * @return the part
         */
        public static Part end(String name, String id, State state, String message) {
            return new Part(name, id, state, message, JsonObject.empty());
        }

        /**
         * The report on one step of a test.
         *
         * @param name what the provider calls the step
         * @param state how it ended
         * @param message the provider's explanation; empty when it gave none
         * @return the part
         */
        public static Part step(String name, State state, String message) {
            return new Part(name, "", state, message, JsonObject.empty());
        }

        /** {@return whether it was tried and works, with or without a warning; what was skipped has not passed} */
        public boolean ok() {
            return state == State.PASSED || state == State.WARNING;
        }
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof TestReport that
                && ok == that.ok
                && Objects.equals(message, that.message)
                && Objects.equals(reason, that.reason)
                && Objects.equals(parts, that.parts)
                && Objects.equals(latency, that.latency)
                && Objects.equals(serverVersion, that.serverVersion)
                && Objects.equals(observedAt, that.observedAt)
                && Objects.equals(vendorFields, that.vendorFields);
    }

    @Override
    public int hashCode() {
        return Objects.hash(ok, message, reason, parts, latency, serverVersion, observedAt, vendorFields);
    }

    /** {@return the verdict and its message} */
    @Override
    public String toString() {
        return "TestReport[" + (ok ? "ok" : "failed") + (message.isEmpty() ? "" : ", " + message) + "]";
    }

    /** Collects the values. Not thread-safe. */
    public static final class Builder {
        private boolean ok;
        private String message = "";
        private @Nullable String reason;
        private List<Part> parts = List.of();
        private @Nullable Duration latency;
        private @Nullable String serverVersion;
        private @Nullable Instant observedAt;
        private JsonObject vendorFields = JsonObject.empty();

        private Builder(boolean ok) {
            this.ok = ok;
        }

        /**
         * Whether the provider reached the source with the stored settings.
         *
         * @param value whether it passed
         * @return this builder
         */
        public Builder ok(boolean value) {
            this.ok = value;
            return this;
        }

        /**
         * The provider's explanation, put on one line; empty when it gave none.
         *
         * @param value default empty
         * @return this builder
         */
        public Builder message(String value) {
            this.message = VendorText.line(value);
            return this;
        }

        /**
         * The provider's machine-readable reason, where it has one.
         *
         * @param value null when none
         * @return this builder
         */
        public Builder reason(@Nullable String value) {
            this.reason = value == null ? null : VendorText.line(value);
            return this;
        }

        /**
         * The two ends of a link, or the steps of the test, each with its own state.
         *
         * @param value default none
         * @return this builder
         */
        public Builder parts(List<Part> value) {
            this.parts = Objects.requireNonNull(value, "parts");
            return this;
        }

        /**
         * How long the provider's probe took, by its own measure.
         *
         * @param value null when not given
         * @return this builder
         */
        public Builder latency(@Nullable Duration value) {
            this.latency = value;
            return this;
        }

        /**
         * Version of the source's server.
         *
         * @param value null when not given
         * @return this builder
         */
        public Builder serverVersion(@Nullable String value) {
            this.serverVersion = value == null ? null : VendorText.line(value);
            return this;
        }

        /**
         * When the provider made the test.
         *
         * @param value null when not given
         * @return this builder
         */
        public Builder observedAt(@Nullable Instant value) {
            this.observedAt = value;
            return this;
        }

        /**
         * Every field that the vendor sent and the library does not model.
         *
         * @param value default none
         * @return this builder
         */
        public Builder vendorFields(JsonObject value) {
            this.vendorFields = Objects.requireNonNull(value, "vendorFields");
            return this;
        }

        /** {@return the value} */
        public TestReport build() {
            return new TestReport(this);
        }
    }
}
