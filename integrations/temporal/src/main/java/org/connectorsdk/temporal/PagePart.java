package org.connectorsdk.temporal;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.connectorsdk.temporal.ConnectorActivities.ConnectionIds;

/**
 * A part of a page that is no larger than a history may hold: some vendors list everything in one page. Each part reads
 * the page anew, and begins after the last connection of the part before.
 *
 * @param skipped how many connections of the page the parts before had
 * @param after the last of them; empty for the first part
 * @param token the vendor's token of the page; empty for the first page
 */
record PagePart(int skipped, String after, String token) {
    /** How many connections a part has at the most. */
    static final int MOST = 2_000;

    private static final String PREFIX = "part:";
    private static final int MOST_WARNINGS = 100;
    private static final int LONGEST_WARNING = 300;

    /** A connection that was the last of a part and is gone: so many before its place come again, and are passed over. */
    private static final int OVERLAP = 500;

    /** Reads what {@link #encode} wrote, or a vendor's token. */
    static PagePart decode(String text) {
        if (!text.startsWith(PREFIX)) {
            return new PagePart(0, "", text);
        }
        String[] parts = text.substring(PREFIX.length()).split(":", 3);
        if (parts.length != 3) {
            throw new IllegalArgumentException("token: is no token of a list");
        }
        String after = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        return new PagePart(Integer.parseInt(parts[0]), after, parts[2]);
    }

    String encode() {
        if (skipped == 0 && !token.startsWith(PREFIX)) {
            return token;
        }
        String last = Base64.getUrlEncoder().withoutPadding().encodeToString(after.getBytes(StandardCharsets.UTF_8));
        return PREFIX + skipped + ':' + last + ':' + token;
    }

    /**
     * Takes this part of a page.
     *
     * @param page ids of all its connections
     * @param next the vendor's token of the next page; empty at the end
     * @param warnings what could not be understood of the page
     */
    ConnectionIds of(List<String> page, String next, List<String> warnings) {
        int from = Math.min(begin(page), page.size());
        int to = Math.min(page.size(), from + MOST);
        boolean whole = to == page.size();
        PagePart following = whole ? new PagePart(0, "", next) : new PagePart(to, page.get(to - 1), token);
        return new ConnectionIds(
                List.copyOf(page.subList(from, to)),
                following.encode(),
                skipped > 0
                        ? List.of()
                        : warnings.stream()
                                .limit(MOST_WARNINGS)
                                .map(text -> JobReport.cut(text, LONGEST_WARNING))
                                .toList());
    }

    private int begin(List<String> page) {
        if (skipped == 0) {
            return 0;
        }
        int last = page.indexOf(after);
        return last >= 0 ? last + 1 : Math.max(0, skipped - OVERLAP);
    }
}
