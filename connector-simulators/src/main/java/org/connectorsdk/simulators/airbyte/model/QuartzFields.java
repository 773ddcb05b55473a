package org.connectorsdk.simulators.airbyte.model;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Whether an expression is one of Quartz: 6 or 7 fields, beginning with seconds, each within its range. */
final class QuartzFields {
    private static final List<String> MONTHS =
            List.of("JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split(" ", -1));
    private static final List<String> DAYS = List.of("SUN MON TUE WED THU FRI SAT".split(" ", -1));
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");
    private static final Pattern LAST_OF_MONTH = Pattern.compile("L(-[0-9]{1,2})?|LW|[0-9]{1,2}W");
    private static final Pattern DAY_OF_MONTH_WEEK = Pattern.compile("([1-7]|[A-Z]{3})(L|#[1-5])|L");

    private QuartzFields() {}

    static boolean areValid(String expression) {
        String[] fields = expression.trim().toUpperCase(Locale.ROOT).split("\\s+", -1);
        return (fields.length == 6 || fields.length == 7)
                && isList(fields[0], 0, 59, List.of())
                && isList(fields[1], 0, 59, List.of())
                && isList(fields[2], 0, 23, List.of())
                && isDay(fields[3], LAST_OF_MONTH, 1, 31, List.of())
                && isList(fields[4], 1, 12, MONTHS)
                && isDay(fields[5], DAY_OF_MONTH_WEEK, 1, 7, DAYS)
                && fields[3].equals("?") != fields[5].equals("?")
                && (fields.length == 6 || isList(fields[6], 1970, 2099, List.of()));
    }

    private static boolean isDay(String field, Pattern special, int least, int most, List<String> names) {
        return field.equals("?") || special.matcher(field).matches() || isList(field, least, most, names);
    }

    private static boolean isList(String field, int least, int most, List<String> names) {
        for (String part : field.split(",", -1)) {
            if (!isPart(part, least, most, names)) {
                return false;
            }
        }
        return true;
    }

    /** A value, a range or everything, each with or without a step. */
    private static boolean isPart(String part, int least, int most, List<String> names) {
        String[] stepped = part.split("/", -1);
        if (stepped.length > 2 || (stepped.length == 2 && !isWithin(stepped[1], 1, most, List.of()))) {
            return false;
        }
        if (stepped[0].equals("*")) {
            return true;
        }
        String[] ends = stepped[0].split("-", -1);
        return ends.length <= 2
                && isWithin(ends[0], least, most, names)
                && (ends.length == 1 || isWithin(ends[1], least, most, names));
    }

    private static boolean isWithin(String text, int least, int most, List<String> names) {
        if (names.contains(text)) {
            return true;
        }
        return NUMBER.matcher(text).matches() && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most;
    }
}
