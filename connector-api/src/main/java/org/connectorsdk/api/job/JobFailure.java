package org.connectorsdk.api.job;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import org.connectorsdk.api.text.VendorText;

/**
 * Why a job failed, in the vendor's words (INC-16).
 *
 * @param message one line for people, at most 2,000 characters, without stack traces; mentions it when the provider
 *     gave no reason
 * @param origin which side failed, in the vendor's word ({@code source}, {@code destination}…); empty when not given
 * @param type the vendor's class of failure ({@code config_error}…); empty when not given
 * @param attempt number of the attempt that this reason is of, from 1; empty when not given
 * @param parts what failed in a job that failed in part, such as one line per table
 * @param details longer texts of the vendor such as stack traces, never part of a message; bounded
 * @since 0.1.0
 */
public record JobFailure(
        String message, String origin, String type, OptionalInt attempt, List<String> parts, Optional<String> details) {
    private static final int LONGEST_MESSAGE = 2_000;
    private static final int LONGEST_DETAILS = 20_000;

    /**
     * Copies the parts, and keeps the message to one line: what is more than that becomes the details, if there are no
     * others.
     *
     * @param message one line for people, at most 2,000 characters, without stack traces; says so when the provider
     *     gave no reason
     * @param origin which side failed, in the vendor's word ({@code source}, {@code destination}…); empty when not
     *     given
     * @param type the vendor's class of failure ({@code config_error}…); empty when not given
     * @param attempt number of the attempt that this reason is of, from 1; empty when not given
     * @param parts what failed in a job that failed in part, such as one line per table
     * @param details longer texts of the vendor such as stack traces, never part of a message; bounded
     */
    public JobFailure {
        Objects.requireNonNull(message, "message");
        origin = VendorText.line(origin);
        type = VendorText.line(type);
        Objects.requireNonNull(attempt, "attempt");
        parts = parts.stream().map(VendorText::line).toList();
        Objects.requireNonNull(details, "details");
        String line = bounded(message.lines().findFirst().orElse(""), LONGEST_MESSAGE);
        if (details.isEmpty() && !line.equals(message)) {
            details = Optional.of(bounded(message, LONGEST_DETAILS));
        }
        message = VendorText.line(line);
    }

    private static String bounded(String text, int longest) {
        return text.substring(0, Math.min(text.length(), longest));
    }

    /**
     * A failure of which only a text is known.
     *
     * @param message the text
     * @return the failure
     */
    public static JobFailure of(String message) {
        return new JobFailure(message, "", "", OptionalInt.empty(), List.of(), Optional.empty());
    }

    /** {@return the message alone} */
    @Override
    public String toString() {
        return message;
    }
}
