package org.connectorsdk.api.descriptor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.connectorsdk.api.config.ConfigSchema;

/**
 * What a provider declares: identity, capabilities, settings, limits and quirks. Immutable, cheap to read, holds
 * nothing of an account.
 *
 * <p>The descriptor of a provider that is not yet opened shows the widest set of capabilities; the one of an opened
 * client ({@code connections.descriptor()}) decides, as settings may narrow it.
 *
 * @since 0.1.0
 */
public final class ProviderDescriptor {
    private final Builder values;

    private ProviderDescriptor(Builder values) {
        this.values = values;
        for (Capability capability : values.capabilities) {
            if (!values.capabilities.containsAll(capability.parents())) {
                throw new IllegalArgumentException(
                        "capability " + capability + " needs " + capability.parents() + " to be declared as well");
            }
        }
    }

    /**
     * Starts a descriptor.
     *
     * @param id stable id, lower case letters, digits and dashes, such as {@code hotdata}
     * @param name the vendor's name for people
     * @return a builder
     */
    public static Builder of(String id, String name) {
        return new Builder(id, name);
    }

    /** {@return the stable id under which the provider is opened} */
    public String id() {
        return values.id;
    }

    /** {@return the vendor's name for people} */
    public String name() {
        return values.name;
    }

    /** {@return the version of the provider's implementation} */
    public String version() {
        return values.version;
    }

    /** {@return the version of the vendor's API that it speaks, in the vendor's own words} */
    public String apiVersion() {
        return values.apiVersion;
    }

    /** {@return what the provider can do} */
    public Set<Capability> capabilities() {
        return Collections.unmodifiableSet(values.capabilities);
    }

    /**
     * Asks for one capability.
     *
     * @param capability which
     * @return whether it is declared
     */
    public boolean supports(Capability capability) {
        return values.capabilities.contains(capability);
    }

    /** {@return the settings that opening it takes} */
    public ConfigSchema configSchema() {
        return values.configSchema;
    }

    /** {@return the query fields that the vendor filters by; others are refused} */
    public Set<String> filters() {
        return Collections.unmodifiableSet(values.filters);
    }

    /** {@return the query fields that the vendor sorts by; others are refused} */
    public Set<String> sorts() {
        return Collections.unmodifiableSet(values.sorts);
    }

    /**
     * {@return names of the neutral attributes that the vendor gives at all, such as {@code createdAt} or
     * {@code primaryKey}}
     */
    public Set<String> attributes() {
        return Collections.unmodifiableSet(values.attributes);
    }

    /**
     * {@return the fields of a connection that are fixed when it is created, such as {@code name}; an update with another
     * value is refused as {@code InvalidRequest} and changes nothing, one with the present value passes}
     */
    public Set<String> fixed() {
        return Collections.unmodifiableSet(values.fixed);
    }

    /** {@return vendor fields of a connection that a test may change (time of the last check and the like)} */
    public Set<String> testChanges() {
        return Collections.unmodifiableSet(values.testChanges);
    }

    /** {@return exact names of process-wide daemon threads that outlive {@code close()}} */
    public Set<String> daemonThreads() {
        return Collections.unmodifiableSet(values.daemonThreads);
    }

    /**
     * Asks whether a write can carry a caller's idempotency key. One that cannot is refused when it is given one.
     *
     * @param operation the neutral operation, or the method of a facet, such as {@code sync} or {@code backfill}
     * @return whether {@link Capability#IDEMPOTENCY_KEY} is declared, for this operation or for all of them
     */
    public boolean takesIdempotencyKey(String operation) {
        return values.capabilities.contains(Capability.IDEMPOTENCY_KEY)
                && (values.keyed.isEmpty() || values.keyed.contains(operation));
    }

    /** {@return its documented differences from what the neutral interface suggests} */
    public List<Quirk> quirks() {
        return Collections.unmodifiableList(values.quirks);
    }

    /** {@return the largest page that may be asked for; 0 when the vendor has no pages} */
    public int largestPage() {
        return values.largestPage;
    }

    /** {@return the largest page of jobs that may be asked for; 0 when the provider sets no limit} */
    public int largestJobPage() {
        return values.largestJobPage;
    }

    /** {@return how many tables are introspected at the same time; default 8} */
    public int introspectionConcurrency() {
        return values.introspectionConcurrency;
    }

    /** {@return how long a change may take until reads show it; default zero} */
    public Duration visibilityWindow() {
        return values.visibilityWindow;
    }

    /** {@return the longest pause between two polls of a job; default 10 s} */
    public Duration longestPause() {
        return values.longestPause;
    }

