package org.connectorsdk.api.error;

import org.connectorsdk.api.text.VendorText;

/** Keeps error texts on one bounded line, so that a provider's text can neither forge a log entry nor flood one. */
final class SingleLine {
    private static final int LONGEST = 1_000;

    private SingleLine() {}

    static String of(String text) {
        return VendorText.line(text, LONGEST);
    }
}
