package org.connectorsdk.planasonix;

import io.vavr.control.Either;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.CredentialRef;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.spi.PagedStream;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.provider.OperationDeadline;
import org.connectorsdk.planasonix.wire.CredentialWires.CredentialChangeWire;
import org.connectorsdk.planasonix.wire.CredentialWires.CredentialWire;
import org.connectorsdk.planasonix.wire.CredentialWires.NewCredentialWire;
import org.connectorsdk.planasonix.wire.ListWires.MetaWire;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the secrets of connections. They go into credentials of their own, never into a connection's config. How a
 * credential is named and typed can be said with the vendor option {@value #OPTION}: {@code {"name", "type",
 * "config"}}.
 */
final class PlanasonixCredentials {
    /** The vendor option that is understood here and not sent. */
    static final String OPTION = "credential";

    private static final String DELETED = "deleted";
    private static final List<String> USER_NAMES = List.of("username", "user");

    private final PlanasonixApi api;

    PlanasonixCredentials(PlanasonixApi api) {
        this.api = api;
    }

    /** Finds the id of a credential that is referred to. */
    Either<ConnectorError, String> resolve(String operation, CredentialRef ref, OperationDeadline deadline) {
        return ref.by() == CredentialRef.By.ID ? Either.right(ref.value()) : byName(operation, ref.value(), deadline);
    }

    private Either<ConnectorError, String> byName(String operation, String name, OperationDeadline deadline) {
        int unread = 0;
        try (PagedStream<Lenient<CredentialWire>> all = new PagedStream<>(
                Planasonix.ID,
                token -> deadline.request(options -> api.listCredentials(token == null ? null : token.value(), options))
                        .map(page -> Page.of(page.data(), next(page.meta()))))) {
            while (true) {
                Either<ConnectorError, Optional<Lenient<CredentialWire>>> next = all.next();
                if (next.isLeft()) {
                    return Either.left(next.getLeft());
                }
                if (next.get().isEmpty()) {
                    return Either.left(unknown(operation, name, unread));
                }
                Optional<CredentialWire> found = next.get().get().value();
                if (found.isEmpty()) {
                    unread++;
                } else if (isInUse(found.get(), name)) {
                    return Either.right(found.get().id());
                }
            }
        }
    }

    private static boolean isInUse(CredentialWire credential, String name) {
        return name.equals(credential.name()) && !DELETED.equals(credential.status());
    }

    static @Nullable PageToken next(@Nullable MetaWire meta) {
        String cursor = meta == null ? null : meta.next();
        return cursor == null ? null : new PageToken(cursor);
    }

    private static ConnectorError unknown(String operation, String name, int unread) {
        ErrorContext context = ErrorContext.of(Planasonix.ID, operation)
                .summary("no credential is named " + name
                        + (unread == 0 ? "" : ", unless it is one of " + unread + " that could not be read"))
                .outcome(Outcome.REFUSED)
                .build();
        return new ConnectorError.InvalidRequest(
                context, List.of(new FieldViolation("credential", "unknown", "names no stored credential")));
    }

    /**
     * Stores secrets as a credential.
     *
     * @param connection name of the connection that they are for
     * @param type type of that connection
     * @param config settings of that connection, for the user name
     * @param secrets the secrets
     * @param vendorOptions may say how to name and type the credential
     * @return its id
     */
    Either<ConnectorError, String> store(
            String connection,
            String type,
            JsonObject config,
            Map<String, Secret> secrets,
            JsonObject vendorOptions,
            OperationDeadline deadline) {
        JsonObject wanted = vendorOptions.object(OPTION).orElse(JsonObject.empty());
        Map<String, Object> settings = new LinkedHashMap<>();
        userName(config).ifPresent(user -> settings.put(USER_NAMES.get(0), user));
        settings.putAll(wanted.object("config").orElse(JsonObject.empty()).members());
        settings.putAll(secrets);
        NewCredentialWire credential = new NewCredentialWire(
                name(connection, vendorOptions), wanted.string("type").orElseGet(() -> type(type, secrets)), settings);
        return deadline.request(options -> api.createCredential(credential, options))
                .map(CredentialWire::id)
                .peek(id -> deadline.operation().describe(stored(id)));
    }

    private static String stored(String id) {
        return "credential " + id + " stored";
    }

    /** How the credential of a connection's secrets is called. */
    static String name(String connection, JsonObject vendorOptions) {
        return vendorOptions
                .object(OPTION)
                .flatMap(wanted -> wanted.string("name"))
                .orElse(connection);
    }

    /** A user name is of no use to a credential without its password, nor the other way round. */
    private static Optional<Object> userName(JsonObject config) {
        return USER_NAMES.stream()
                .flatMap(name -> config.get(name).stream())
                .<Object>map(value -> value)
                .findFirst();
    }

    private static String type(String connectorType, Map<String, Secret> secrets) {
        boolean isKey = secrets.keySet().stream()
                .map(name -> name.toLowerCase(Locale.ROOT).replace("_", ""))
                .anyMatch(name -> name.equals("apikey") || name.equals("token"));
        return switch (connectorType.toLowerCase(Locale.ROOT)) {
            case "s3", "redshift", "glue" -> "aws";
            case "gcs", "bigquery" -> "gcp";
            case "azure_blob", "adls" -> "azure";
            default -> isKey ? "api_key" : "database";
        };
    }

    /** Changes secrets within a credential; what is not named there stays. */
    Either<ConnectorError, String> change(String id, Map<String, Secret> secrets, OperationDeadline deadline) {
        CredentialChangeWire change = new CredentialChangeWire(null, new LinkedHashMap<>(secrets));
        Either<ConnectorError, String> changed = deadline.request(options -> api.updateCredential(id, change, options))
                .map(CredentialWire::id)
                .peek(same -> deadline.operation().describe("secrets in credential " + id + " changed"));
        return changed.isLeft() && PlanasonixErrors.isUnreadSuccess(changed.getLeft()) ? Either.right(id) : changed;
    }

    /**
     * Deletes a credential that was made for a connection that was not created, so that it is not left over. A
     * connection whose fate is unknown may use it, so that it stays then.
     */
    ConnectorError undo(ConnectorError error, String id, OperationDeadline deadline) {
        if (error.outcome() != Outcome.UNKNOWN) {
            Either<ConnectorError, ?> unused = deadline.operation()
                    .undo(stored(id), () -> deadline.request(options -> api.deleteCredential(id, options)));
        }
        return error;
    }
}
