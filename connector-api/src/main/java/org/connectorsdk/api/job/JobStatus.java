package org.connectorsdk.api.job;

import java.util.Objects;
import org.connectorsdk.api.text.VendorText;

/**
 * A job's status: the vendor's word and its neutral reading. Open: an unknown word is kept as it came.
 *
 * @param raw the vendor's word, unchanged
 * @param state what it means; {@link JobState#UNKNOWN} for a word that is not known here
 * @since 0.1.0
 */
public record JobStatus(String raw, JobState state) {
    private static final int LONGEST_SHOWN = 200;

    /**
     * Null for any part is refused with {@link NullPointerException}.
     *
     * @param raw the vendor's word, unchanged
     * @param state what it means; {@link JobState#UNKNOWN} for a word that is not known here
     */
    public JobStatus {
        Objects.requireNonNull(raw, "raw");
        Objects.requireNonNull(state, "state");
    }

    /** {@return whether nothing more will happen} */
    public boolean isTerminal() {
        return state.isTerminal();
    }

    /** {@return whether the vendor's word is known here} */
    public boolean isKnown() {
        return state != JobState.UNKNOWN;
    }

    /** {@return the vendor's word on one line, without control characters; of a very long one its beginning} */
    @Override
    public String toString() {
        return VendorText.line(raw, LONGEST_SHOWN);
    }
}
