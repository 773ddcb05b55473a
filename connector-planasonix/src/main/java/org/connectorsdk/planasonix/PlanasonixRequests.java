package org.connectorsdk.planasonix;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.CredentialRef;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.facet.Backfill;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonString;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.api.spi.ValidationErrors;
import org.connectorsdk.api.text.SecretSettings;
import org.connectorsdk.planasonix.wire.ConnectionWires.ConnectionWire;
import org.connectorsdk.planasonix.wire.ConnectionWires.NewConnectionWire;
import org.connectorsdk.planasonix.wire.ConnectionWires.SettingsWire;
import org.connectorsdk.planasonix.wire.JobWires.NewBackfillWire;
import org.connectorsdk.planasonix.wire.JobWires.NewSyncWire;
import org.jspecify.annotations.Nullable;

/** Checks requests before anything is sent, with all mistakes in one error, and writes them in the vendor's words. */
final class PlanasonixRequests {
    /** The vendor option, and the member, that tells a source from a destination. */
    static final String CATEGORY = "category";

    /** What specification and change have fields for, so that options cannot set it again. */
    private static final Set<String> OWN = Set.of("id", "name", "type", "config", "params", "credentialId");

    private static final String OPTIONS = "vendorOptions.";
    private static final String CREDENTIAL = OPTIONS + PlanasonixCredentials.OPTION;
    private static final String SOURCE = "source";

    private final List<FieldViolation> violations = new ArrayList<>();

    private PlanasonixRequests() {}

    static Either<ConnectorError, ConnectionSpec> check(String operation, ConnectionSpec spec) {
        PlanasonixRequests checked = new PlanasonixRequests();
        SecretSettings.masked("config", spec.config())
                .forEach(path -> checked.refuse(path, "is a mask; pass the value itself, as a secret if it is one"));
        checked.credential(spec.credential(), spec.secrets());
        if (spec.source().isPresent() || spec.destination().isPresent()) {
            checked.refuse(
                    spec.source().isPresent() ? SOURCE : "destination",
                    "must be absent: a connection of this provider is one system, without source and destination");
        }
        checked.options(spec.vendorOptions(), spec.secrets());
        return checked.verdict(operation, spec);
    }

    static Either<ConnectorError, ConnectionChange> check(String operation, ConnectionChange change) {
        PlanasonixRequests checked = new PlanasonixRequests();
        checked.credential(change.credential(), change.secrets());
        checked.options(change.vendorOptions(), change.secrets());
        return checked.verdict(operation, change);
    }

    /**
     * Refuses what does not exist in the dialect of the vendor's own clients, where secrets stand among the settings.
     */
    static Either<ConnectorError, JsonObject> checkForClient(String operation, JsonObject vendorOptions) {
        PlanasonixRequests checked = new PlanasonixRequests();
        if (vendorOptions.has(PlanasonixCredentials.OPTION)) {
            checked.refuse(
                    CREDENTIAL,
                    "describes a credential of new secrets; in the dialect of this server secrets are settings");
        }
        vendorOptions.get(CATEGORY).ifPresent(category -> {
            if (category.asString().filter(text -> !text.isBlank()).isEmpty()) {
                checked.refuse(OPTIONS + CATEGORY, "must be text, such as source or destination");
            }
        });
        return checked.verdict(operation, vendorOptions);
    }

    private void credential(Optional<CredentialRef> stored, Map<String, Secret> secrets) {
        if (stored.isPresent() && !secrets.isEmpty()) {
            refuse("secrets", "cannot be combined with a stored credential");
        }
    }

    private void options(JsonObject options, Map<String, Secret> secrets) {
        options.names().stream()
                .filter(OWN::contains)
                .forEach(name -> refuse(OPTIONS + name, "has a field of its own; set it there"));
        options.get(PlanasonixCredentials.OPTION).ifPresent(option -> newCredential(option, secrets));
    }

