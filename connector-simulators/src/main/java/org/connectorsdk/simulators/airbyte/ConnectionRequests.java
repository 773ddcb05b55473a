package org.connectorsdk.simulators.airbyte;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.connectorsdk.simulators.airbyte.model.ServerVersion;
import org.connectorsdk.testkit.simulator.Members;

/** What the configuration API takes in requests that create and change connections. */
final class ConnectionRequests {
    static final Set<String> STATUSES = Set.of("active", "inactive", "deprecated");
    private static final Set<String> NAMESPACES = Set.of("source", "destination", "customformat");
    private static final Set<String> SCHEDULES = Set.of("manual", "basic", "cron");
    private static final Set<String> UNITS = Set.of("minutes hours days weeks months".split(" ", -1));
    private static final Set<String> CHANGES_OF_2023 = Set.of("ignore", "disable");
    private static final Set<String> CHANGES_NOW = Set.of("ignore", "disable", "propagate_columns", "propagate_fully");
    private static final Set<String> SWITCH = Set.of("enabled", "disabled");
    private static final Set<String> GEOGRAPHIES = Set.of("auto", "us", "eu");

    private final ServerVersion version;

    ConnectionRequests(ServerVersion version) {
        this.version = version;
    }

    ObjectNode create(Members members) {
        RequestReader reader =
                new RequestReader(members, version).requiredId("sourceId").requiredId("destinationId");
        reader.requiredWord("status", STATUSES);
        return common(reader).sent();
    }

    ObjectNode update(Members members) {
        RequestReader reader =
                new RequestReader(members, version).requiredId("connectionId").word("status", STATUSES);
        return common(reader).flag("breakingChange").sent();
    }

    private RequestReader common(RequestReader reader) {
        reader.text("name").text("namespaceFormat").text("prefix").texts("operationIds");
        reader.word("namespaceDefinition", NAMESPACES).object("syncCatalog");
        schedule(reader);
        reader.nested("resourceRequirements", this::resources).id("sourceCatalogId");
        reader.flag("notifySchemaChanges");
        reader.word("nonBreakingChangesPreference", version.isCurrent() ? CHANGES_NOW : CHANGES_OF_2023);
        return version.isCurrent() ? later(reader) : reader.word("geography", GEOGRAPHIES);
    }

    private static void schedule(RequestReader reader) {
        reader.nested("schedule", ConnectionRequests::interval).word("scheduleType", SCHEDULES);
        reader.nested("scheduleData", data -> {
            data.nested("basicSchedule", ConnectionRequests::interval);
            data.nested("cron", cron -> cron.requiredText("cronExpression").requiredText("cronTimeZone"));
        });
    }

    private static void interval(RequestReader interval) {
        interval.requiredNumber("units").requiredWord("timeUnit", UNITS);
    }

    private void resources(RequestReader resources) {
        resources.text("cpu_request").text("cpu_limit").text("memory_request").text("memory_limit");
        if (version.isCurrent()) {
            resources.text("ephemeral_storage_request").text("ephemeral_storage_limit");
        }
    }

    private static RequestReader later(RequestReader reader) {
        reader.id("destinationCatalogId").id("dataplaneGroupId").flag("notifySchemaChangesByEmail");
        reader.word("backfillPreference", SWITCH).flag("onDemandEnabled");
        return tags(reader);
    }

    static RequestReader tags(RequestReader reader) {
        return reader.list(
                "tags",
                tag -> tag.requiredId("tagId")
                        .requiredId("workspaceId")
                        .requiredText("name")
                        .requiredText("color"));
    }
}
