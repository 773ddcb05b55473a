package org.connectorsdk.airbyte.internal;

import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.parser.CronParser;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.connectorsdk.api.json.JsonNumber;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;

/**
 * Checks schedules before they are sent. Expressions are read as Quartz reads them and zones as this machine's list of
 * zones has them; what is let through is one that Airbyte can run.
 */
final class Schedules {
    private static final Set<String> UNITS = Set.of("minutes", "hours", "days", "weeks", "months");
    private static final String EXPRESSION = "cronExpression";
    private static final String ZONE = "cronTimeZone";

    private Schedules() {}

    /** Made when the first schedule is checked: most programs never set one. */
    private static final class Quartz {
        static final CronParser PARSER = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.QUARTZ));

        private Quartz() {}
    }

    /** The schedule members of the configuration API. */
    static void ofConfig(JsonObject members, FieldFindings findings) {
        if (members.has("schedule")) {
            findings.refuse("schedule", "is the old form: use scheduleType and scheduleData");
        }
        Optional<String> type = members.string("scheduleType");
        Optional<JsonObject> data = members.object("scheduleData");
        if (type.isEmpty() && members.has("scheduleData")) {
            findings.refuse("scheduleType", "must be given with scheduleData");
        }
        type.ifPresent(word -> checkData(word.toLowerCase(Locale.ROOT), data, findings));
    }

    private static void checkData(String type, Optional<JsonObject> data, FieldFindings findings) {
        switch (type) {
            case "manual" ->
                data.ifPresent(present -> findings.refuse("scheduleData", "must be left out of a manual schedule"));
            case "basic" -> checkInterval(data.flatMap(present -> present.object("basicSchedule")), findings);
            case "cron" -> checkCron(data.flatMap(present -> present.object("cron")), findings);
            default -> {
                // A word that is not known here is the server's to judge.
            }
        }
    }

    private static void checkInterval(Optional<JsonObject> interval, FieldFindings findings) {
        String path = "scheduleData.basicSchedule";
        if (interval.isEmpty()) {
            findings.refuse(path, "must be given with units and timeUnit");
            return;
        }
        if (interval.get().get("units").filter(Schedules::isCount).isEmpty()) {
            findings.refuse(path + ".units", "must be a whole number, 1 or more");
        }
        Optional<String> unit = interval.get().string("timeUnit");
        if (unit.isEmpty()) {
            findings.refuse(path + ".timeUnit", "must be given, such as hours");
        } else if (!UNITS.contains(unit.get().toLowerCase(Locale.ROOT))) {
            findings.warn(
                    path + ".timeUnit",
                    "is not a unit that Airbyte is known to take: minutes, hours, days, weeks, months");
        }
    }

    private static boolean isCount(JsonValue value) {
        try {
            return value instanceof JsonNumber number && number.longValueExact() > 0;
        } catch (ArithmeticException e) {
            return false;
        }
    }

    private static void checkCron(Optional<JsonObject> cron, FieldFindings findings) {
        String path = "scheduleData.cron.";
        checkExpression(path + EXPRESSION, cron.flatMap(present -> present.string(EXPRESSION)), findings);
        Optional<String> zone = cron.flatMap(present -> present.string(ZONE));
        if (zone.isEmpty()) {
            findings.refuse(path + ZONE, "must be given, such as Europe/Lisbon");
        } else if (zone.get().toLowerCase(Locale.ROOT).startsWith("etc")) {
            findings.refuse(path + ZONE, "must not be one of Etc: Airbyte refuses those; use UTC");
        } else if (!ZoneId.getAvailableZoneIds().contains(zone.get())) {
            findings.refuse(path + ZONE, "is not a time zone: give one such as Europe/Lisbon");
        }
    }

    private static void checkExpression(String path, Optional<String> expression, FieldFindings findings) {
        String advice = ": give a Quartz expression of 6 or 7 fields, beginning with seconds, such as 0 15 2 * * ?";
        if (expression.isEmpty()) {
            findings.refuse(path, "must be given" + advice);
            return;
        }
        if (expression.get().indexOf('|') >= 0) {
            findings.refuse(path, "must be one expression, without |" + advice);
            return;
        }
        try {
            Quartz.PARSER.parse(expression.get()).validate();
        } catch (IllegalArgumentException e) {
            findings.refuse(path, "cannot be read" + advice);
        }
    }

    /** The schedule of the public API, which knows expressions alone, always in UTC. */
    static void ofPublic(JsonObject members, FieldFindings findings) {
        Optional<JsonObject> schedule = members.object("schedule");
        String type = schedule.flatMap(present -> present.string("scheduleType"))
                .orElse("")
                .toLowerCase(Locale.ROOT);
        if (type.equals("basic")) {
            findings.refuse("schedule.scheduleType", "cannot be basic in the public API; use cron");
        } else if (type.equals("cron")) {
            Optional<String> expression = schedule.flatMap(present -> present.string(EXPRESSION));
            checkExpression("schedule." + EXPRESSION, expression.map(AirbyteMapper::withoutZone), findings);
        }
    }
}
