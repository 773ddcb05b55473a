package org.connectorsdk.fivetran;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.EndSpec;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonString;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.api.spi.ValidationErrors;
import org.connectorsdk.api.text.SecretSettings;
import org.connectorsdk.fivetran.wire.ConnectionWires.ConnectionChangeWire;
import org.connectorsdk.fivetran.wire.ConnectionWires.NewConnectionWire;
import org.connectorsdk.fivetran.wire.SyncWires.ResyncScopeWire;
import org.jspecify.annotations.Nullable;

/**
 * Checks neutral requests and puts them into Fivetran's words. All violations are reported at once, before anything is
 * written.
 */
final class FivetranRequests {
    private static final String RUN_TESTS = "run_setup_tests";
    private static final String TRUST_CERTIFICATES = "trust_certificates";
    private static final String TRUST_FINGERPRINTS = "trust_fingerprints";
    private static final String NAMING = "destination_schema_names";

    /** What specification and change have fields for, so that options cannot set it again. */
    private static final Set<String> OWN = Set.of("group_id", "service", "config", "schema");
    /** Options that decide how a request is carried out, and change nothing that lasts. */
    private static final List<String> MANNER = List.of(RUN_TESTS, TRUST_CERTIFICATES, TRUST_FINGERPRINTS);
    /** Options after whose change the source should be tried. */
    private static final Set<String> REACHING =
            Set.of("auth", "networking_method", "private_link_id", "proxy_agent_id", "hybrid_deployment_agent_id");

    private final List<FieldViolation> violations = new ArrayList<>();

    private FivetranRequests() {}

    /**
     * Checks what is to be created.
     *
     * @param group where it goes when the specification names no destination; null for nowhere
     * @return the id of the group
     */
    static Either<ConnectorError, String> group(ConnectionSpec spec, @Nullable String group) {
        FivetranRequests checked = new FivetranRequests();
        String chosen = spec.destination().flatMap(EndSpec::id).orElse(group == null ? "" : group);
        if (spec.destination().flatMap(EndSpec::spec).isPresent()) {
            checked.refuse("destination", "must be the id of a group that exists");
        } else if (chosen.isEmpty()) {
            checked.refuse("destination", "is missing: give the id of a group, or set " + Fivetran.GROUP);
        }
        checked.options(spec.vendorOptions());
        checked.flag(spec.vendorOptions(), Fivetran.PAUSED);
        checked.absent(
                "vendorOptions." + NAMING,
                spec.vendorOptions()
                        .get(NAMING)
                        .filter(FivetranRequests::isNoText)
                        .isPresent(),
                "must be a text: FIVETRAN_NAMING or SOURCE_NAMING");
        spec.config().names().stream()
                .filter(spec.secrets()::containsKey)
                .forEach(name -> checked.refuse("config." + name, "is also given as a secret"));
        checked.masks(spec.config());
        checked.secrets(spec.secrets());
        checked.absent("credential", spec.credential().isPresent(), "Fivetran has no stored credentials to refer to");
        checked.absent("source", spec.source().isPresent(), "the type and the config say what the source is");
        return checked.verdict("create", chosen);
    }

    /** The creation as it is sent; nothing is loaded before the connection is told to. */
    static NewConnectionWire creation(ConnectionSpec spec, String group, JsonObject config) {
        JsonObject options = spec.vendorOptions();
        Map<String, JsonValue> more = new LinkedHashMap<>(options.members());
        MANNER.forEach(more::remove);
        more.keySet().removeAll(Set.of(Fivetran.PAUSED, NAMING));
        return new NewConnectionWire(
                group,
                spec.type(),
                options.bool(Fivetran.PAUSED).orElse(true),
                options.bool(RUN_TESTS).orElse(true),
                options.bool(TRUST_CERTIFICATES).orElse(false),
                options.bool(TRUST_FINGERPRINTS).orElse(false),
                options.string(NAMING).orElse("FIVETRAN_NAMING"),
                settings(config, spec.secrets()),
                more);
    }

    /** Checks what is to be changed, but for the name and for masks, which the stored connection decides. */
    static Either<ConnectorError, ConnectionChange> check(ConnectionChange change) {
        FivetranRequests checked = new FivetranRequests();
        checked.options(change.vendorOptions());
        checked.absent(
                "vendorOptions",
                !change.vendorOptions().isEmpty()
                        && changesNothing(change)
                        && change.name().isEmpty(),
                "change nothing that lasts: add what to change, or test the connection");
        checked.secrets(change.secrets());
        checked.absent(
                "vendorOptions." + Fivetran.PAUSED,
                change.vendorOptions().has(Fivetran.PAUSED),
                "has its own field: enabled");
        change.config().names().stream()
                .filter(change.secrets()::containsKey)
                .filter(name ->
                        !change.config().get(name).filter(JsonValue::isNull).isPresent())
                .forEach(name -> checked.refuse("config." + name, "is also given as a secret"));
        checked.absent("credential", change.credential().isPresent(), "Fivetran has no stored credentials to refer to");
        return checked.verdict("update", change);
    }

