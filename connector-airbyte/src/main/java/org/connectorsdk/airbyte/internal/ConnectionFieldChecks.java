package org.connectorsdk.airbyte.internal;

import java.util.Set;
import java.util.stream.Stream;
import org.connectorsdk.api.json.JsonObject;

/**
 * Checks the members of a connection before they are sent, because Airbyte answers mistakes in them as failures of its
 * own (status 500), after which nobody knows what happened.
 */
final class ConnectionFieldChecks {
    private static final Set<String> FIXED =
            Set.of("connectionId", "sourceId", "destinationId", "workspaceId", "createdAt");

    private ConnectionFieldChecks() {}

    /** Looks at members for the configuration API. */
    static FieldFindings ofConfig(JsonObject members) {
        FieldFindings findings = common(members);
        Schedules.ofConfig(AirbyteMapper.withoutNulls(members), findings);
        return findings;
    }

    /** Looks at members for the public API. */
    static FieldFindings ofPublic(JsonObject members) {
        FieldFindings findings = common(members);
        Schedules.ofPublic(AirbyteMapper.withoutNulls(members), findings);
        return findings;
    }

    private static FieldFindings common(JsonObject members) {
        FieldFindings findings = new FieldFindings();
        members.members().keySet().stream()
                .filter(FIXED::contains)
                .forEach(name -> findings.refuse(name, "cannot be set here"));
        members.object("configurations")
                .ifPresent(inner -> Stream.of("schedule", "scheduleType", "scheduleData")
                        .filter(inner::has)
                        .forEach(name -> findings.warn(
                                "configurations." + name, "sets no schedule: it belongs beside configurations")));
        return findings;
    }
}
