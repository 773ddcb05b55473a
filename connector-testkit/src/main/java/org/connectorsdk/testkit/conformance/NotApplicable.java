package org.connectorsdk.testkit.conformance;

import java.util.Objects;

/**
 * Ends a rule that has no meaning for a vendor. The reasons are a closed list, so that a rule cannot be talked away.
 *
 * @since 0.1.0
 */
public final class NotApplicable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Why a rule can have no meaning. */
    public enum Reason {
        /** The vendor has no write that could be sent twice. */
        NO_UNSAFE_OPERATION("the provider declares no create, sync or purge"),
        /** The vendor's list has no pages. */
        NO_PAGES("the vendor answers its list as a whole"),
        /** The vendor's refusals name no fields. */
        NO_FIELD_VIOLATIONS("the vendor's refusals name no fields"),
        /** The vendor's test cannot tell the cases apart. */
        NO_TEST_CASES("the vendor's test cannot tell the cases apart"),
        /** The vendor's columns hold no others that could be a key. */
        NO_NESTED_KEYS("the vendor's columns hold no others that could be a key"),
        /** The vendor's jobs have no ids. */
        NO_JOB_IDS("the vendor's jobs have no ids, so there is one at a time"),
        /** The vendor's jobs never stand still. */
        NO_STALLED_JOBS("the vendor's jobs never stand still"),
        /** Every field can be changed. */
        NO_FIXED_FIELDS("the provider declares no field that is fixed"),
        /** The client has no secrets. */
        NO_SECRETS("the provider needs no secret"),
        /** A live account cannot be made to do it. */
        LIVE("a live account cannot be made to misbehave");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        /** {@return the reason for people} */
        public String text() {
            return text;
        }
    }

    private final Reason reason;

    /**
     * Ends the rule.
     *
     * @param reason why it has no meaning
     */
    public NotApplicable(Reason reason) {
        super(Objects.requireNonNull(reason, "reason").text(), null, false, false);
        this.reason = reason;
    }

    /** {@return why} */
    public Reason reason() {
        return reason;
    }
}
