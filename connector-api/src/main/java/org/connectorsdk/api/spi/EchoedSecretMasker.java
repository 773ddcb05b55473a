package org.connectorsdk.api.spi;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonSelection;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.api.text.Masker;
import org.connectorsdk.api.text.SecretSettings;

/**
 * Keeps the secrets of a request out of what is kept of its answer (SEC-05, INC-18): members that are called like a
 * secret, or that the vendor has no business to send, are dropped; the values of the secrets are masked wherever else
 * they are.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1.0
 */
public final class EchoedSecretMasker {
    private final Map<String, Secret> secrets;
    private final Set<String> dropped;
    private final Masker masker;

    /** The names of members that are dropped or masked. */
    private final JsonSelection odd;

    /**
     * Knows what was sent.
     *
     * @param secrets the secrets of the request, by name
     * @param dropped further members that are not to be kept, wherever they stand
     */
    public EchoedSecretMasker(Map<String, Secret> secrets, String... dropped) {
        this.secrets = Map.copyOf(secrets);
        this.dropped = Set.of(dropped);
        this.masker = Masker.none().and(secrets.values());
        this.odd =
                JsonSelection.by(name -> isDropped(name) || !masker.mask(name).equals(name));
    }

    /**
     * Masks a text.
     *
     * @param text what the vendor wrote
     * @return the text with each of the secrets masked
     */
    public String mask(String text) {
        return masker.mask(text);
    }

    /**
     * Masks members.
     *
     * @param members what the vendor sent
     * @return the members that may be kept; the same object if there are none
     */
    public Map<String, JsonValue> mask(Map<String, JsonValue> members) {
        return members.isEmpty() ? members : mask(JsonObject.of(members)).members();
    }

    /**
     * Masks an object.
     *
     * @param object what the vendor sent
     * @return the members that may be kept; the same object if there is nothing to hide
     */
    public JsonObject mask(JsonObject object) {
        if (!odd.isIn(object)) {
            return object.mapValues((name, value) -> mask(value));
        }
        JsonObject.Builder masked = JsonObject.builder();
        object.members().forEach((name, value) -> {
            if (!isDropped(name)) {
                masked.set(masker.mask(name), mask(value));
            }
        });
        return masked.build();
    }

    private boolean isDropped(String name) {
        return dropped.contains(name) || secrets.containsKey(name);
    }

    /**
     * Masks the settings that a write is answered with.
     *
     * @param answered the settings as the vendor has them now
     * @param sent the settings of the request, which hold none of the secrets; what is answered as it was sent stays as
     *     it is
     * @return the settings that may be shown, with what {@link SecretSettings} hides hidden
     */
    public JsonObject settings(JsonObject answered, JsonObject sent) {
        Map<String, JsonValue> shown = new LinkedHashMap<>();
        answered.members().forEach((name, value) -> {
            boolean isOurs = sent.get(name).filter(value::equals).isPresent();
            shown.putAll(isOurs ? Map.of(name, value) : mask(Map.of(name, value)));
        });
        return SecretSettings.shown(JsonObject.of(shown));
    }

    private JsonValue mask(JsonValue value) {
        if (value instanceof JsonArray array) {
            return array.mapElements(this::mask);
        }
        return value instanceof JsonObject object ? mask(object) : masker.mask(value);
    }
}