    /** {@return whether deleting what is not there is a success (true) or {@code NotFound} (false, the default)} */
    public boolean deletingAbsentSucceeds() {
        return values.deletingAbsentSucceeds;
    }

    /** {@return whether the vendor's API wants a secret in a URL; default false} */
    public boolean secretsInUrls() {
        return values.secretsInUrls;
    }

    /** {@return a builder that starts from these values, for a provider that narrows itself when opened} */
    public Builder toBuilder() {
        return new Builder(values);
    }

    /** {@return id, version and capabilities} */
    @Override
    public String toString() {
        return "ProviderDescriptor[" + values.id + " " + values.version + ", api " + values.apiVersion + ", "
                + values.capabilities.stream().map(Capability::name).sorted().toList() + "]";
    }

    /** Builds a descriptor. Not thread-safe. */
    public static final class Builder {
        private final String id;
        private final String name;
        private String version = "0";
        private String apiVersion = "unknown";
        private ConfigSchema configSchema = ConfigSchema.builder().build();
        private final Set<Capability> capabilities = new LinkedHashSet<>();
        private final Set<String> filters = new LinkedHashSet<>();
        private final Set<String> sorts = new LinkedHashSet<>();
        private final Set<String> attributes = new LinkedHashSet<>();
        private final Set<String> fixed = new LinkedHashSet<>();
        private final Set<String> testChanges = new LinkedHashSet<>();
        private final Set<String> daemonThreads = new LinkedHashSet<>();
        private final Set<String> keyed = new LinkedHashSet<>();
        private final List<Quirk> quirks = new ArrayList<>();
        private int largestPage;
        private int largestJobPage;
        private int introspectionConcurrency = 8;
        private Duration visibilityWindow = Duration.ZERO;
        private Duration longestPause = Duration.ofSeconds(10);
        private boolean deletingAbsentSucceeds;
        private boolean secretsInUrls;

