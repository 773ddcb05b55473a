package org.connectorsdk.api.spi;

import java.util.Map;
import java.util.Objects;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.api.text.SecretSettings;
import org.jspecify.annotations.Nullable;

/**
 * Collects what the neutral model has no place for: the members that a wire record keeps, and those of its components.
 * For one thread; costs nothing when nothing is added.
 *
 * @since 0.1.0
 */
public final class VendorFields {
    private final JsonObject kept;
    private JsonObject.@Nullable Builder fields;

    /**
     * Begins with what a wire record keeps.
     *
     * @param kept its members without a component, by their names
     */
    public VendorFields(Map<String, JsonValue> kept) {
        this.kept = JsonObject.of(Objects.requireNonNull(kept, "kept"));
    }

    /**
     * Adds a member, or replaces it.
     *
     * @param name the vendor's name for it
     * @param value as {@link JsonValue#of(Object)} takes it; null adds nothing
     * @return this
     */
    public VendorFields with(String name, @Nullable Object value) {
        if (value != null) {
            if (fields == null) {
                fields = kept.toBuilder();
            }
            fields.set(name, value);
        }
        return this;
    }

    /** {@return all of it, with what {@link SecretSettings} takes for a secret hidden} */
    public JsonObject shown() {
        return SecretSettings.shown(build());
    }

    /** {@return all of it; secrets among it are not hidden} */
    public JsonObject build() {
        return fields == null ? kept : fields.build();
    }
}
