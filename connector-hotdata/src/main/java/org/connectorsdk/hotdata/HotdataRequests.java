package org.connectorsdk.hotdata;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.CredentialRef;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.spi.ValidationErrors;
import org.connectorsdk.hotdata.wire.ConnectionWires.NewConnectionWire;
import org.connectorsdk.hotdata.wire.JobWires.NewRefreshWire;
import org.connectorsdk.hotdata.wire.ManagedTableWires.NewManagedSchemaWire;
import org.connectorsdk.hotdata.wire.ManagedTableWires.NewManagedTableWire;
import org.jspecify.annotations.Nullable;

/** Checks the requests of neutral operations, and translates them into the vendor's. */
final class HotdataRequests {
    /** The members of a config that Hotdata takes for the credential. It keeps only the first one secret. */
    private static final List<String> CREDENTIALS = List.of("password", "token", "bearer_token", "credentials_json");
    /** Members that come from fields of a specification and hence not from its options. */
    private static final Set<String> OWN = Set.of("name", "source_type", "config", "secret_id", "secret_name");

    private HotdataRequests() {}

    /** All that is wrong, at once. */
    static Either<ConnectorError, ConnectionSpec> check(ConnectionSpec spec) {
        List<FieldViolation> wrong = new ArrayList<>();
        if (spec.credential().isPresent() && !spec.secrets().isEmpty()) {
            wrong.add(refused("credential", "give a stored credential or secrets, not both"));
        }
        if (CREDENTIALS.stream().filter(spec.secrets()::containsKey).count() > 1) {
            wrong.add(refused("secrets", "Hotdata keeps one of " + CREDENTIALS + " as a secret; give one"));
        }
        for (String name : spec.config().names()) {
            if (CREDENTIALS.contains(name) || spec.secrets().containsKey(name)) {
                wrong.add(refused("config." + name, "is a credential; give it as a secret"));
            }
        }
        for (String name : spec.vendorOptions().names()) {
            if (OWN.contains(name)) {
                wrong.add(refused("vendorOptions." + name, "is a field of the specification; set it there"));
            }
        }
        if (spec.source().isPresent() || spec.destination().isPresent()) {
            String path = spec.source().isPresent() ? "source" : "destination";
            wrong.add(refused(path, "Hotdata's connections have neither source nor destination"));
        }
        return wrong.isEmpty() ? Either.right(spec) : Either.left(ValidationErrors.of(Hotdata.ID, "create", wrong));
    }

    private static FieldViolation refused(String path, String message) {
        return new FieldViolation(path, "refused", message);
    }

    /** Refuses a table without a schema: an empty part of a path would name something else. */
    static Either<ConnectorError, TableRef> complete(String operation, TableRef table) {
        return table.schema().isEmpty()
                ? Either.left(ValidationErrors.of(Hotdata.ID, operation, "table.schema", "must be given for " + table))
                : Either.right(table);
    }

    static Either<ConnectorError, NewManagedSchemaWire> schema(String name, List<String> tables) {
        return name.isBlank()
                ? Either.left(ValidationErrors.of(Hotdata.ID, "addSchema", "schema", "must not be blank"))
                : Either.right(new NewManagedSchemaWire(
                        name, tables.stream().map(NewManagedTableWire::new).toList()));
    }

    /** Secrets stay what they are until they are written. */
    static NewConnectionWire newConnection(ConnectionSpec spec) {
        Map<String, Object> config = new LinkedHashMap<>(spec.config().members());
        config.putAll(spec.secrets());
        return new NewConnectionWire(
                spec.name(),
                spec.type(),
                config,
                credential(spec, CredentialRef.By.NAME),
                credential(spec, CredentialRef.By.ID),
                spec.vendorOptions().members());
    }

    private static @Nullable String credential(ConnectionSpec spec, CredentialRef.By by) {
        return spec.credential()
                .filter(ref -> ref.by() == by)
                .map(CredentialRef::value)
                .orElse(null);
    }

    /** {@return the one table to sync; empty for all of them} A refresh is one job, and is for one table or for all. */
    static Either<ConnectorError, Optional<TableRef>> tableOf(SyncRequest request) {
        return switch (request.tables().size()) {
            case 0 -> Either.right(Optional.empty());
            case 1 -> complete("sync", request.tables().get(0)).map(Optional::of);
            default -> {
                ErrorContext context = ErrorContext.of(Hotdata.ID, "sync")
                        .summary("hotdata syncs one table or all of them, not "
                                + request.tables().size())
                        .advice("Sync each table on its own; every one gets a job of its own.")
                        .build();
                yield Either.left(new ConnectorError.Unsupported(context, Capability.SYNC_TABLE.name()));
            }
        };
    }

    /** Always asks for a job. A named table is read whether or not it was before. */
    static NewRefreshWire refresh(ConnectionId id, SyncRequest request) {
        boolean everything = request.tables().isEmpty();
        TableRef table = everything ? null : request.tables().get(0);
        return new NewRefreshWire(
                id.value(),
                table == null ? null : table.schema(),
                table == null ? null : table.table(),
                true,
                everything ? request.mode() == SyncRequest.Mode.FULL : null,
                true,
                null);
    }

    /** Reads the source's tables again, without their rows. */
    static NewRefreshWire schemaRefresh(ConnectionId id) {
        return new NewRefreshWire(id.value(), null, null, null, null, null, null);
    }
}
