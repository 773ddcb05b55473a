package org.connectorsdk.planasonix;

/**
 * In which form a deployment speaks of connections. The vendor's reference and its own clients disagree, and both may
 * be right.
 */
enum PlanasonixDialect {
    /**
     * As the reference says: lists in an envelope, settings under {@code config}, secrets in a credential, updates in
     * part.
     */
    REFERENCE("reference", "config"),

    /**
     * As the vendor's own clients do: bare lists, settings as texts under {@code params} with the logins, a category,
     * whole updates.
     */
    CLIENT("client", "params");

    private final String setting;
    private final String member;

    PlanasonixDialect(String setting, String member) {
        this.setting = setting;
        this.member = member;
    }

    /** {@return the value of the setting {@code dialect} that means this one} */
    String setting() {
        return setting;
    }

    /** {@return the member under which settings are sent} */
    String member() {
        return member;
    }

    PlanasonixDialect other() {
        return this == REFERENCE ? CLIENT : REFERENCE;
    }
}
