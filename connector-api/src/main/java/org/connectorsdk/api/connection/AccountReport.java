package org.connectorsdk.api.connection;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.connectorsdk.api.annotation.Experimental;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.facet.Workspaces.Workspace;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.text.VendorText;
import org.jspecify.annotations.Nullable;

/**
 * What a check of the account found. A vendor that cannot be reached and a credential that it refuses are reports with
 * {@link #ok()} false, not errors; an error means that the check could not tell. Immutable.
 *
 * <p>A check sends no write, so most vendors tell less than everything: a capability that is neither {@link #usable()}
 * nor {@link #denied()} is one of which nothing is known.
 *
 * <p>Not {@link java.io.Serializable}: keep {@link #toJson()} instead.
 *
 * @since 0.1.0
 */
@Experimental
public final class AccountReport {
    private static final Comparator<Capability> BY_NAME = Comparator.comparing(Capability::name);

    private final boolean reachable;
    private final boolean authenticated;
    private final @Nullable Set<Capability> usable;
    private final Map<Capability, String> denied;
    private final List<String> scopes;
    private final List<Workspace> workspaces;
    private final boolean workspacesComplete;
    private final @Nullable ConnectorError problem;
    private final List<String> warnings;
    private final JsonObject vendorFields;

    private AccountReport(Builder builder) {
        if (builder.authenticated && !builder.reachable) {
            throw new IllegalArgumentException("a vendor that was not reached has authenticated nobody");
        }
        this.reachable = builder.reachable;
        this.authenticated = builder.authenticated;
        this.usable = builder.usable == null ? null : sorted(builder.usable);
        this.denied = Collections.unmodifiableMap(new LinkedHashMap<>(builder.denied));
        this.scopes = List.copyOf(builder.scopes);
        this.workspaces = List.copyOf(builder.workspaces);
        this.workspacesComplete = builder.workspacesComplete;
        this.problem = builder.problem;
        this.warnings = List.copyOf(builder.warnings);
        this.vendorFields = builder.vendorFields;
    }

    private static Set<Capability> sorted(Collection<Capability> capabilities) {
        return Collections.unmodifiableSet(
                new LinkedHashSet<>(capabilities.stream().sorted(BY_NAME).toList()));
    }

    /**
     * Starts a report.
     *
     * @param reachable whether the vendor answered
     * @param authenticated whether it took the credential
     * @return a builder
     */
    public static Builder builder(boolean reachable, boolean authenticated) {
        return new Builder(reachable, authenticated);
    }

    /** {@return whether the vendor's API answered; a proxy or a login page in its place is none} */
    public boolean reachable() {
        return reachable;
    }

    /** {@return whether the vendor took the credential, however little that may do} */
    public boolean authenticated() {
        return authenticated;
    }

    /** {@return whether the vendor was reached and took the credential} */
    public boolean ok() {
        return reachable && authenticated;
    }

    /**
     * {@return the provider's capabilities that the credential may use, as far as the vendor told or showed; empty where
     * it told nothing}
     */
    public Optional<Set<Capability>> usable() {
        return Optional.ofNullable(usable);
    }

    /**
     * {@return the provider's capabilities that the credential may not use, with the vendor's reason; that is empty
     * where it gave none}
     */
    public Map<Capability, String> denied() {
        return denied;
    }

    /** {@return the rights of the credential as the vendor wrote them; empty where it does not tell} */
    public List<String> scopes() {
        return scopes;
    }

    /** {@return the workspaces that the credential sees; empty where the vendor has none} */
    public List<Workspace> workspaces() {
        return workspaces;
    }

    /**
     * {@return whether {@link #workspaces()} are all of them; false when the list could not be read, or not to its end}
     */
    public boolean workspacesComplete() {
        return workspacesComplete;
    }

    /** {@return why the vendor was not reached, or did not take the credential; empty when the report is ok} */
    public Optional<ConnectorError> problem() {
        return Optional.ofNullable(problem);
    }

    /** {@return what could not be found out, one line each} */
    public List<String> warnings() {
        return warnings;
    }

    /** {@return every field that the vendor sent of the account and the library does not model} */
    public JsonObject vendorFields() {
        return vendorFields;
    }

    /** {@return a builder that starts from these values} */
    public Builder toBuilder() {
        Builder builder = new Builder(reachable, authenticated)
                .scopes(scopes)
                .workspaces(workspaces)
                .workspacesComplete(workspacesComplete)
                .problem(problem)
                .warnings(warnings)
                .vendorFields(vendorFields);
        builder.usable = usable;
        builder.denied.putAll(denied);
        return builder;
    }

