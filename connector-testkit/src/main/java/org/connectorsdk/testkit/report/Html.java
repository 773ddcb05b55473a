package org.connectorsdk.testkit.report;

/** Builds a page. Whatever is text is escaped; whatever is markup is a constant of this package. */
final class Html {
    private final StringBuilder page = new StringBuilder(1 << 16);

    /** Appends markup. */
    Html markup(String markup) {
        page.append(markup);
        return this;
    }

    /** Appends a text, also within quotes. */
    Html text(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> page.append("&amp;");
                case '<' -> page.append("&lt;");
                case '>' -> page.append("&gt;");
                case '"' -> page.append("&quot;");
                case '\'' -> page.append("&#39;");
                case '\n', '\t' -> page.append(c);
                default -> page.append(Character.isISOControl(c) ? '\uFFFD' : c);
            }
        }
        return this;
    }

    Html text(long number) {
        page.append(number);
        return this;
    }

    /** An element with a text in it. */
    Html element(String start, String text, String end) {
        return markup(start).text(text).markup(end);
    }

    /** Letters, digits and hyphens alone, for ids and fragments. */
    static String id(String text) {
        return text.replaceAll("[^A-Za-z0-9]+", "-");
    }

    @Override
    public String toString() {
        return page.toString();
    }
}
