package org.connectorsdk.fivetran;

import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.json.JsonObject;

/**
 * Where the name of a connection goes. It is made of one or two settings, and which ones depends on the service: {@code
 * schema}, {@code schema_prefix}, or {@code schema} with {@code table} or {@code table_group_name}, joined by a dot.
 */
final class FivetranNames {
    private static final String SCHEMA = "schema";
    private static final String PREFIX = "schema_prefix";
    private static final String TABLE = "table";
    private static final String TABLE_GROUP = "table_group_name";

    private FivetranNames() {}

    /** Whether the settings say the name already. */
    static boolean isIn(JsonObject config) {
        return config.has(SCHEMA) || config.has(PREFIX);
    }

    /** The settings as they are, when they make the name that the specification says. */
    static Either<ConnectorError, JsonObject> given(ConnectionSpec spec) {
        JsonObject config = spec.config();
        for (String setting : List.of(SCHEMA, PREFIX)) {
            if (config.has(setting) && config.string(setting).isEmpty()) {
                return FivetranRequests.invalid(
                        "create",
                        "config." + setting,
                        "must be a text that makes the name; leave it out to have it set");
            }
        }
        String second =
                config.string(TABLE).or(() -> config.string(TABLE_GROUP)).orElse("");
        String made = config.string(PREFIX)
                .or(() -> config.string(SCHEMA).map(schema -> second.isEmpty() ? schema : schema + "." + second))
                .orElse("");
        return made.equals(spec.name())
                ? Either.right(config)
                : FivetranRequests.invalid("create", "name", "must be what the config makes of it: " + made);
    }

    /**
     * The settings with the name in them.
     *
     * @param properties the settings that the service takes, by name
     */
    static Either<ConnectorError, JsonObject> placed(ConnectionSpec spec, JsonObject properties) {
        JsonObject config = spec.config();
        if (properties.has(PREFIX)) {
            return Either.right(config.with(PREFIX, spec.name()));
        }
        Optional<String> second = properties.has(TABLE_GROUP)
                ? Optional.of(TABLE_GROUP)
                : Optional.of(TABLE).filter(properties::has);
        return second.isEmpty() ? Either.right(config.with(SCHEMA, spec.name())) : split(spec, second.get());
    }

    private static Either<ConnectorError, JsonObject> split(ConnectionSpec spec, String second) {
        int dot = spec.name().indexOf('.');
        if (dot <= 0 || dot == spec.name().length() - 1) {
            return FivetranRequests.invalid(
                    "create", "name", "must be schema." + second + " for the type " + spec.type());
        }
        String part = spec.name().substring(dot + 1);
        if (!spec.config().string(second).orElse(part).equals(part)) {
            return FivetranRequests.invalid("create", "config." + second, "must be the part of the name after its dot");
        }
        return Either.right(
                spec.config().with(SCHEMA, spec.name().substring(0, dot)).with(second, part));
    }
}