    private void newCredential(JsonValue option, Map<String, Secret> secrets) {
        if (secrets.isEmpty()) {
            refuse(CREDENTIAL, "describes the credential of new secrets, and there are none");
        }
        if (!(option instanceof JsonObject credential)) {
            refuse(CREDENTIAL, "must be an object with name, type or config");
            return;
        }
        credential.members().forEach((name, value) -> {
            boolean fits = switch (name) {
                case "name", "type" ->
                    value instanceof JsonString text && !text.value().isBlank();
                case "config" -> value instanceof JsonObject;
                default -> false;
            };
            if (!fits) {
                refuse(CREDENTIAL + "." + name, "must be name or type (text), or config (an object)");
            }
        });
        JsonObject config = credential.object("config").orElse(JsonObject.empty());
        SecretSettings.misplaced(CREDENTIAL + ".config", config)
                .forEach(path -> refuse(path, "is a secret; pass it as one"));
    }

    private void refuse(String path, String message) {
        violations.add(ValidationErrors.violation(path, message));
    }

    private <T> Either<ConnectorError, T> verdict(String operation, T checked) {
        return violations.isEmpty()
                ? Either.right(checked)
                : Either.left(ValidationErrors.of(Planasonix.ID, operation, violations));
    }

    static NewConnectionWire newConnection(
            ConnectionSpec spec, PlanasonixDialect dialect, @Nullable String credentialId) {
        boolean isClient = dialect == PlanasonixDialect.CLIENT;
        return new NewConnectionWire(
                spec.name(),
                spec.type(),
                isClient ? null : spec.config(),
                isClient ? params(spec.config(), spec.secrets()) : null,
                isClient ? category(spec.vendorOptions()) : null,
                credentialId,
                options(isClient ? spec.vendorOptions().without(CATEGORY) : spec.vendorOptions()));
    }

    /** Settings to test that are stored nowhere, secrets among them. */
    static SettingsWire settings(ConnectionSpec spec, PlanasonixDialect dialect, @Nullable String credentialId) {
        boolean isClient = dialect == PlanasonixDialect.CLIENT;
        return new SettingsWire(
                spec.type(),
                isClient ? null : PlanasonixParams.withSecrets(spec.config(), spec.secrets()),
                isClient ? params(spec.config(), spec.secrets()) : null,
                isClient ? category(spec.vendorOptions()) : null,
                credentialId,
                options(isClient ? spec.vendorOptions().without(CATEGORY) : spec.vendorOptions()));
    }

    /** Settings to test as a connection has them. */
    static SettingsWire settings(ConnectionWire stored, PlanasonixDialect dialect) {
        boolean isClient = dialect == PlanasonixDialect.CLIENT;
        JsonObject config = PlanasonixMapper.config(stored);
        String category = stored.category() == null ? SOURCE : stored.category();
        return new SettingsWire(
                PlanasonixMapper.text(stored.type()),
                isClient ? null : PlanasonixParams.withSecrets(config, Map.of()),
                isClient ? params(config, Map.of()) : null,
                isClient ? category : null,
                stored.credentialId(),
                Map.of());
    }

    private static Map<String, Object> params(JsonObject config, Map<String, Secret> secrets) {
        return PlanasonixParams.withSecrets(PlanasonixParams.texts(config), secrets);
    }

    /** Whoever does not say that a connection is a destination has a source. */
    private static String category(JsonObject vendorOptions) {
        return vendorOptions.string(CATEGORY).orElse(SOURCE);
    }

    /** The options that are sent as they are: all but the one that this provider understands itself. */
    static Map<String, JsonValue> options(JsonObject vendorOptions) {
        return vendorOptions.without(PlanasonixCredentials.OPTION).members();
    }

    /** What only the vendor's own clients document is sent only when it was asked for. */
    static NewSyncWire sync(SyncRequest request, CallOptions options) {
        return new NewSyncWire(
                null,
                null,
                null,
                request.mode() == SyncRequest.Mode.FULL ? "full" : null,
                names(request.tables()),
                options.idempotencyKey().orElse(null));
    }

    static NewBackfillWire backfill(Backfill.Span span) {
        return new NewBackfillWire(span.from().toString(), span.to().toString(), names(span.tables()), null, null);
    }

    private static @Nullable List<String> names(List<TableRef> tables) {
        return tables.isEmpty()
                ? null
                : tables.stream()
                        .map(table -> table.schema().isEmpty() ? table.table() : table.schema() + "." + table.table())
                        .toList();
    }
}
