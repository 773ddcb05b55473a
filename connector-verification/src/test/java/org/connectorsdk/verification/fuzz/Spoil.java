package org.connectorsdk.verification.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import org.connectorsdk.verification.fuzz.Specimen.Role;
import org.connectorsdk.verification.fuzz.Spoiled.Expected;
import org.jspecify.annotations.Nullable;

/** Ways to spoil one value of an answer. */
enum Spoil {
    REMOVED,
    NULL,
    OTHER_TYPE,
    TWICE,
    HUGE_NUMBER,
    DEEP,
    OTHER_ID,
    ODD_TEXT,
    LONG_TEXT;

    private static final List<String> VALUES = List.of("7", "-3.5", "\"x\"", "true", "{}", "[]", "{\"a\":1}", "[1]");
    private static final List<String> NUMBERS = List.of(
            "1e400",
            "-1e400",
            "1e-400",
            "9223372036854775807",
            "9223372036854775808",
            "-9223372036854775809",
            "1764353241000000000",
            "1e999999999",
            "9".repeat(1_200));
    private static final List<String> TEXTS = List.of(
            "\"\"",
            "\"   \"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"run\\r\\n[ERROR] forged \\u001b[31m\"",
            "\"\\u202etxet\\u200b\"",
            "\"../../../etc/passwd\"",
            "\"null\"",
            "\"NaN\"",
            "\"99999999999999999999\"",
            "\"0000-00-00T99:99:99Z\"");
    private static final List<Role> ROLES = List.of(Role.values());
    private static final int DEPTH = 5_000;
    private static final int LONG = 60_000;

    /** Where a spoiled value is looked for, so that what matters is met as often as what does not. */
    private static Spot draw(Specimen specimen, RandomGenerator random) {
        Role role = ROLES.get(random.nextInt(ROLES.size()));
        List<Spot> spots = random.nextInt(3) > 0 && !specimen.of(role).isEmpty() ? specimen.of(role) : specimen.spots;
        return spots.get(random.nextInt(spots.size()));
    }

    /** Spoils one value that is drawn. {@return null where this way does not fit the value} */
    @Nullable
    Spoiled apply(Specimen specimen, RandomGenerator random) {
        Spot spot = draw(specimen, random);
        JsonNode document = specimen.document;
        String text = text(spot, random);
        if (document == null || text == null) {
            return null;
        }
        Printer.Edit edit = switch (this) {
            case REMOVED -> Printer.Edit.REMOVE;
            case TWICE -> random.nextBoolean() ? Printer.Edit.BEFORE : Printer.Edit.AFTER;
            default -> Printer.Edit.REPLACE;
        };
        String spoiled = Printer.edited(document, spot, edit, text);
        String what = toString() + (this == TWICE ? " " + edit : "") + " at " + spot.path() + " with "
                + text.substring(0, Math.min(40, text.length()));
        return new Spoiled(Bytes.like(specimen.exchange, spoiled), false, what, expected(specimen, spot, text));
    }

    private @Nullable String text(Spot spot, RandomGenerator random) {
        JsonNode value = spot.value();
        return switch (this) {
            case REMOVED -> spot.isMember() ? "" : null;
            case NULL -> value.isNull() ? null : "null";
            case OTHER_TYPE -> otherType(value, random);
            case TWICE -> spot.isMember() ? (random.nextInt(3) == 0 ? "null" : otherType(value, random)) : null;
            case HUGE_NUMBER -> NUMBERS.get(random.nextInt(NUMBERS.size()));
            case DEEP -> random.nextInt(8) == 0 ? "[".repeat(DEPTH) + "]".repeat(DEPTH) : null;
            case OTHER_ID -> value.isTextual() || value.isIntegralNumber() ? otherId(value) : null;
            case ODD_TEXT -> TEXTS.get(random.nextInt(TEXTS.size()));
            case LONG_TEXT -> random.nextInt(16) == 0 ? '"' + "x".repeat(LONG) + '"' : null;
        };
    }

    private static @Nullable String otherType(JsonNode value, RandomGenerator random) {
        String drawn = VALUES.get(random.nextInt(VALUES.size()));
        return kind(drawn.charAt(0)).equals(kind(value.toString().charAt(0))) ? null : drawn;
    }

    private static String kind(char first) {
        return switch (first) {
            case '{' -> "object";
            case '[' -> "array";
            case '"' -> "text";
            case 't', 'f' -> "boolean";
            case 'n' -> "null";
            default -> "number";
        };
    }

    private static String otherId(JsonNode value) {
        return value.isTextual() ? "\"other-" + value.textValue() + "\"" : Long.toString(value.asLong() + 991);
    }

    private Expected expected(Specimen specimen, Spot spot, String text) {
        boolean told = this != OTHER_ID && this != HUGE_NUMBER && this != ODD_TEXT && this != LONG_TEXT;
        boolean otherForm =
                this == OTHER_TYPE && text.equals("7") && spot.value().isTextual();
        if (specimen.is(Role.ID, spot)) {
            if (specimen.isSide()) {
                return Expected.SAID;
            }
            if (specimen.isLookAhead()) {
                return Expected.TOLD;
            }
            return (told && !otherForm) || specimen.isAbout() ? Expected.ERROR : Expected.TYPED;
        }
        if (specimen.isCell(spot) || otherForm || isOptional(spot)) {
            return Expected.TYPED;
        }
        if (spot.parent() == null) {
            return text.equals("[]") ? Expected.TYPED : specimen.lost();
        }
        if (specimen.is(Role.LIST, spot)) {
            return specimen.lost();
        }
        boolean near = specimen.is(Role.INNER_LIST, spot) || specimen.is(Role.ITEM, spot) || holdsHeart(specimen, spot);
        return near && told ? Expected.TOLD : Expected.TYPED;
    }

    /** Folders are told only where there are some. */
    private static boolean isOptional(Spot spot) {
        return spot.name().equals("commonPrefixes");
    }

    /** {@return whether the value is around what the operation is about} */
    private static boolean holdsHeart(Specimen specimen, Spot spot) {
        return specimen.heart().stream().anyMatch(inner -> inner.path().startsWith(spot.path() + "/"));
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
