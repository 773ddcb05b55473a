package org.connectorsdk.http.internal.json;

import java.io.IOException;
import java.util.Arrays;
import org.connectorsdk.api.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * What the records before had, of one type in one answer. Their members come in the same order as a rule, so a member
 * is known by its place; and of their texts, what repeats from record to record, a type, a state, a region, becomes one
 * object for all of them. In a list of a thousand connections this saves four tenths of the memory.
 */
final class RepeatedValueCache {
    /** Members beyond these are looked up by name, also those that no component takes. */
    private static final int PLACES = 64;

    private final AnswerParser parser;
    private final RecordDeserializer owner;
    private final @Nullable String[] names = new @Nullable String[PLACES];
    private final @Nullable ReadComponent[] takers = new @Nullable ReadComponent[PLACES];
    private final @Nullable RepeatedValue[] texts;

    private @Nullable Object @Nullable [] spare;
    private JsonObject rest = JsonObject.empty();

    /** Of another type in the same answer. */
    final @Nullable RepeatedValueCache next;

    RepeatedValueCache(
            AnswerParser parser, RecordDeserializer owner, int components, @Nullable RepeatedValueCache next) {
        this.parser = parser;
        this.owner = owner;
        this.texts = new @Nullable RepeatedValue[components];
        this.next = next;
    }

    /** Closes what a record has collected: mostly it has the names that the record before had. */
    JsonObject rest(OpenMembers open, int from) {
        JsonObject closed = open.object(from, rest);
        rest = closed.outline(rest);
        return closed;
    }

    /** {@return an empty array for the values of a record: one serves all that are not within one another} */
    @Nullable
    Object[] take() {
        @Nullable Object @Nullable [] taken = spare;
        if (taken == null) {
            return new @Nullable Object[texts.length];
        }
        spare = null;
        return taken;
    }

    /** Nobody uses it any more. */
    void giveBack(@Nullable Object[] used) {
        Arrays.fill(used, null);
        spare = used;
    }

    boolean isOf(RecordDeserializer type) {
        return owner == type;
    }

    /** {@return the component that takes a member, null if none does} The parser has one object for each name. */
    @SuppressWarnings("ReferenceEquality") // else it is looked up
    @Nullable
    ReadComponent taker(int place, String name) {
        if (place >= PLACES) {
            return owner.named(name);
        }
        if (names[place] == name) {
            return takers[place];
        }
        @Nullable ReadComponent found = owner.named(name);
        names[place] = name;
        takers[place] = found;
        return found;
    }

    /** {@return the text at which the parser stands, for one component} */
    String text(int component) throws IOException {
        @Nullable RepeatedValue before = texts[component];
        if (before == null) {
            before = new RepeatedValue();
            texts[component] = before;
        }
        @Nullable String plain = before.plainText(parser);
        return plain == null ? parser.cursor().text() : plain;
    }
}
