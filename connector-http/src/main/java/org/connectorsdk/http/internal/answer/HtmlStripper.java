package org.connectorsdk.http.internal.answer;

/** Makes a page readable in one line: tags, scripts and styles taken out, blanks drawn together. */
public final class HtmlStripper {
    private static final String[] HIDDEN = {"script", "style"};

    private HtmlStripper() {}

    /**
     * Strips markup.
     *
     * @param page HTML, or any text
     * @return what a reader would see
     */
    public static String of(String page) {
        StringBuilder text = new StringBuilder(Math.min(page.length(), 4096));
        int at = 0;
        while (at < page.length()) {
            char c = page.charAt(at);
            if (c == '<') {
                at = afterTag(page, at);
                blank(text);
            } else if (Character.isWhitespace(c) || Character.isISOControl(c)) {
                blank(text);
                at++;
            } else {
                text.append(c);
                at++;
            }
        }
        return text.toString().strip();
    }

    private static void blank(StringBuilder text) {
        if (text.length() > 0 && text.charAt(text.length() - 1) != ' ') {
            text.append(' ');
        }
    }

    private static int afterTag(String page, int start) {
        for (String name : HIDDEN) {
            if (page.regionMatches(true, start + 1, name, 0, name.length())) {
                return afterElement(page, start, name);
            }
        }
        if (page.startsWith("<!--", start)) {
            int end = page.indexOf("-->", start);
            return end == -1 ? page.length() : end + 3;
        }
        int end = page.indexOf('>', start);
        return end == -1 ? page.length() : end + 1;
    }

    private static int afterElement(String page, int start, String name) {
        String close = "</" + name;
        for (int at = start; at < page.length(); at++) {
            if (page.regionMatches(true, at, close, 0, close.length())) {
                int end = page.indexOf('>', at);
                return end == -1 ? page.length() : end + 1;
            }
        }
        return page.length();
    }
}