    /** {@return the JSON form, as the command line prints it; {@link #fromJson} reads it back} */
    public JsonObject toJson() {
        return AccountReportJson.write(this);
    }

    /**
     * Reads what {@link #toJson()} wrote. Members that are not known here are ignored.
     *
     * @param json the JSON form
     * @return the report
     * @throws IllegalArgumentException if a member is missing or of a wrong type; the message names it
     */
    public static AccountReport fromJson(JsonObject json) {
        return AccountReportJson.read(json);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof AccountReport that
                && reachable == that.reachable
                && authenticated == that.authenticated
                && Objects.equals(usable, that.usable)
                && Objects.equals(denied, that.denied)
                && Objects.equals(scopes, that.scopes)
                && Objects.equals(workspaces, that.workspaces)
                && workspacesComplete == that.workspacesComplete
                && Objects.equals(problem, that.problem)
                && Objects.equals(warnings, that.warnings)
                && Objects.equals(vendorFields, that.vendorFields);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                reachable,
                authenticated,
                usable,
                denied,
                scopes,
                workspaces,
                workspacesComplete,
                problem,
                warnings,
                vendorFields);
    }

    /** {@return the verdict and what is denied} */
    @Override
    public String toString() {
        String verdict = !reachable ? "not reachable" : authenticated ? "ok" : "not authenticated";
        return "AccountReport[" + verdict + (denied.isEmpty() ? "" : ", denied=" + denied.keySet()) + "]";
    }

    /** Collects the values. Not thread-safe. */
    public static final class Builder {
        private final boolean reachable;
        private final boolean authenticated;
        private @Nullable Collection<Capability> usable;
        private final Map<Capability, String> denied = new TreeMap<>(BY_NAME);
        private List<String> scopes = List.of();
        private List<Workspace> workspaces = List.of();
        private boolean workspacesComplete = true;
        private @Nullable ConnectorError problem;
        private List<String> warnings = List.of();
        private JsonObject vendorFields = JsonObject.empty();

        private Builder(boolean reachable, boolean authenticated) {
            this.reachable = reachable;
            this.authenticated = authenticated;
        }

        /**
         * The provider's capabilities that the credential may use, as far as the vendor told or showed.
         *
         * @param value null, the default, where it told nothing
         * @return this builder
         */
        public Builder usable(@Nullable Collection<Capability> value) {
            this.usable = value == null ? null : List.copyOf(value);
            return this;
        }

        /**
         * Adds a capability that the credential may not use.
         *
         * @param capability which
         * @param reason the vendor's reason, put on one line; empty when it gave none
         * @return this builder
         */
        public Builder denied(Capability capability, String reason) {
            denied.put(Objects.requireNonNull(capability, "capability"), VendorText.line(reason));
            return this;
        }

        /**
         * The rights of the credential as the vendor wrote them, those that nobody knows here among them.
         *
         * @param value default none
         * @return this builder
         */
        public Builder scopes(List<String> value) {
            this.scopes = value.stream().map(VendorText::line).toList();
            return this;
        }

        /**
         * The workspaces that the credential sees.
         *
         * @param value default none
         * @return this builder
         */
        public Builder workspaces(List<Workspace> value) {
            this.workspaces = Objects.requireNonNull(value, "workspaces");
            return this;
        }

        /**
         * Whether these are all workspaces.
         *
         * @param value default true; false when the list could not be read, or not to its end
         * @return this builder
         */
        public Builder workspacesComplete(boolean value) {
            this.workspacesComplete = value;
            return this;
        }

        /**
         * Why the vendor was not reached, or did not take the credential.
         *
         * @param value null, the default, when the report is ok
         * @return this builder
         */
        public Builder problem(@Nullable ConnectorError value) {
            this.problem = value;
            return this;
        }

        /**
         * What could not be found out, one line each.
         *
         * @param value default none
         * @return this builder
         */
        public Builder warnings(List<String> value) {
            this.warnings = Objects.requireNonNull(value, "warnings");
            return this;
        }

        /**
         * Every field that the vendor sent of the account and the library does not model.
         *
         * @param value default none
         * @return this builder
         */
        public Builder vendorFields(JsonObject value) {
            this.vendorFields = Objects.requireNonNull(value, "vendorFields");
            return this;
        }

        /**
         * {@return the value}
         *
         * @throws IllegalArgumentException if a vendor that was not reached is said to have taken the credential
         */
        public AccountReport build() {
            return new AccountReport(this);
        }
    }
}
