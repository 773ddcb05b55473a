package org.connectorsdk.api.error;

import java.util.List;
import org.connectorsdk.api.text.VendorText;

/** Appends a list of problems to an error's line, so that the reader sees all of them at once. */
final class ViolationList {
    private static final int MOST = 50;
    private static final int LONGEST = 10_000;

    private ViolationList() {}

    static String line(ErrorContext context, List<?> problems) {
        if (problems.isEmpty()) {
            return context.line();
        }
        StringBuilder line = new StringBuilder(context.line()).append(": ");
        for (int i = 0; i < Math.min(problems.size(), MOST); i++) {
            line.append(i == 0 ? "" : "; ").append(problems.get(i));
        }
        if (problems.size() > MOST) {
            line.append("; and ").append(problems.size() - MOST).append(" more");
        }
        return bounded(line.toString());
    }

    static String bounded(String line) {
        return VendorText.line(line, LONGEST);
    }
}
