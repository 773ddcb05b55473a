package org.connectorsdk.http.internal.call;

import org.connectorsdk.http.internal.answer.ErrorBody;
import org.connectorsdk.http.internal.answer.HtmlStripper;

/** What of a page or plain text may stand in an error: tags stripped, masked, bounded (INC-17b). */
final class Excerpts {
    private static final int LONGEST = 500;

    private Excerpts() {}

    /** {@return at most 500 characters of what a reader would see} */
    static String of(CallContext<?> call, ErrorBody body) {
        if (body.isEmpty()) {
            return "";
        }
        // First masked, then cut: half a secret is still one.
        return cut(HtmlStripper.of(call.masker().maskBeginning(body.text())));
    }

    static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
        return text.substring(0, end) + '…';
    }
}
