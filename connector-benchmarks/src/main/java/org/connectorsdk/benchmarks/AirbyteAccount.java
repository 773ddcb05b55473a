package org.connectorsdk.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.connectorsdk.simulators.airbyte.AirbyteOptions;
import org.connectorsdk.simulators.airbyte.AirbyteSimulator;
import org.connectorsdk.simulators.airbyte.AirbyteState;
import org.connectorsdk.simulators.airbyte.AuthMode;

/** Fills a simulated Airbyte; both of its APIs show the same connections. */
final class AirbyteAccount {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final int SOURCES = 40;
    private static final int DESTINATIONS = 13;
    private static final String[] SUBJECTS = {"orders", "invoices", "customers", "stock movements", "page views"};

    /** Whether connections have streams. */
    enum Streams {
        /** None, as before somebody has chosen them; what is left is much like other vendors' connections. */
        NONE,
        /** Two. */
        SOME
    }

    private AirbyteAccount() {}

    static AirbyteSimulator start(int first, int connections, Streams streams) {
        AirbyteSimulator simulator = AirbyteSimulator.start(
                AirbyteOptions.defaults().server(SimulatorClient.options(first)).auth(AuthMode.NONE));
        AirbyteState state = simulator.state();
        List<String> sources = new ArrayList<>();
        List<String> destinations = new ArrayList<>();
        for (int i = 0; i < SOURCES; i++) {
            sources.add(state.addSource("shop " + (first + i)));
        }
        for (int i = 0; i < DESTINATIONS; i++) {
            destinations.add(state.addDestination("lake " + (first + i)));
        }
        for (int number = first; number < first + connections; number++) {
            add(
                    state,
                    number,
                    sources.get(Variety.below(SOURCES, number, "source")),
                    destinations.get(Variety.below(DESTINATIONS, number, "destination")),
                    streams);
        }
        return simulator;
    }

    private static void add(AirbyteState state, int number, String source, String destination, Streams streams) {
        String name = Variety.pick(number, "subject", SUBJECTS) + " of shop " + number + " to warehouse";
        String id = state.addConnection(name, source, destination);
        schedule(number).properties().forEach(entry -> state.setOnConnection(id, entry.getKey(), entry.getValue()));
        if (streams == Streams.NONE) {
            ObjectNode catalog = JSON.objectNode();
            catalog.putArray("streams");
            state.setOnConnection(id, "syncCatalog", catalog);
        }
        set(state, id, "status", Variety.below(5, number, "status") == 0 ? "inactive" : "active");
        set(state, id, "prefix", Variety.below(4, number, "prefix") == 0 ? "shop" + number + "_" : "");
        set(state, id, "nonBreakingChangesPreference", Variety.pick(number, "changes", "ignore", "disable"));
        if (Variety.below(6, number, "namespace") == 0) {
            set(state, id, "namespaceDefinition", "customformat");
            set(state, id, "namespaceFormat", "raw_${SOURCE_NAMESPACE}");
        }
    }

    private static ObjectNode schedule(int number) {
        ObjectNode members = JSON.objectNode();
        switch (Variety.below(3, number, "schedule")) {
            case 0 -> members.put("scheduleType", "manual");
            case 1 -> {
                members.put("scheduleType", "basic");
                members.putObject("scheduleData")
                        .putObject("basicSchedule")
                        .put("units", Variety.pick(number, "hours", 24, 12, 6, 1))
                        .put("timeUnit", "hours");
            }
            default -> {
                members.put("scheduleType", "cron");
                members.putObject("scheduleData")
                        .putObject("cron")
                        .put(
                                "cronExpression",
                                "0 " + Variety.below(60, number, "minute") + " " + Variety.below(24, number, "hour")
                                        + " * * ?")
                        .put("cronTimeZone", "UTC");
            }
        }
        return members;
    }

    private static void set(AirbyteState state, String id, String member, String value) {
        JsonNode text = JSON.textNode(value);
        state.setOnConnection(id, member, text);
    }
}
