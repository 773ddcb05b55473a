package org.connectorsdk.simulators.airbyte.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.ZoneId;
import java.util.Locale;
import java.util.regex.Pattern;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.testkit.simulator.Refusal;

/**
 * Which schedules the server takes, and how it says no; the statuses are as odd as those of the original.
 *
 * @since 0.1.0
 */
public final class ScheduleRules {
    private static final Pattern ONE_MOMENT = Pattern.compile("[0-9]+");

    private final ServerVersion version;

    public ScheduleRules(ServerVersion version) {
        this.version = version;
    }

    /** Checks the schedule of a new connection and completes it in the document. */
    public void onCreate(ObjectNode document) {
        boolean typed = document.has("scheduleType");
        JsonNode legacy = document.get("schedule");
        if (typed && legacy != null) {
            throw AirbyteErrors.unprocessable("Cannot specify both schedule and scheduleType.");
        }
        if (legacy != null) {
            document.put("scheduleType", "basic");
            document.set("scheduleData", Json.object().set("basicSchedule", legacy));
        } else if (!typed) {
            document.put("scheduleType", "manual");
            document.remove("scheduleData");
        }
        String type = document.path("scheduleType").asText();
        if (type.equals("manual")) {
            document.remove("scheduleData");
        } else if (!document.has("scheduleData")) {
            throw AirbyteErrors.unprocessable("scheduleData is required for " + type + " schedules.");
        }
        complete(document, type);
    }

    /** Checks the schedule members of an update and merges them into the document. */
    public void onUpdate(ObjectNode document, ObjectNode change) {
        boolean typed = change.has("scheduleType");
        boolean data = change.has("scheduleData");
        if (change.has("schedule")) {
            throw AirbyteErrors.failure("schedule must not be set; use scheduleType and scheduleData.");
        }
        if (data && !typed) {
            throw AirbyteErrors.failure("scheduleData without scheduleType.");
        }
        if (!typed) {
            return;
        }
        String type = change.path("scheduleType").asText();
        if (type.equals("manual") == data) {
            throw AirbyteErrors.failure("scheduleType " + type + (data ? " with" : " without") + " scheduleData.");
        }
        document.put("scheduleType", type);
        if (data) {
            document.set("scheduleData", change.get("scheduleData"));
        } else {
            document.remove("scheduleData");
        }
        complete(document, type);
    }

    private void complete(ObjectNode document, String type) {
        document.remove("schedule");
        JsonNode data = document.path("scheduleData");
        if (type.equals("basic")) {
            JsonNode basic = data.path("basicSchedule");
            if (!basic.isObject()) {
                throw AirbyteErrors.unprocessable("basicSchedule is required for basic schedules.");
            }
            checkInterval(basic);
            document.set("schedule", basic);
        } else if (type.equals("cron")) {
            JsonNode cron = data.path("cron");
            if (!cron.isObject()) {
                throw cronProblem("missing-cron", "cron is required for cron schedules.");
            }
            checkCron(
                    cron.path("cronExpression").asText(),
                    cron.path("cronTimeZone").asText());
        }
    }

    private void checkInterval(JsonNode basic) {
        if (basic.path("units").asLong() < 1) {
            throw AirbyteErrors.unprocessable("The schedule must have a positive number of units.");
        }
        boolean minutes = basic.path("timeUnit").asText().equals("minutes");
        if (version.isCurrent() && minutes && basic.path("units").asLong() < 60) {
            throw AirbyteErrors.problem(
                    400,
                    "basic-schedule-validation/under-one-hour-not-allowed",
                    "Schedules under one hour are not allowed.");
        }
    }

    public void checkCron(String expression, String zone) {
        if (!QuartzFields.areValid(expression)) {
            throw cronProblem("invalid-expression", "The cron expression is not valid.");
        }
        if (zone.toLowerCase(Locale.ROOT).startsWith("etc")
                || !ZoneId.getAvailableZoneIds().contains(zone)) {
            throw cronProblem("invalid-timezone", "The cron time zone is not valid.");
        }
        String[] fields = expression.trim().split("\\s+", -1);
        boolean hourly = ONE_MOMENT.matcher(fields[0]).matches()
                && ONE_MOMENT.matcher(fields[1]).matches();
        if (version.isCurrent() && !hourly) {
            throw cronProblem("under-one-hour-not-allowed", "Schedules under one hour are not allowed.");
        }
    }

    private Refusal cronProblem(String name, String message) {
        return version.isCurrent()
                ? AirbyteErrors.problem(400, "cron-validation/" + name, message)
                : AirbyteErrors.unprocessable(message);
    }
}
