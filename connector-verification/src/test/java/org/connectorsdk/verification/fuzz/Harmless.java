package org.connectorsdk.verification.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.connectorsdk.verification.fuzz.Spoiled.Expected;
import org.jspecify.annotations.Nullable;

/** Ways to say the same, or more, in an answer. */
enum Harmless {
    UNKNOWN_MEMBER,
    OTHER_ORDER,
    BLANKS,
    OTHER_NUMBER_FORM,
    ADDED_ROW,
    NEW_WORD;

    private static final List<String> VALUES =
            List.of("1", "\"new\"", "null", "true", "{\"a\":[1,{}]}", "[]", "[{\"b\":null}]", "12.5");

    /** Members whose values are open: a vendor may add one any day. */
    private static final Set<String> OPEN = Set.of(
            "status",
            "source_type",
            "visibility",
            "scheduleType",
            "namespaceDefinition",
            "nonBreakingSchemaUpdatesBehavior",
            "syncMode",
            "destinationSyncMode",
            "data_type",
            "dataType",
            "jobType",
            "kind",
            "mimeType",
            "setup_state",
            "sync_state",
            "update_state",
            "schedule_type");

    /** Operations that end on certain words, and take time otherwise. */
    private static final Set<String> WAITING =
            Set.of("await", "test", "test spec", "query", "preview", "cancel", "delete");

    private static final Set<String> ONE_PAGE = Set.of("jobs", "files", "introspect", "query", "preview");

    /** Changes the answer. {@return null where this way does not fit it} */
    @Nullable
    Spoiled apply(Specimen specimen, RandomGenerator random) {
        JsonNode document = specimen.document;
        if (document == null || specimen.exchange.answer().status() >= 300) {
            return null;
        }
        Spot spot = specimen.spots.get(random.nextInt(specimen.spots.size()));
        String text = switch (this) {
            case UNKNOWN_MEMBER ->
                spot.value().isObject()
                        ? Printer.edited(
                                document,
                                spot,
                                Printer.Edit.INTO,
                                "\"x_added_later\":" + VALUES.get(random.nextInt(VALUES.size())))
                        : null;
            case OTHER_ORDER -> Printer.shuffled(document, random.nextLong());
            case BLANKS -> Printer.blanked(document, random);
            case OTHER_NUMBER_FORM ->
                spot.value().isIntegralNumber()
                        ? Printer.edited(document, spot, Printer.Edit.REPLACE, otherForm(spot.value(), random))
                        : null;
            case ADDED_ROW -> added(specimen, document);
            case NEW_WORD ->
                isOpen(specimen, spot)
                        ? Printer.edited(document, spot, Printer.Edit.REPLACE, "\"brand_new_word\"")
                        : null;
        };
        if (text == null) {
            return null;
        }
        String where = this == OTHER_ORDER || this == BLANKS || this == ADDED_ROW ? "" : " at " + spot.path();
        return new Spoiled(Bytes.like(specimen.exchange, text), false, this + where, Expected.SUCCESS);
    }

    private static boolean isOpen(Specimen specimen, Spot spot) {
        return spot.value().isTextual()
                && OPEN.contains(spot.name())
                && !WAITING.contains(specimen.play.ask().name());
    }

    private static String otherForm(JsonNode number, RandomGenerator random) {
        BigDecimal value = number.decimalValue();
        return switch (random.nextInt(3)) {
            case 0 -> value.toPlainString() + ".0";
            case 1 -> value.toPlainString() + "e0";
            default -> value.signum() == 0 ? "0.00" : value.movePointLeft(1).toPlainString() + "e1";
        };
    }

    /** One more of what the answer lists, the same but for its name. */
    private static @Nullable String added(Specimen specimen, JsonNode document) {
        List<Spot> items = specimen.items();
        if (items.isEmpty() || !ONE_PAGE.contains(specimen.play.ask().name())) {
            return null;
        }
        Spot last = items.get(items.size() - 1);
        String item = last.value().toString();
        for (String word : specimen.play.honest().words()) {
            item = item.replace("\"" + word + "\"", "\"" + word + "-added\"");
        }
        return Printer.edited(document, last, Printer.Edit.AFTER, item);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
