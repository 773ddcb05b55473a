package org.connectorsdk.fivetran;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.connectorsdk.api.catalog.Column;
import org.connectorsdk.api.catalog.Table;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionStatus;
import org.connectorsdk.api.connection.ConnectionStatus.Health;
import org.connectorsdk.api.connection.EndRef;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.connection.TestReport.Part;
import org.connectorsdk.api.facet.Workspaces.Workspace;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.api.spi.EchoedSecretMasker;
import org.connectorsdk.api.spi.VendorFields;
import org.connectorsdk.api.spi.VendorTime;
import org.connectorsdk.api.text.SecretSettings;
import org.connectorsdk.fivetran.wire.ConnectionWires.ConnectionWire;
import org.connectorsdk.fivetran.wire.ConnectionWires.NoticeWire;
import org.connectorsdk.fivetran.wire.ConnectionWires.SetupTestWire;
import org.connectorsdk.fivetran.wire.ConnectionWires.StatusWire;
import org.connectorsdk.fivetran.wire.GroupWires.AccountWire;
import org.connectorsdk.fivetran.wire.GroupWires.GroupWire;
import org.connectorsdk.fivetran.wire.ReplyWires.PageWire;
import org.connectorsdk.fivetran.wire.SchemaWires.ColumnWire;
import org.connectorsdk.fivetran.wire.SchemaWires.SchemaWire;
import org.connectorsdk.fivetran.wire.SchemaWires.TableWire;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.provider.UnreadableMembers;
import org.jspecify.annotations.Nullable;

/** Fivetran's answers in neutral words. */
final class FivetranMapper {
    private static final String CONFIG = "config";
    private static final Map<String, TestReport.State> STEP_STATES = Map.of(
            "PASSED", TestReport.State.PASSED,
            "SKIPPED", TestReport.State.SKIPPED,
            "WARNING", TestReport.State.WARNING,
            "FAILED", TestReport.State.FAILED,
            "JOB_FAILED", TestReport.State.FAILED);

    private static final EchoedSecretMasker NO_SECRETS = new EchoedSecretMasker(Map.of());

    private FivetranMapper() {}

    static Connection connection(ConnectionWire wire) {
        return connection(wire, SecretSettings.shown(config(wire)), NO_SECRETS);
    }

    /**
     * The answer to a write, which a vendor may fill with what it was given.
     *
     * @param secrets the secrets of the request
     * @param config the config of the request, which holds none of them
     */
    static Connection written(ConnectionWire wire, Map<String, Secret> secrets, JsonObject config) {
        EchoedSecretMasker echo = new EchoedSecretMasker(secrets);
        return connection(wire, echo.settings(config(wire), config), echo);
    }

    private static Connection connection(ConnectionWire wire, JsonObject config, EchoedSecretMasker echo) {
        Instant createdAt = VendorTime.read(wire.createdAt());
        UnreadableMembers unreadable =
                UnreadableMembers.in(wire.more()).unless("created_at", wire.createdAt(), createdAt);
        JsonObject more = JsonObject.of(wire.more());
        JsonObject fields = new VendorFields(more.without(CONFIG).members())
                .with("succeeded_at", wire.succeededAt())
                .with("failed_at", wire.failedAt())
                .with("paused", wire.paused())
                .with("schedule_type", wire.scheduleType())
                .with("sync_frequency", wire.syncFrequency())
                .with("status", wire.status() == null ? null : fields(wire.status()))
                .with("setup_tests", wire.setupTests() == null ? null : steps(wire.setupTests()))
                .shown();
        return Connection.builder(ConnectionId.of(wire.id()), text(wire.schema()), text(wire.service()))
                .status(status(wire))
                .config(unreadable.isCut() ? JsonObject.empty() : config)
                .destination(wire.groupId() == null ? null : EndRef.of(wire.groupId()))
                .createdAt(createdAt)
                .warnings(unreadable.warnings(leftOut(more)))
                .vendorFields(unreadable.fields(echo.mask(fields)))
                .build();
    }

    /** Settings without names cannot be told from secrets. */
    private static List<String> leftOut(JsonObject members) {
        return isOdd(members.get(CONFIG).orElse(JsonObject.empty()))
                ? List.of("config is no object, and is left out: secrets in it cannot be told from the rest")
                : List.of();
    }

