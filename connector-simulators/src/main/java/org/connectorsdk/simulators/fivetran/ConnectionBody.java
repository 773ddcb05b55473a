package org.connectorsdk.simulators.fivetran;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.testkit.simulator.Members;

/**
 * What a create and an update have in common.
 *
 * @param lasting whether there is anything in it that stays
 */
record ConnectionBody(
        ObjectNode config,
        Optional<Boolean> paused,
        Tests tests,
        Plan plan,
        boolean reloads,
        ObjectNode extras,
        boolean lasting) {
    /** Whether the setup tests are to run, and with how much trust. */
    record Tests(boolean wanted, boolean trusted) {}

    /** When it is synced. */
    record Plan(
            OptionalLong frequency,
            Optional<String> dailyTime,
            Optional<String> scheduleType,
            Optional<JsonNode> schedule) {
        boolean isEmpty() {
            return frequency.isEmpty() && dailyTime.isEmpty() && scheduleType.isEmpty() && schedule.isEmpty();
        }
    }

    private static final Set<Long> FREQUENCIES = Set.of(1L, 5L, 15L, 30L, 60L, 120L, 180L, 360L, 480L, 720L, 1440L);
    private static final Pattern WHOLE_HOUR = Pattern.compile("([01]\\d|2[0-3]):00");
    private static final Set<String> SCHEDULES = Set.of("auto", "manual");
    private static final Set<String> NAMINGS = Set.of("FIVETRAN_NAMING", "SOURCE_NAMING");
    /** Shown as they were given, and without effect. */
    private static final List<String> KEPT = List.of(
            "networking_method",
            "private_link_id",
            "proxy_agent_id",
            "hybrid_deployment_agent_id",
            "data_delay_sensitivity",
            "data_delay_threshold",
            "pause_after_trial",
            "destination_schema_names",
            "destination_configuration",
            "external_secrets_manager_id",
            "schema_status");

    static ConnectionBody read(Members members, boolean isNew) {
        boolean sentConfig = members.has("config");
        ObjectNode config = isNew
                ? members.object("config")
                : members.optionalObject("config").orElseGet(Json::object);
        Tests tests = tests(members, isNew);
        Optional<Boolean> paused =
                members.any("paused").isPresent() ? Optional.of(members.flag("paused", false)) : Optional.empty();
        Plan plan = plan(members);
        word(members, "destination_schema_names", NAMINGS);
        boolean reloads = !isNew && members.flag("is_historical_sync", false);
        ObjectNode extras = Json.object();
        KEPT.forEach(name -> members.any(name).ifPresent(value -> extras.set(name, value)));
        boolean authorized = members.any("auth").isPresent();
        boolean card = members.any("connect_card_config").isPresent();
        boolean lasting = sentConfig || paused.isPresent() || reloads || authorized || card;
        return new ConnectionBody(
                config, paused, tests, plan, reloads, extras, lasting || !plan.isEmpty() || !extras.isEmpty());
    }

    private static Plan plan(Members members) {
        OptionalLong frequency = members.optionalNumber("sync_frequency");
        if (frequency.isPresent() && !FREQUENCIES.contains(frequency.getAsLong())) {
            members.refuse("sync_frequency", "must be one of the documented numbers of minutes");
        }
        Optional<String> dailyTime = members.optionalText("daily_sync_time");
        if (dailyTime.filter(time -> !WHOLE_HOUR.matcher(time).matches()).isPresent()) {
            members.refuse("daily_sync_time", "must be a whole hour");
        }
        return new Plan(frequency, dailyTime, word(members, "schedule_type", SCHEDULES), members.any("schedule"));
    }

    private static Tests tests(Members members, boolean isNew) {
        boolean wanted = members.flag("run_setup_tests", true);
        boolean certificates = members.flag("trust_certificates", false);
        boolean fingerprints = members.flag("trust_fingerprints", false);
        if (!isNew && !wanted && (certificates || fingerprints)) {
            members.refuse("run_setup_tests", "must be true where something is to be trusted");
        }
        return new Tests(wanted, certificates);
    }

    private static Optional<String> word(Members members, String name, Set<String> known) {
        Optional<String> word = members.optionalText(name);
        if (word.filter(sent -> !known.contains(sent)).isPresent()) {
            members.refuse(
                    name,
                    "must be one of "
                            + String.join(", ", known.stream().sorted().toList()));
        }
        return word;
    }

    /** Sets what both kinds of request can set, apart from the configuration and the pause. */
    void applyTo(StoredConnection connection) {
        plan.frequency.ifPresent(minutes -> connection.syncFrequency = (int) minutes);
        plan.dailyTime.ifPresent(time -> connection.dailySyncTime = time);
        plan.scheduleType.ifPresent(type -> connection.scheduleType = type);
        plan.schedule.ifPresent(plan -> connection.schedule = plan);
        connection.extras.setAll(extras);
    }
}
