package org.connectorsdk.simulators.planasonix;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What differs between two deployments of this vendor, or is left open by its reference. Each switch may be changed at
 * any time, from any thread; it counts from the next request on.
 *
 * @since 0.1.0
 */
public final class PlanasonixTenant {
    /** In which form the vendor speaks. */
    public enum Dialect {
        /** As its reference says. */
        REFERENCE,
        /** As the clients that it publishes itself expect it: older names, other envelopes. */
        VENDOR_CLIENT;

        /**
         * A dialect by the name that connectors use for it.
         *
         * @param name {@code reference} or {@code client}, in any case
         * @return the dialect
         * @throws IllegalArgumentException for another name
         */
        public static Dialect of(String name) {
            return switch (name.toLowerCase(Locale.ROOT)) {
                case "reference" -> REFERENCE;
                case "client" -> VENDOR_CLIENT;
                default -> throw new IllegalArgumentException("dialect: reference or client, got " + name);
            };
        }
    }

    /** What the account has paid for. */
    public enum Plan {
        /** Without syncs, backfills, jobs and webhooks: each of them is 403. */
        STARTER,
        /** With everything but high priority. */
        PROFESSIONAL,
        /** With everything. */
        ENTERPRISE
    }

    /** What a new {@code config} does to the old one. */
    public enum ConfigUpdate {
        /** It takes its place, literally: what it does not name is gone, secrets included. */
        REPLACE,
        /** Its members are put over the old ones; a null removes one. */
        MERGE
    }

    /** How secrets in a connection's {@code config} are kept from readers. */
    public enum SecretDisplay {
        /** Their values read {@value PlanasonixState#MASK}. */
        MASKED,
        /** They are left out. */
        DROPPED,
        /** They are not: what was stored is shown. */
        CLEAR
    }

    /** What a webhook's signature covers. */
    public enum SignatureForm {
        /** Time stamp, dot, raw body; the value begins with {@code v1=}. */
        TIMESTAMP_AND_BODY,
        /** The raw body alone, as bare hexadecimal digits. */
        BODY
    }

    private volatile Dialect dialect = Dialect.REFERENCE;
    volatile Plan plan = Plan.ENTERPRISE;
    volatile ConfigUpdate configUpdate = ConfigUpdate.REPLACE;
    private volatile @Nullable SecretDisplay secretDisplay;
    volatile boolean partialResults;
    volatile SignatureForm signatureForm = SignatureForm.TIMESTAMP_AND_BODY;
    volatile boolean uniqueNames = true;
    volatile boolean createdAtOnGet;
    volatile boolean rateHeaders = true;
    volatile int requestsPerMinute = 1_000_000;

    PlanasonixTenant() {}

    /**
     * In which form the vendor speaks; the reference's unless told otherwise.
     *
     * @param newDialect the form
     * @return this tenant
     */
    public PlanasonixTenant dialect(Dialect newDialect) {
        dialect = requireNonNull(newDialect, "newDialect");
        return this;
    }

    /**
     * What the account has paid for; everything unless told otherwise.
     *
     * @param newPlan the plan
     * @return this tenant
     */
    public PlanasonixTenant plan(Plan newPlan) {
        plan = requireNonNull(newPlan, "newPlan");
        return this;
    }

    /**
     * What a new {@code config} does to the old one; it replaces it unless told otherwise.
     *
     * @param newConfigUpdate the effect
     * @return this tenant
     */
    public PlanasonixTenant configUpdate(ConfigUpdate newConfigUpdate) {
        configUpdate = requireNonNull(newConfigUpdate, "newConfigUpdate");
        return this;
    }

    /**
     * How secrets in a connection's settings are kept from readers. Unless told otherwise they are masked, and in the
     * vendor client's dialect shown in clear: that client writes back the whole of what it read, logins included.
     *
     * @param newSecretDisplay the way
     * @return this tenant
     */
    public PlanasonixTenant secretDisplay(SecretDisplay newSecretDisplay) {
        secretDisplay = requireNonNull(newSecretDisplay, "newSecretDisplay");
        return this;
    }

    /**
     * Whether asking for the results of an unfinished job gives what is there; false, a 409, unless told otherwise.
     *
     * @param given true to give it
     * @return this tenant
     */
    public PlanasonixTenant partialResults(boolean given) {
        partialResults = given;
        return this;
    }

    /**
     * What a webhook's signature covers; time stamp and body unless told otherwise.
     *
     * @param newSignatureForm the form
     * @return this tenant
     */
    public PlanasonixTenant signatureForm(SignatureForm newSignatureForm) {
        signatureForm = requireNonNull(newSignatureForm, "newSignatureForm");
        return this;
    }

    /**
     * Whether two connections of one name are refused; true unless told otherwise.
     *
     * @param unique false to allow them
     * @return this tenant
     */
    public PlanasonixTenant uniqueNames(boolean unique) {
        uniqueNames = unique;
        return this;
    }

    /**
     * Whether reading one connection shows when it was created, which the reference's sample does not; false unless
     * told otherwise.
     *
     * @param shown true to show it
     * @return this tenant
     */
    public PlanasonixTenant createdAtOnGet(boolean shown) {
        createdAtOnGet = shown;
        return this;
    }

    /**
     * Whether answers carry {@code X-RateLimit-*}, and 429 a {@code Retry-After}; true unless told otherwise.
     *
     * @param sent false to leave them out
     * @return this tenant
     */
    public PlanasonixTenant rateHeaders(boolean sent) {
        rateHeaders = sent;
        return this;
    }

    /**
     * How many requests each key may make in a minute of the simulator's clock; a million unless told otherwise.
     *
     * @param newRequestsPerMinute zero to refuse every request
     * @return this tenant
     */
    public PlanasonixTenant requestsPerMinute(int newRequestsPerMinute) {
        if (newRequestsPerMinute < 0) {
            throw new IllegalArgumentException("newRequestsPerMinute: not negative, got " + newRequestsPerMinute);
        }
        requestsPerMinute = newRequestsPerMinute;
        return this;
    }

    boolean speaksVendorClient() {
        return dialect == Dialect.VENDOR_CLIENT;
    }

    SecretDisplay shownSecrets() {
        SecretDisplay told = secretDisplay;
        SecretDisplay usual = speaksVendorClient() ? SecretDisplay.CLEAR : SecretDisplay.MASKED;
        return told == null ? usual : told;
    }
}