    private static boolean isOdd(JsonValue config) {
        return config.asObject().isEmpty() && !config.isNull();
    }

    /** What is left of one that does not fit; empty when it has no id. */
    static Optional<Connection> remains(JsonObject members, String problem) {
        return members.string("id")
                .filter(id -> !id.isBlank())
                .map(id -> Connection.builder(
                                ConnectionId.of(id),
                                members.string("schema").orElse(""),
                                members.string("service").orElse(""))
                        .warnings(Stream.concat(
                                        Stream.of("the vendor's answer for this connection is not as documented: "
                                                + problem),
                                        leftOut(members).stream())
                                .toList())
                        .vendorFields(new VendorFields(kept(members).members()).shown())
                        .build());
    }

    private static JsonObject kept(JsonObject members) {
        JsonObject kept = members.without("connect_card");
        return leftOut(members).isEmpty() ? kept : kept.without(CONFIG);
    }

    static JsonObject config(ConnectionWire wire) {
        return wire.config() == null ? JsonObject.empty() : wire.config();
    }

    /** Whether it is paused comes first: nothing else matters then. */
    static ConnectionStatus status(ConnectionWire wire) {
        if (Boolean.TRUE.equals(wire.paused())) {
            return ConnectionStatus.of(Fivetran.PAUSED, Health.DISABLED);
        }
        String raw = text(wire.status() == null ? null : wire.status().setupState());
        return ConnectionStatus.of(
                raw,
                switch (raw) {
                    case "connected" -> Health.HEALTHY;
                    case "broken" -> Health.UNHEALTHY;
                    case "incomplete" -> Health.PENDING;
                    default -> Health.UNKNOWN;
                });
    }

    static JsonObject fields(StatusWire status) {
        return new VendorFields(status.more())
                .with("setup_state", status.setupState())
                .with("sync_state", status.syncState())
                .with("update_state", status.updateState())
                .with("is_historical_sync", status.isHistoricalSync())
                .with("rescheduled_for", status.rescheduledFor())
                .with("tasks", status.tasks() == null ? null : notices(status.tasks()))
                .with("warnings", status.warnings() == null ? null : notices(status.warnings()))
                .shown();
    }

    private static List<JsonValue> notices(List<Lenient<NoticeWire>> notices) {
        List<JsonValue> shown = new ArrayList<>(notices.size());
        for (Lenient<NoticeWire> notice : notices) {
            notice.raw().ifPresent(shown::add);
            notice.value()
                    .ifPresent(wire -> shown.add(new VendorFields(wire.more())
                            .with("code", wire.code())
                            .with("message", wire.message())
                            .with("details", wire.details())
                            .shown()));
        }
        return shown;
    }

    private static List<JsonValue> steps(List<Lenient<SetupTestWire>> tests) {
        List<JsonValue> shown = new ArrayList<>(tests.size());
        for (Lenient<SetupTestWire> test : tests) {
            test.raw().ifPresent(shown::add);
            test.value()
                    .ifPresent(wire -> shown.add(new VendorFields(wire.more())
                            .with("title", wire.title())
                            .with("status", wire.status())
                            .with("message", wire.message())
                            .with("details", wire.details())
                            .shown()));
        }
        return shown;
    }

    /** Where no step tells, or one that is not understood, the setup does. */
    static TestReport report(ConnectionWire wire, Instant now) {
        List<Part> parts = new ArrayList<>();
        if (wire.setupTests() != null) {
            wire.setupTests().stream().map(FivetranMapper::part).forEach(parts::add);
        }
        Optional<Part> failed = parts.stream()
                .filter(part -> part.state() == TestReport.State.FAILED)
                .findFirst();
        String setup = text(wire.status() == null ? null : wire.status().setupState());
        Optional<String> doubt = doubt(wire);
        boolean ok = failed.isEmpty() && ((doubt.isEmpty() && !parts.isEmpty()) || setup.equals("connected"));
        String after = "the setup is '" + setup + "' after the test";
        return TestReport.builder(ok)
                .message(failed.map(part -> part.message().isEmpty() ? part.name() + " failed" : part.message())
                        .or(() -> doubt.map(problem -> problem + "; " + after))
                        .orElse(ok ? "" : after))
                .reason(failed.map(Part::name).orElse(null))
                .parts(parts)
                .observedAt(now)
                .vendorFields(new VendorFields(Map.of())
                        .with("status", wire.status() == null ? null : fields(wire.status()))
                        .shown())
                .build();
    }

