package org.connectorsdk.testkit.report;

import java.util.Locale;

/** How a verdict is shown: by a letter, a colour and a word, so that none of them is needed alone. */
enum Mark {
    PASS("P", "passes"),
    REFUSED_OK("R", "not offered, and refused as it should be"),
    NOT_APPLICABLE("–", "has no meaning for this vendor"),
    NOT_TESTABLE("T", "cannot be tried through the neutral interface"),
    WAIVED("W", "fails, with a reason on record"),
    NOT_RUN("·", "was not run"),
    INVALID("!", "proves nothing: the simulator or a fault did not behave"),
    FAIL("F", "fails"),
    UNKNOWN("?", "a verdict that this page does not know");

    private final String letter;
    private final String meaning;

    Mark(String letter, String meaning) {
        this.letter = letter;
        this.meaning = meaning;
    }

    static Mark of(String verdict) {
        for (Mark mark : values()) {
            if (mark.name().equals(verdict)) {
                return mark;
            }
        }
        return UNKNOWN;
    }

    String letter() {
        return letter;
    }

    String meaning() {
        return meaning;
    }

    String style() {
        return "v-" + Html.id(name().toLowerCase(Locale.ROOT));
    }
}
