package org.connectorsdk.airbyte.internal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonNull;
import org.connectorsdk.api.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** A config into which secrets are put by their paths; what is not on such a path is sent as it was given. */
final class SecretTree {
    private final Map<String, Object> members;

    SecretTree(JsonObject config) {
        this.members = new LinkedHashMap<>(config.members());
    }

    Map<String, Object> members() {
        return members;
    }

    /**
     * Puts a secret where its path says: {@code password}, {@code ssh.key}, {@code keys.0.secret}. Objects that are not
     * there are made.
     *
     * @return false if the path leads nowhere, past the end of a list or into a value that holds no others, or to an
     *     object or a list that is not empty, which the secret would replace
     */
    boolean put(String path, Secret secret) {
        return put(members, List.of(path.split("\\.", -1)), secret, same -> {});
    }

    private static boolean put(@Nullable Object value, List<String> path, Secret secret, Consumer<Object> place) {
        Object opened = opened(value);
        if (path.isEmpty()) {
            boolean free = !holds(opened);
            if (free) {
                place.accept(secret);
            }
            return free;
        }
        String name = path.get(0);
        List<String> rest = path.subList(1, path.size());
        if (opened instanceof Map<?, ?>) {
            Map<String, Object> object = object(opened);
            place.accept(object);
            return put(object.get(name), rest, secret, inner -> object.put(name, inner));
        }
        if (opened instanceof List<?>) {
            List<Object> list = list(opened);
            int index = index(name);
            place.accept(list);
            return index >= 0
                    && index < list.size()
                    && put(list.get(index), rest, secret, inner -> list.set(index, inner));
        }
        return false;
    }

    /** Whether a secret here would take the place of settings, or of other secrets. */
    private static boolean holds(@Nullable Object opened) {
        return opened instanceof Map<?, ?> object
                ? !object.isEmpty()
                : opened instanceof List<?> list && !list.isEmpty();
    }

    /** What can be changed in the place of what cannot. */
    private static @Nullable Object opened(@Nullable Object value) {
        if (value == null || value instanceof JsonNull) {
            return new LinkedHashMap<String, Object>();
        }
        if (value instanceof JsonObject object) {
            return new LinkedHashMap<String, Object>(object.members());
        }
        return value instanceof JsonArray array ? new ArrayList<Object>(array.elements()) : value;
    }

    @SuppressWarnings("unchecked") // the only maps in here are those that this class has made
    private static Map<String, Object> object(Object made) {
        return (Map<String, Object>) made;
    }

    @SuppressWarnings("unchecked") // the only lists in here are those that this class has made
    private static List<Object> list(Object made) {
        return (List<Object>) made;
    }

    private static int index(String name) {
        try {
            return Integer.parseInt(name);
        } catch (NumberFormatException notAnIndex) {
            return -1;
        }
    }
}
