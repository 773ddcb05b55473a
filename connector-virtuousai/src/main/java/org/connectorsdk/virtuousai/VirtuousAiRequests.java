package org.connectorsdk.virtuousai;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.api.spi.ValidationErrors;
import org.connectorsdk.api.text.SecretSettings;
import org.connectorsdk.virtuousai.wire.ConnectionWires.ConnectionChangeWire;
import org.connectorsdk.virtuousai.wire.ConnectionWires.NewConnectionWire;
import org.connectorsdk.virtuousai.wire.SchemaWires.StatementWire;
import org.jspecify.annotations.Nullable;

/**
 * Checks neutral requests and puts them into VirtuousAI's words. All violations are reported at once, before anything
 * is sent.
 */
final class VirtuousAiRequests {
    static final String[] FILTERS = {ConnectionQuery.SEARCH, ConnectionQuery.TYPE, ConnectionQuery.STATUS};

    /** Neutral names of sorts, and the vendor's. */
    static final Map<String, String> SORTS = new TreeMap<>(Map.of(
            "name", "name",
            "createdAt", "created_at",
            "updatedAt", "updated_at",
            "lastVerifiedAt", "last_verified_at",
            "status", "status",
            "type", "provider"));

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_SQL = 10_000;
    /** What specification and change have fields for, so that options cannot set it again. */
    private static final Set<String> OWN = Set.of("name", "provider", "config", "credentials");

    private static final String NO_CREDENTIALS = "VirtuousAI has no stored credentials to refer to";
    private static final String NO_ENDS = "a VirtuousAI connection has no source and no destination";

    private final List<FieldViolation> violations = new ArrayList<>();

    private VirtuousAiRequests() {}

    static @Nullable List<String> filter(ConnectionQuery query, String name) {
        String value = query.filters().get(name);
        return value == null ? null : List.of(value);
    }

    static Either<ConnectorError, NewConnectionWire> creation(ConnectionSpec spec) {
        VirtuousAiRequests checked = new VirtuousAiRequests();
        checked.name(spec.name());
        checked.options(spec.vendorOptions());
        spec.config().names().stream()
                .filter(spec.secrets()::containsKey)
                .forEach(name -> checked.refuse("config." + name, "is also given as a secret"));
        checked.masks(spec.config());
        checked.absent("credential", spec.credential().isPresent(), NO_CREDENTIALS);
        checked.absent("source", spec.source().isPresent(), NO_ENDS);
        checked.absent("destination", spec.destination().isPresent(), NO_ENDS);
        return checked.verdict(
                "create",
                new NewConnectionWire(
                        spec.name(),
                        spec.type(),
                        spec.config().isEmpty() ? null : spec.config(),
                        spec.secrets(),
                        spec.vendorOptions().members()));
    }

    static Either<ConnectorError, ConnectionChange> check(ConnectionChange change) {
        VirtuousAiRequests checked = new VirtuousAiRequests();
        change.name().ifPresent(checked::name);
        checked.options(change.vendorOptions());
        checked.absent("credential", change.credential().isPresent(), NO_CREDENTIALS);
        checked.absent("enabled", change.enabled().isPresent(), "cannot be updated; use the facet Lifecycle");
        return checked.verdict("update", change);
    }

    /** The change as it is sent; a config that is empty is not. */
    static ConnectionChangeWire change(ConnectionChange change, JsonObject config) {
        return new ConnectionChangeWire(
                change.name().orElse(null),
                change.config().isEmpty() ? null : config,
                change.secrets().isEmpty() ? null : change.secrets(),
                change.vendorOptions().members());
    }

    /**
     * The stored config with the change applied. What only stands for a value is not written back, but a mask that the
     * caller gives in a {@link Secret} is sent: it is meant.
     */
    static Either<ConnectorError, JsonObject> wholeConfig(JsonObject stored, ConnectionChange change) {
        JsonObject.Builder config = stored.toBuilder();
        Set<String> set = change.secrets().keySet();
        SecretSettings.restored(change.config(), stored, set).members().forEach((name, value) -> {
            if (!value.isNull()) {
                config.set(name, value);
            } else if (stored.get(name).filter(JsonValue::isNull).isEmpty()) {
                config.remove(name); // a null that was read, and is handed back, removes nothing
            }
        });
        JsonObject whole = config.build();
        VirtuousAiRequests checked = new VirtuousAiRequests();
        if (!change.config().isEmpty()) {
            checked.masks(whole);
        }
        return checked.verdict("update", whole);
    }

    static Either<ConnectorError, StatementWire> statement(String sql, OptionalInt maxRows) {
        int length = sql.codePointCount(0, sql.length());
        if (sql.isBlank() || length > LONGEST_SQL) {
            return invalid("query", "sql", "must have 1 to " + LONGEST_SQL + " characters, has " + length);
        }
        return maxRows.orElse(0) < 0
                ? invalid("query", "maxRows", "must not be negative")
                : Either.right(new StatementWire(sql));
    }

    static <T> Either<ConnectorError, T> invalid(String operation, String field, String message) {
        return Either.left(ValidationErrors.of(VirtuousAi.ID, operation, field, message));
    }

    private void masks(JsonObject config) {
        SecretSettings.masked("config", config)
                .forEach(path ->
                        refuse(path, "is a mask, which would overwrite the stored value; give the value itself"));
    }

    private void name(String name) {
        int length = name.codePointCount(0, name.length());
        if (length == 0 || length > LONGEST_NAME) {
            refuse("name", "must have 1 to " + LONGEST_NAME + " characters, has " + length);
        }
    }

    private void options(JsonObject options) {
        options.names().stream()
                .filter(OWN::contains)
                .forEach(name -> refuse("vendorOptions." + name, "has its own field; it is not a vendor option"));
    }

    private void absent(String path, boolean given, String message) {
        if (given) {
            refuse(path, message);
        }
    }

    private void refuse(String path, String message) {
        violations.add(new FieldViolation(path, "refused", message));
    }

    private <T> Either<ConnectorError, T> verdict(String operation, T request) {
        return violations.isEmpty()
                ? Either.right(request)
                : Either.left(ValidationErrors.of(VirtuousAi.ID, operation, violations));
    }
}