    /** The first step that is not understood. */
    private static Optional<String> doubt(ConnectionWire wire) {
        List<Lenient<SetupTestWire>> steps = wire.setupTests() == null ? List.of() : wire.setupTests();
        return steps.stream()
                .filter(step -> step.value()
                        .filter(known -> STEP_STATES.containsKey(text(known.status())))
                        .isEmpty())
                .findFirst()
                .map(step -> step.value()
                        .map(known -> "the step '" + text(known.title()) + "' has the unknown status '"
                                + text(known.status()) + "'")
                        .orElse("a step of the test cannot be read"));
    }

    private static Part part(Lenient<SetupTestWire> test) {
        if (test.value().isEmpty()) {
            return new Part(
                    "?",
                    "",
                    TestReport.State.WARNING,
                    "was not understood: " + test.problem(),
                    new VendorFields(test.raw()
                                    .flatMap(JsonValue::asObject)
                                    .map(JsonObject::members)
                                    .orElse(Map.of()))
                            .shown());
        }
        SetupTestWire wire = test.value().get();
        return new Part(
                text(wire.title()),
                "",
                STEP_STATES.getOrDefault(text(wire.status()), TestReport.State.WARNING),
                text(wire.message()),
                new VendorFields(wire.more())
                        .with("status", wire.status())
                        .with("details", wire.details())
                        .shown());
    }

    /** The last page has no cursor, null or an empty one. */
    static Optional<PageToken> next(PageWire<?> page) {
        return Optional.ofNullable(page.nextCursor())
                .filter(cursor -> !cursor.isBlank())
                .map(cursor -> new PageToken(Fivetran.CURSOR + cursor));
    }

    static JsonObject account(AccountWire wire) {
        return new VendorFields(wire.more())
                .with("account_id", wire.accountId())
                .with("account_name", wire.accountName())
                .with("user_id", wire.userId())
                .with("system_key_id", wire.systemKeyId())
                .shown();
    }

    static Workspace group(GroupWire wire) {
        return new Workspace(
                wire.id(),
                text(wire.name()),
                new VendorFields(wire.more())
                        .with("created_at", wire.createdAt())
                        .shown());
    }

    /** What is left of a group that does not fit; empty when it has no id. */
    static Optional<Workspace> remainsOfGroup(JsonObject raw, String problem) {
        return raw.string("id")
                .filter(id -> !id.isBlank())
                .map(id -> new Workspace(id, raw.string("name").orElse(""), raw));
    }

    /** A table of a schema that is not synced is not synced either. */
    static Table table(TableRef ref, SchemaWire schema, TableWire wire) {
        Boolean enabled = Boolean.FALSE.equals(schema.enabled()) ? Boolean.FALSE : wire.enabled();
        return Table.builder(ref)
                .synced(enabled)
                .vendorFields(new VendorFields(wire.more())
                        .with("name_in_destination", wire.nameInDestination())
                        .with("sync_mode", wire.syncMode())
                        .with("supports_columns_config", wire.supportsColumnsConfig())
                        .shown())
                .build();
    }

    /** No type is to be had, and no order but that of the answer. */
    static Table withColumns(Table table, Map<String, ColumnWire> columns) {
        List<Column> all = new ArrayList<>(columns.size());
        List<List<String>> key = new ArrayList<>();
        columns.forEach((name, wire) -> {
            all.add(Column.builder(name, "")
                    .primaryKey(wire.isPrimaryKey())
                    .position(all.size() + 1)
                    .vendorFields(new VendorFields(wire.more())
                            .with("name_in_destination", wire.nameInDestination())
                            .with("enabled", wire.enabled())
                            .with("hashed", wire.hashed())
                            .shown())
                    .build());
            if (Boolean.TRUE.equals(wire.isPrimaryKey())) {
                key.add(List.of(name));
            }
        });
        return table.toBuilder().columns(all).primaryKey(key).build();
    }

    static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
