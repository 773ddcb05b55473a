package org.connectorsdk.api.json;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** The members of an object as a map that cannot be changed, in their order. */
final class JsonMembers extends AbstractMap<String, JsonValue> {
    private final JsonObject object;

    JsonMembers(JsonObject object) {
        this.object = object;
    }

    JsonObject object() {
        return object;
    }

    @Override
    public int size() {
        return object.size();
    }

    @Override
    public boolean containsKey(@Nullable Object name) {
        return get(name) != null;
    }

    @Override
    public @Nullable JsonValue get(@Nullable Object name) {
        return name instanceof String text ? object.find(text) : null;
    }

    @Override
    public @Nullable JsonValue remove(@Nullable Object name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void forEach(BiConsumer<? super String, ? super JsonValue> action) {
        for (int i = 0; i < object.size(); i++) {
            action.accept(object.name(i), object.value(i));
        }
    }

    @Override
    public Set<Map.Entry<String, JsonValue>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public int size() {
                return object.size();
            }

            @Override
            public Iterator<Map.Entry<String, JsonValue>> iterator() {
                return new Entries(object);
            }
        };
    }

    private static final class Entries implements Iterator<Map.Entry<String, JsonValue>> {
        private final JsonObject object;
        private int next;

        Entries(JsonObject object) {
            this.object = object;
        }

        @Override
        public boolean hasNext() {
            return next < object.size();
        }

        @Override
        public Map.Entry<String, JsonValue> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            int at = next++;
            return Map.entry(object.name(at), object.value(at));
        }
    }
}
