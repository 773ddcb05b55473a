package org.connectorsdk.api.mask;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.EndSpec;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.api.text.SecretNames;
import org.connectorsdk.api.text.SecretSettings;
import org.jspecify.annotations.Nullable;

/**
 * Keeps secrets out of the plain settings of a connection, for every provider. One in clear text is refused before
 * anything is sent; null, an empty text and a vendor's mask under a secret's name mean no change, so they are left out
 * and the answer carries a warning; only null for one that the same change sets as a secret removes it from the
 * settings. The vendor option {@value #OPTION} carries settings that only have the name of a secret.
 */
final class PlainSecrets {
    /** The vendor option whose members join the config as they are. */
    static final String OPTION = "config";

    private final List<FieldViolation> violations = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    /** {@return everything that is wrong; empty if the request can be sent} */
    List<FieldViolation> violations() {
        return violations;
    }

    /** {@return what was left out} */
    List<String> warnings() {
        return warnings;
    }

    /** {@return what to create: without what means no value, and with what the option carries} */
    ConnectionSpec checked(ConnectionSpec spec) {
        return checked("", spec);
    }

    private ConnectionSpec checked(String place, ConnectionSpec spec) {
        String config = place + "config";
        refuse(config, spec.config());
        JsonObject options = spec.vendorOptions();
        return spec.toBuilder()
                .config(joined(without(config, spec.config()), options))
                .vendorOptions(rest(options))
                .source(end(place + "source.", spec.source()))
                .destination(end(place + "destination.", spec.destination()))
                .build();
    }

    private @Nullable EndSpec end(String place, Optional<EndSpec> end) {
        return end.map(given -> given.spec()
                        .map(spec -> EndSpec.create(checked(place, spec)))
                        .orElse(given))
                .orElse(null);
    }

    /**
     * {@return what to change} Only whole members are left out here; within one, the provider restores what is stored.
     */
    ConnectionChange checked(ConnectionChange change) {
        refuse("config", change.config());
        Map<String, JsonValue> kept = new LinkedHashMap<>();
        change.config().members().forEach((name, value) -> {
            boolean isMoved =
                    SecretSettings.isMoved(name, value, change.secrets().keySet());
            if (!isMoved && SecretNames.isSecret(name) && SecretSettings.meansUnchanged(value)) {
                warnings.add("config." + name + " is unchanged: null, an empty string or a mask is not a secret");
            } else {
                kept.put(name, value);
            }
        });
        return change.toBuilder()
                .config(joined(JsonObject.of(kept), change.vendorOptions()))
                .vendorOptions(rest(change.vendorOptions()))
                .build();
    }

    private void refuse(String place, JsonObject config) {
        for (String path : SecretSettings.misplaced(place, config)) {
            String name = path.substring(place.length() + 1);
            violations.add(new FieldViolation(
                    path,
                    "refused",
                    "has the name of a secret: pass it as a secret, secrets(\"" + name + "\", …) or --secret " + name
                            + "=env:NAME; if it is not one, use the vendor option " + OPTION));
        }
    }

    private JsonObject without(String place, JsonObject config) {
        Map<String, JsonValue> kept = new LinkedHashMap<>();
        config.members().forEach((name, value) -> {
            String path = place + "." + name;
            if (SecretNames.isSecret(name) && SecretSettings.meansUnchanged(value)) {
                warnings.add(path + " was left out: null, an empty string or a mask is not a secret");
            } else {
                kept.put(name, without(path, value));
            }
        });
        return kept.equals(config.members()) ? config : JsonObject.of(kept);
    }

    private JsonValue without(String path, JsonValue value) {
        if (value instanceof JsonObject object) {
            return without(path, object);
        }
        if (value instanceof JsonArray array) {
            List<JsonValue> elements = new ArrayList<>();
            for (int i = 0; i < array.size(); i++) {
                elements.add(without(path + "." + i, array.get(i)));
            }
            return JsonArray.copyOf(elements);
        }
        return value;
    }

    private static JsonObject joined(JsonObject config, JsonObject options) {
        Optional<JsonObject> plain = options.object(OPTION);
        if (plain.isEmpty()) {
            return config;
        }
        JsonObject.Builder joined = config.toBuilder();
        plain.get().members().forEach(joined::set);
        return joined.build();
    }

    /** The options that are the provider's; one of that name that is no object is its business as well. */
    private static JsonObject rest(JsonObject options) {
        return options.object(OPTION).isEmpty()
                ? options
                : options.toBuilder().remove(OPTION).build();
    }
}
