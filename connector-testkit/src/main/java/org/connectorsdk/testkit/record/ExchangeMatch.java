package org.connectorsdk.testkit.record;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Compares what is asked with what was recorded. What was a secret fits anything. */
final class ExchangeMatch {
    private final boolean bodies;

    /**
     * Compares.
     *
     * @param bodies whether bodies of requests have to fit too
     */
    ExchangeMatch(boolean bodies) {
        this.bodies = bodies;
    }

    boolean fits(RecordedExchange recorded, RecordedExchange asked) {
        return difference(recorded, asked).isEmpty();
    }

    /** {@return what does not fit, in the order of its weight; empty when all does} */
    String difference(RecordedExchange recorded, RecordedExchange asked) {
        if (!recorded.method().equals(asked.method())) {
            return "method";
        }
        if (!Placeholders.fits(recorded.path(), asked.path())) {
            return "path";
        }
        if (!sameQuery(recorded.query(), asked.query())) {
            return "query";
        }
        return bodies ? body(recorded.body(), asked.body()) : "";
    }

    /** How near a request is: more is nearer. */
    int nearness(RecordedExchange recorded, RecordedExchange asked) {
        int common = 0;
        String path = recorded.path();
        while (common < Math.min(path.length(), asked.path().length())
                && path.charAt(common) == asked.path().charAt(common)) {
            common++;
        }
        boolean samePath = Placeholders.fits(path, asked.path());
        boolean sameMethod = recorded.method().equals(asked.method());
        return (samePath ? 20_000 : Math.min(common, 9_000))
                + (sameMethod ? 10_000 : 0)
                + (sameQuery(recorded.query(), asked.query()) ? 1 : 0);
    }

    /** The order of parameters means nothing. */
    private static boolean sameQuery(String recorded, String asked) {
        List<String> left = new ArrayList<>(List.of(asked.split("&", -1)));
        List<String> wanted = new ArrayList<>(List.of(recorded.split("&", -1)));
        wanted.removeIf(left::remove);
        return wanted.stream().allMatch(pair -> removeFitting(pair, left)) && left.isEmpty();
    }

    private static boolean removeFitting(String recorded, List<String> asked) {
        for (Iterator<String> each = asked.iterator(); each.hasNext(); ) {
            if (Placeholders.fits(recorded, each.next())) {
                each.remove();
                return true;
            }
        }
        return false;
    }

    private static String body(RecordedBody recorded, RecordedBody asked) {
        if (recorded.isJson() && asked.isJson()) {
            return difference(recorded.tree(), asked.tree(), "")
                    .map(place -> place.isEmpty() ? "body" : "body at " + place)
                    .orElse("");
        }
        boolean isText = recorded.isText() && asked.isText() && recorded.isJson() == asked.isJson();
        boolean same =
                isText ? sameText(recorded.text(), asked.text()) : Arrays.equals(recorded.bytes(), asked.bytes());
        return same ? "" : "body";
    }

    /** A form is compared as a query is. */
    private static boolean sameText(String recorded, String asked) {
        return Placeholders.fits(recorded, asked)
                || (Stream.of(recorded, asked).allMatch(text -> text.contains("=") && text.indexOf('\n') < 0)
                        && sameQuery(recorded, asked));
    }

    /** {@return where two trees differ first; empty if nowhere} */
    private static Optional<String> difference(JsonNode recorded, JsonNode asked, String place) {
        if (recorded.isObject() && asked.isObject()) {
            Set<String> names = new LinkedHashSet<>();
            recorded.fieldNames().forEachRemaining(names::add);
            asked.fieldNames().forEachRemaining(names::add);
            return names.stream()
                    .map(name -> difference(recorded.path(name), asked.path(name), place + "/" + name))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        if (recorded.isArray() && asked.isArray()) {
            return IntStream.range(0, Math.max(recorded.size(), asked.size()))
                    .mapToObj(i -> difference(recorded.path(i), asked.path(i), place + "/" + i))
                    .flatMap(Optional::stream)
                    .findFirst();
        }
        return sameLeaf(recorded, asked) ? Optional.empty() : Optional.of(place);
    }

    private static boolean sameLeaf(JsonNode recorded, JsonNode asked) {
        if (recorded.isNumber() && asked.isNumber()) {
            return recorded.decimalValue().compareTo(asked.decimalValue()) == 0;
        }
        return recorded.equals(asked)
                || (recorded.isTextual()
                        && asked.isValueNode()
                        && !asked.isNull()
                        && Placeholders.isIn(recorded.textValue())
                        && Placeholders.fits(recorded.textValue(), asked.asText()));
    }
}
