package org.connectorsdk.simulators.table;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What names without quotes mean in a source's SQL.
 *
 * @since 0.1.0
 */
public enum SqlNaming {
    /** They are in lower case, as in PostgreSQL. */
    LOWER_CASE("\"[^\"]*+(?:\"\"[^\"]*+)*+\"|[A-Za-z_][A-Za-z0-9_]*+", ""),
    /** They are as they are written; brackets quote as well. */
    AS_WRITTEN("\"[^\"]*+(?:\"\"[^\"]*+)*+\"|\\[[^\\]]++\\]|[\\w\\p{L}]++", ";CASE_INSENSITIVE_IDENTIFIERS=TRUE");

    private final Pattern name;
    private final Pattern plain;
    private final String engineSetting;

    SqlNaming(String name, String engineSetting) {
        String one = "(?:" + name + ")";
        this.name = Pattern.compile(name);
        this.plain = Pattern.compile("(?i)\\s*select\\s+(\\*|" + one + "(?:\\s*,\\s*" + one + "){0,200})\\s+from\\s+("
                + one + "(?:\\s*\\.\\s*" + one + "){0,2})(?:\\s+limit\\s+(\\d{1,18}))?\\s*;?\\s*");
        this.engineSetting = engineSetting;
    }

    Pattern oneName() {
        return name;
    }

    Pattern plain() {
        return plain;
    }

    String engineSetting() {
        return engineSetting;
    }

    /** A name without its quotes. */
    String plainName(String written) {
        return switch (written.charAt(0)) {
            case '"' -> written.substring(1, written.length() - 1).replace("\"\"", "\"");
            case '[' -> written.substring(1, written.length() - 1);
            default -> this == LOWER_CASE ? written.toLowerCase(Locale.ROOT) : written;
        };
    }
}
