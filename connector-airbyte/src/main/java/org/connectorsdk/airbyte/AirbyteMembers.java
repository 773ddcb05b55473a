package org.connectorsdk.airbyte;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.json.JsonNull;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.http.LocalRefusal;

/**
 * Checks schedules and other members before they are sent, because Airbyte answers such mistakes as failures of its own
 * (status 500), after which nobody knows what happened.
 */
final class AirbyteMembers {
    private static final String CONFIG = "config.";
    private static final Pattern BLANKS = Pattern.compile("\\s+");
    private static final Set<String> FIXED =
            Set.of("connectionId", "sourceId", "destinationId", "workspaceId", "createdAt");

    private AirbyteMembers() {}

    /** What is wrong with members for the configuration API. */
    static List<FieldViolation> ofConfig(JsonObject members) {
        List<FieldViolation> violations = common(members);
        if (members.has("schedule")) {
            violations.add(wrong("schedule", "is the old form: use scheduleType and scheduleData"));
        }
        Optional<String> type = members.string("scheduleType");
        Optional<JsonObject> data = members.object("scheduleData");
        if (type.isEmpty() && members.has("scheduleData")) {
            violations.add(wrong("scheduleType", "must be given with scheduleData"));
        }
        type.ifPresent(word -> checkData(word.toLowerCase(Locale.ROOT), data, violations));
        return violations;
    }

    private static void checkData(String type, Optional<JsonObject> data, List<FieldViolation> violations) {
        switch (type) {
            case "manual" ->
                data.ifPresent(present -> violations.add(wrong("scheduleData", "has no place in a manual schedule")));
            case "basic" -> {
                if (data.flatMap(present -> present.object("basicSchedule")).isEmpty()) {
                    violations.add(wrong("scheduleData.basicSchedule", "must be given with units and timeUnit"));
                }
            }
            case "cron" -> checkCron(data.flatMap(present -> present.object("cron")), violations);
            default -> {
                // A word that is not known here is the server's to judge.
            }
        }
    }

    private static void checkCron(Optional<JsonObject> cron, List<FieldViolation> violations) {
        String path = "scheduleData.cron.";
        Optional<String> expression = cron.flatMap(present -> present.string("cronExpression"));
        Optional<String> zone = cron.flatMap(present -> present.string("cronTimeZone"));
        checkExpression(path + "cronExpression", expression, violations);
        if (zone.isEmpty()) {
            violations.add(wrong(path + "cronTimeZone", "must be given, such as Europe/Lisbon"));
        } else if (zone.get().toLowerCase(Locale.ROOT).startsWith("etc")) {
            violations.add(wrong(path + "cronTimeZone", "must not be one of Etc: Airbyte refuses those; use UTC"));
        }
    }

    private static void checkExpression(String path, Optional<String> expression, List<FieldViolation> violations) {
        int fields =
                expression.map(text -> BLANKS.split(text.strip(), -1).length).orElse(0);
        if (fields < 6 || fields > 7) {
            violations.add(wrong(path, "must be a Quartz expression: 6 or 7 fields, beginning with seconds"));
        }
    }

    /** What is wrong with members for the public API. */
    static List<FieldViolation> ofPublic(JsonObject members) {
        List<FieldViolation> violations = common(members);
        Optional<JsonObject> schedule = members.object("schedule");
        String type = schedule.flatMap(present -> present.string("scheduleType"))
                .orElse("")
                .toLowerCase(Locale.ROOT);
        if (type.equals("basic")) {
            violations.add(wrong("schedule.scheduleType", "cannot be basic in the public API; use cron"));
        } else if (type.equals("cron")) {
            Optional<String> expression = schedule.flatMap(present -> present.string("cronExpression"));
            checkExpression("schedule.cronExpression", expression.map(AirbyteMembers::withoutZone), violations);
        }
        return violations;
    }

    /** The public API appends the zone, and takes it back. */
    static String withoutZone(String expression) {
        return expression.endsWith(" UTC") ? expression.substring(0, expression.length() - 4) : expression;
    }

    private static List<FieldViolation> common(JsonObject members) {
        List<FieldViolation> violations = new ArrayList<>();
        members.members().forEach((name, value) -> {
            if (value instanceof JsonNull) {
                violations.add(wrong(name, "cannot be removed: Airbyte takes null for no change"));
            } else if (FIXED.contains(name)) {
                violations.add(wrong(name, "cannot be set here"));
            }
        });
        return violations;
    }

    private static FieldViolation wrong(String path, String message) {
        return LocalRefusal.violation(CONFIG + path, message);
    }
}