    /**
     * Leaves out of a change what it does not change: a name that stays, and settings that are handed back as they were
     * shown.
     *
     * @param name the stored name
     * @param stored the stored settings
     */
    static Either<ConnectorError, ConnectionChange> remaining(ConnectionChange change, String name, JsonObject stored) {
        FivetranRequests checked = new FivetranRequests();
        if (!change.name().orElse(name).equals(name)) {
            checked.refuse("name", "cannot be changed: it names what the connection loads into");
        }
        JsonObject shown = SecretSettings.shown(stored);
        JsonObject.Builder config = change.config().toBuilder();
        change.config().members().forEach((setting, value) -> {
            if (shown.get(setting).filter(value::equals).isPresent()) {
                config.remove(setting);
            }
        });
        JsonObject rest = config.build();
        checked.masks(rest);
        return checked.verdict(
                "update", change.toBuilder().name(null).config(rest).build());
    }

    /** Whether the stored connection must be read before it can be said what a change is. */
    static boolean dependsOnStored(ConnectionChange change) {
        return change.name().isPresent()
                || !SecretSettings.masked("config", change.config()).isEmpty();
    }

    /** Whether nothing that lasts would change. The vendor refuses such a request. */
    static boolean changesNothing(ConnectionChange change) {
        return change.config().isEmpty()
                && change.secrets().isEmpty()
                && change.enabled().isEmpty()
                && MANNER.containsAll(change.vendorOptions().names());
    }

    /** The change as it is sent. The vendor keeps settings that are left out. */
    static ConnectionChangeWire change(ConnectionChange change) {
        JsonObject options = change.vendorOptions();
        Map<String, JsonValue> more = new LinkedHashMap<>(options.members());
        more.remove(RUN_TESTS);
        Map<String, Object> config = settings(change.config(), change.secrets());
        boolean reaches = !config.isEmpty() || options.names().stream().anyMatch(REACHING::contains);
        return new ConnectionChangeWire(
                config.isEmpty() ? null : config,
                change.enabled().map(enabled -> !enabled).orElse(null),
                options.bool(RUN_TESTS).orElse(reaches),
                more);
    }

    /** A pause or its end, and nothing else. */
    static ConnectionChangeWire pause(boolean paused) {
        return new ConnectionChangeWire(null, paused, false, Map.of());
    }

    static ResyncScopeWire scope(List<TableRef> tables) {
        Map<String, List<String>> scope = new TreeMap<>();
        tables.stream()
                .distinct()
                .forEach(table -> scope.computeIfAbsent(table.schema(), schema -> new ArrayList<>())
                        .add(table.table()));
        return new ResyncScopeWire(scope);
    }

    static <T> Either<ConnectorError, T> invalid(String operation, String field, String message) {
        return Either.left(ValidationErrors.of(Fivetran.ID, operation, field, message));
    }

    private static Map<String, Object> settings(JsonObject config, Map<String, Secret> secrets) {
        Map<String, Object> settings = new LinkedHashMap<>(config.members());
        settings.putAll(secrets);
        return settings;
    }

    private void masks(JsonObject config) {
        SecretSettings.masked("config", config)
                .forEach(path ->
                        refuse(path, "is a mask, which would overwrite the stored value; give the value itself"));
    }

    private void options(JsonObject options) {
        options.names().stream()
                .filter(OWN::contains)
                .forEach(name -> refuse("vendorOptions." + name, "has its own field; it is not a vendor option"));
        MANNER.forEach(name -> flag(options, name));
    }

    private void secrets(Map<String, Secret> secrets) {
        secrets.forEach((name, secret) -> absent(
                "secrets." + name,
                SecretSettings.meansUnchanged(new JsonString(secret.reveal())),
                "is empty or a mask, which would overwrite the stored value; give the value itself, or leave it out"));
    }

    private static boolean isNoText(JsonValue value) {
        return value.asString().isEmpty();
    }

    private void flag(JsonObject options, String name) {
        if (options.has(name) && options.bool(name).isEmpty()) {
            refuse("vendorOptions." + name, "must be true or false");
        }
    }

    private void absent(String path, boolean given, String message) {
        if (given) {
            refuse(path, message);
        }
    }

    private void refuse(String path, String message) {
        violations.add(ValidationErrors.violation(path, message));
    }

    private <T> Either<ConnectorError, T> verdict(String operation, T request) {
        return violations.isEmpty()
                ? Either.right(request)
                : Either.left(ValidationErrors.of(Fivetran.ID, operation, violations));
    }

    /**
     * Where a page begins.
     *
     * @return the vendor's cursor; empty for the first page; a refusal of what no page has given
     */
    static Either<ConnectorError, Optional<String>> cursor(String operation, Optional<PageToken> token) {
        Optional<String> given = token.map(PageToken::value);
        return given.filter(value -> !value.startsWith(Fivetran.CURSOR)).isPresent()
                ? invalid(operation, "pageToken", "must be one that a page of this list gave")
                : Either.right(given.map(value -> value.substring(Fivetran.CURSOR.length())));
    }
}