        private Builder(String id, String name) {
            if (id.isEmpty()
                    || !id.chars().allMatch(c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')) {
                throw new IllegalArgumentException("id: lower case letters, digits and dashes, not '" + id + "'");
            }
            this.id = id;
            this.name = Objects.requireNonNull(name, "name");
        }

        private Builder(Builder other) {
            this.id = other.id;
            this.name = other.name;
            this.version = other.version;
            this.apiVersion = other.apiVersion;
            this.configSchema = other.configSchema;
            this.capabilities.addAll(other.capabilities);
            this.filters.addAll(other.filters);
            this.sorts.addAll(other.sorts);
            this.attributes.addAll(other.attributes);
            this.fixed.addAll(other.fixed);
            this.testChanges.addAll(other.testChanges);
            this.daemonThreads.addAll(other.daemonThreads);
            this.keyed.addAll(other.keyed);
            this.quirks.addAll(other.quirks);
            this.largestPage = other.largestPage;
            this.largestJobPage = other.largestJobPage;
            this.introspectionConcurrency = other.introspectionConcurrency;
            this.visibilityWindow = other.visibilityWindow;
            this.longestPause = other.longestPause;
            this.deletingAbsentSucceeds = other.deletingAbsentSucceeds;
            this.secretsInUrls = other.secretsInUrls;
        }

        /**
         * Names the versions.
         *
         * @param implementation version of the provider's code
         * @param api version of the vendor's API, in the vendor's own words
         * @return this builder
         */
        public Builder versions(String implementation, String api) {
            this.version = Objects.requireNonNull(implementation, "implementation");
            this.apiVersion = Objects.requireNonNull(api, "api");
            return this;
        }

        /**
         * Names the versions, taking the provider's from the manifest of the jar that it is in.
         *
         * @param provider a class of the provider; outside of a jar its version is {@code 0}
         * @param api version of the vendor's API, in the vendor's own words
         * @return this builder
         */
        public Builder versions(Class<?> provider, String api) {
            String implementation = provider.getPackage().getImplementationVersion();
            return versions(implementation == null ? "0" : implementation, api);
        }

        /**
         * Names the settings.
         *
         * @param schema the settings
         * @return this builder
         */
        public Builder configSchema(ConfigSchema schema) {
            this.configSchema = Objects.requireNonNull(schema, "schema");
            return this;
        }

        /**
         * Declares capabilities; parents must be declared as well.
         *
         * @param values what the provider can do
         * @return this builder
         */
        public Builder can(Capability... values) {
            capabilities.addAll(List.of(values));
            return this;
        }

        /**
         * Declares {@link Capability#IDEMPOTENCY_KEY} for some writes only.
         *
         * @param operations those that carry a key, such as {@code sync}
         * @return this builder
         */
        public Builder idempotencyKeys(String... operations) {
            keyed.addAll(List.of(operations));
            return can(Capability.IDEMPOTENCY_KEY);
        }

        /**
         * Takes capabilities back, for a provider that narrows itself when opened.
         *
         * @param values what it cannot do with these settings
         * @return this builder
         */
        public Builder cannot(Capability... values) {
            List.of(values).forEach(capabilities::remove);
            return this;
        }

        /**
         * Declares the query fields that the vendor filters by.
         *
         * @param fields names as in {@code ConnectionQuery}
         * @return this builder
         */
        public Builder filters(String... fields) {
            filters.addAll(List.of(fields));
            return this;
        }

        /**
         * Declares the query fields that the vendor sorts by.
         *
         * @param fields names as in {@code ConnectionQuery}
         * @return this builder
         */
        public Builder sorts(String... fields) {
            sorts.addAll(List.of(fields));
            return this;
        }

        /**
         * Declares the neutral attributes that the vendor gives at all.
         *
         * @param names attribute names
         * @return this builder
         */
        public Builder attributes(String... names) {
            attributes.addAll(List.of(names));
            return this;
        }

        /**
         * Declares the fields that an update cannot change.
         *
         * @param fields fields of {@code ConnectionSpec}, such as {@code name}
         * @return this builder
         */
        public Builder fixed(String... fields) {
            fixed.addAll(List.of(fields));
            return this;
        }

        /**
         * Declares the vendor fields that a test may change.
         *
         * @param fields field names on the wire
         * @return this builder
         */
        public Builder testChanges(String... fields) {
            testChanges.addAll(List.of(fields));
            return this;
        }

        /**
         * Declares process-wide daemon threads that outlive {@code close()}.
         *
         * @param names exact thread names
         * @return this builder
         */
        public Builder daemonThreads(String... names) {
            daemonThreads.addAll(List.of(names));
            return this;
        }

        /**
         * Declares a difference.
         *
         * @param quirkId stable id, kebab-case
         * @param text one or two sentences
         * @return this builder
         */
        public Builder quirk(String quirkId, String text) {
            quirks.add(new Quirk(quirkId, text));
            return this;
        }

        /**
         * Names the largest page that may be asked for.
         *
         * @param items 1 or more; 0 (the default) when the vendor has no pages
         * @return this builder
         */
        public Builder largestPage(int items) {
            this.largestPage = items;
            return this;
        }

        /**
         * Names the largest page of jobs that may be asked for.
         *
         * @param jobs 1 or more; 0 (the default) for no limit
         * @return this builder
         */
        public Builder largestJobPage(int jobs) {
            this.largestJobPage = jobs;
            return this;
        }

        /**
         * Bounds how many tables are introspected at the same time.
         *
         * @param tables 1 or more; default 8
         * @return this builder
         */
        public Builder introspectionConcurrency(int tables) {
            this.introspectionConcurrency = tables;
            return this;
        }

        /**
         * Sets how long a change may take until reads show it.
         *
         * @param window zero (the default) when at once
         * @return this builder
         */
        public Builder visibilityWindow(Duration window) {
            this.visibilityWindow = Objects.requireNonNull(window, "window");
            return this;
        }

        /**
         * Bounds the pause between two polls of a job, where the vendor wants it longer or its jobs deserve it shorter.
         * A policy of the caller that names a longest pause goes before it.
         *
         * @param pause more than zero; default 10 s
         * @return this builder
         * @throws IllegalArgumentException if it is zero or less
         */
        public Builder longestPause(Duration pause) {
            if (pause.isNegative() || pause.isZero()) {
                throw new IllegalArgumentException("longestPause: must be more than zero");
            }
            this.longestPause = pause;
            return this;
        }

        /**
         * Declares that deleting what is not there succeeds.
         *
         * @param value default false
         * @return this builder
         */
        public Builder deletingAbsentSucceeds(boolean value) {
            this.deletingAbsentSucceeds = value;
            return this;
        }

        /**
         * Declares that the vendor's API wants a secret in a URL.
         *
         * @param value default false
         * @return this builder
         */
        public Builder secretsInUrls(boolean value) {
            this.secretsInUrls = value;
            return this;
        }

        /**
         * Builds the descriptor.
         *
         * @return the descriptor
         * @throws IllegalArgumentException if a capability is declared without its parents
         */
        public ProviderDescriptor build() {
            return new ProviderDescriptor(new Builder(this));
        }
    }
}
