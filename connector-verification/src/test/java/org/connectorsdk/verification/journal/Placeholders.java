package org.connectorsdk.verification.journal;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Replaces what differs from run to run, such as ids and times, by numbers in order of appearance. */
final class Placeholders {
    private static final Pattern ADDRESS = Pattern.compile("127\\.0\\.0\\.1(?::|%3A)\\d+");
    private static final Pattern TIME = Pattern.compile(
            "\\b20\\d\\d-\\d\\d-\\d\\dT\\d\\d(?::|%3A)\\d\\d(?:(?::|%3A)\\d\\d(?:\\.\\d+)?)?(?:Z|[+-]\\d\\d:?\\d\\d)?");
    private static final Pattern ID = Pattern.compile("\\beyJ[\\w.-]{30,}"
            + "|\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b"
            + "|\\b[a-z]{2,8}_(?=[a-z]*[0-9])[a-z0-9]{12,}\\b"
            + "|\\b(?=[a-z]*[0-9])[a-z0-9]{16,}\\b");

    private final Map<String, String> secrets = new LinkedHashMap<>();
    private final Map<String, String> known = new HashMap<>();
    private int ids;
    private int times;

    void secret(String name, String value) {
        secrets.put(value, "<" + name + ">");
    }

    /** Gives a number to each id and time that is new. */
    String numbered(String text) {
        return replaced(text, id -> "<id-" + ++ids + ">", time -> "<time-" + ++times + ">");
    }

    /** Shows new ids and times without a number, so that another wording does not change the numbers after it. */
    String unnumbered(String text) {
        return replaced(text, id -> "<id>", time -> "<time>");
    }

    private String replaced(String text, UnaryOperator<String> newId, UnaryOperator<String> newTime) {
        String shown = text;
        for (Map.Entry<String, String> secret : secrets.entrySet()) {
            shown = shown.replace(secret.getKey(), secret.getValue());
        }
        shown = ADDRESS.matcher(shown).replaceAll("<server>");
        shown = TIME.matcher(shown).replaceAll(match -> placeholder(match, newTime));
        return ID.matcher(shown).replaceAll(match -> placeholder(match, newId));
    }

    private String placeholder(MatchResult match, UnaryOperator<String> fresh) {
        String value = match.group();
        String old = known.get(value);
        if (old != null) {
            return old;
        }
        String made = fresh.apply(value);
        if (!made.equals("<id>") && !made.equals("<time>")) {
            known.put(value, made);
        }
        return made;
    }
}
