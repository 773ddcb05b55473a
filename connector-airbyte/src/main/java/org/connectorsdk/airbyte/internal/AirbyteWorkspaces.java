package org.connectorsdk.airbyte.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.connectorsdk.api.facet.Workspaces;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonString;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.api.spi.OffsetPages;
import org.connectorsdk.api.text.SecretSettings;
import org.connectorsdk.http.provider.LenientList;
import org.jspecify.annotations.Nullable;

/**
 * What is shown of a workspace. Among its members are the addresses of webhooks for its notices: whoever knows one can
 * write there, so they are masked.
 */
public final class AirbyteWorkspaces {
    /** The operation, in errors. */
    public static final String OPERATION = "workspaces";

    /** Reads pages of them. */
    public static final OffsetPages<Workspaces.Workspace> PAGES =
            new OffsetPages<>(Airbyte.ID, OPERATION, Airbyte.LARGEST_PAGE, Workspaces.Workspace::id);

    private static final String WEBHOOK = "webhook";

    private AirbyteWorkspaces() {}

    /**
     * Makes a list out of one answer after another.
     *
     * @param mapper reads a workspace of the answer
     * @param <W> a workspace as the API answers it
     * @return the list
     */
    public static <W> LenientList<W, Workspaces.Workspace> list(Function<W, Workspaces.Workspace> mapper) {
        return new LenientList<>(Airbyte.ID, OPERATION, mapper, AirbyteWorkspaces::partial);
    }

    private static Optional<Workspaces.Workspace> partial(JsonObject raw, String problem) {
        return raw.string("workspaceId")
                .filter(id -> !id.isBlank())
                .map(id -> new Workspaces.Workspace(id, raw.string("name").orElse(""), masked(raw, false)));
    }

    /**
     * Makes a workspace of what an answer tells of it.
     *
     * @param id its id
     * @param name its name; null for none
     * @param member the name of the one member that the API names beside them
     * @param value what that says; null for nothing
     * @param more all else
     * @return the workspace
     */
    public static Workspaces.Workspace workspace(
            String id, @Nullable String name, String member, @Nullable String value, Map<String, JsonValue> more) {
        JsonObject.Builder fields = JsonObject.builder();
        if (value != null) {
            fields.set(member, value);
        }
        more.forEach(fields::set);
        return new Workspaces.Workspace(id, AirbyteMapper.text(name), masked(fields.build(), false));
    }

    private static JsonObject masked(JsonObject members, boolean isOfWebhook) {
        Map<String, JsonValue> masked = new LinkedHashMap<>();
        members.members()
                .forEach((name, value) -> masked.put(name, masked(value, isOfWebhook || name.equals(WEBHOOK))));
        return JsonObject.of(masked);
    }

    private static JsonValue masked(JsonValue value, boolean isOfWebhook) {
        if (value instanceof JsonObject object) {
            return masked(object, isOfWebhook);
        }
        if (value instanceof JsonArray array) {
            return JsonArray.copyOf(
                    array.stream().map(element -> masked(element, isOfWebhook)).toList());
        }
        return isOfWebhook && value instanceof JsonString text && !text.value().isEmpty()
                ? new JsonString(SecretSettings.MASK)
                : value;
    }
}
