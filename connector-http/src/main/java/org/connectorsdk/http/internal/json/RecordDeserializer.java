package org.connectorsdk.http.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.PropertyName;
import com.fasterxml.jackson.databind.deser.ResolvableDeserializer;
import com.fasterxml.jackson.databind.deser.SettableBeanProperty;
import com.fasterxml.jackson.databind.deser.ValueInstantiator;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.ArrayOrObject;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.json.Lenient.Problems;
import org.connectorsdk.http.json.PassesOver;
import org.connectorsdk.http.json.Strict;
import org.connectorsdk.http.json.UnwrapRoot;
import org.jspecify.annotations.Nullable;

/**
 * Reads a record by its components. In place of Jackson's own, which takes the last of two members with one name or
 * fails, depending on what else is there, and cannot tell what it skips.
 */
final class RecordDeserializer extends StdDeserializer<Object> implements ResolvableDeserializer {
    private static final long serialVersionUID = 1L;

    private final transient ValueInstantiator instantiator;
    private final transient ReadComponent[] components;
    private int bits;
    private final transient Map<String, ReadComponent> byName = new HashMap<>();
    private final int collector;
    private final int whole;
    private final int problems;
    private final boolean isLenient;
    private final transient Set<String> envelopes;
    private final transient Set<String> passedOver;

    /**
     * Prepares; the rest is done when the types of the components are known.
     *
     * @param properties what Jackson knows of the components, in their order
     */
    RecordDeserializer(
            JavaType type,
            ValueInstantiator instantiator,
            SettableBeanProperty[] properties,
            DeserializationConfig config) {
        super(type);
        this.instantiator = instantiator;
        RecordComponent[] declared = type.getRawClass().getRecordComponents();
        UnwrapRoot within = type.getRawClass().getAnnotation(UnwrapRoot.class);
        envelopes = within == null ? Set.of() : Set.of(within.value());
        PassesOver passes = type.getRawClass().getAnnotation(PassesOver.class);
        passedOver = passes == null ? Set.of() : Set.of(passes.value());
        components = new ReadComponent[declared.length];
        int collects = -1;
        int standsForAll = -1;
        int listsProblems = -1;
        for (int i = 0; i < declared.length; i++) {
            components[i] = new ReadComponent(i, nextBit(), declared[i], properties[i]);
            if (RequiredComponents.collectsTheRest(declared[i])) {
                collects = i;
            } else if (declared[i].isAnnotationPresent(Problems.class)) {
                listsProblems = i;
            } else {
                addNames(components[i], config);
            }
            if (declared[i].isAnnotationPresent(ArrayOrObject.class)) {
                standsForAll = i;
            }
        }
        collector = collects;
        problems = listsProblems;
        isLenient = (collects >= 0 || listsProblems >= 0) && !type.getRawClass().isAnnotationPresent(Strict.class);
        whole = standsForAll;
    }

    private void addNames(ReadComponent component, DeserializationConfig config) {
        byName.put(component.property.getName(), component);
        for (PropertyName alias : component.property.findAliases(config)) {
            byName.computeIfAbsent(alias.getSimpleName(), name -> component.alias(nextBit()));
        }
    }

    /** One for each name; those that were seen of a record are one {@code long}. */
    private long nextBit() {
        if (bits == Long.SIZE) {
            throw new IllegalArgumentException("its members have more than " + Long.SIZE + " names");
        }
        return 1L << bits++;
    }

    @Override
    public void resolve(DeserializationContext context) throws JsonMappingException {
        for (ReadComponent component : components) {
            component.resolve(context);
        }
        for (ReadComponent alias : byName.values()) {
            alias.resolveLike(components[alias.index]);
        }
    }

    private Object made(
            JsonCursor in,
            DeserializationContext context,
            @Nullable RepeatedValueCache cache,
            @Nullable Object[] values,
            int from,
            @Nullable KeptMembers odd)
            throws IOException {
        Map<String, JsonValue> rest = rest(in, cache, from, odd);
        if (collector >= 0) {
            values[collector] = rest;
        }
        if (problems >= 0) {
            values[problems] = KeptMembers.problems(rest);
        }
        for (ReadComponent component : components) {
            if (component.required && values[component.index] == null) {
                sayOwn(in, values);
                in.required(component.property.getName(), null);
            }
        }
        requireText(in, values);
        Object made = instantiator.createFromObjectWith(context, values);
        if (cache != null) {
            cache.giveBack(values);
        }
        return made;
    }

    /** Closes what the record has collected beside its components. */
    private Map<String, JsonValue> rest(
            JsonCursor in, @Nullable RepeatedValueCache cache, int from, @Nullable KeptMembers odd) {
        if (collector < 0 && odd == null) {
            return Map.of();
        }
        Map<String, JsonValue> members = Map.of();
        if (!in.open().isEmpty(from)) {
            JsonObject rest = cache == null ? in.open().object(from, JsonObject.empty()) : cache.rest(in.open(), from);
            members = rest.members();
        }
        return odd == null ? members : odd.with(members);
    }

    private void requireText(JsonCursor in, @Nullable Object[] values) throws IOException {
        for (ReadComponent component : components) {
            if (component.notBlank != null && values[component.index] instanceof String text && text.isBlank()) {
                throw in.unexpected("has a value of " + component.notBlank + " that was refused by "
                        + handledType().getSimpleName());
            }
        }
    }

    /** Of an answer that lacks its content or failed, what the type has a place for may be the words that say why. */
    private void sayOwn(JsonCursor in, @Nullable Object[] values) {
        AnswerParser answer = in.answer();
        if (answer == null || !answer.getParsingContext().inRoot()) {
            return;
        }
        for (ReadComponent component : components) {
            String name = component.property.getName();
            if (FailureStatuses.has(name)) {
                Object value = values[component.index];
                if (value instanceof JsonValue tree) {
                    answer.say(name, tree);
                } else if (value instanceof String || value instanceof Boolean) {
                    answer.say(name, JsonValue.of(value));
                }
            }
        }
    }

    /**
     * Calls itself for a record within it, without a frame between: a thousand levels are to fit on any thread's stack.
     */
    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        JsonCursor in = JsonCursor.of(parser);
        if (whole >= 0 && parser.currentToken() != JsonToken.START_OBJECT) {
            return bare(in, context);
        }
        @Nullable AnswerParser answer = in.answer();
        @Nullable RepeatedValueCache cache = answer == null ? null : answer.recall(this, components.length);
        @Nullable Object[] values = cache == null ? new @Nullable Object[components.length] : cache.take();
        @Nullable KeptMembers odd = null;
        int from = collects() ? in.open().begin() : 0;
        in.enterObject();
        @Nullable AnswerParser outermost = answer != null && answer.isWithinWhole() ? answer : null;
        long seen = 0;
        int place = 0;
        for (@Nullable String name = in.nextName(); name != null; name = in.nextName()) {
            if (isEnvelope(name, in)) {
                return inner(name, in, context, outermost, from);
            }
            @Nullable ReadComponent component = cache == null ? named(name) : cache.taker(place++, name);
            if (component == null) {
                odd = other(name, in, outermost, odd);
                continue;
            }
            seen = component.once(seen, in);
            if (isLenient && !component.required) {
                odd = answer != null && component.takesApart(answer)
                        ? nestedIfItFits(component, name, answer, context, values, odd)
                        : readIfItFits(component, name, in, context, cache, values, odd);
            } else if (component.takesApart(parser)) {
                values[component.index] = component.deserializer().deserialize(parser, context);
            } else {
                values[component.index] = component.read(in, context, cache);
            }
        }
        if (outermost != null) {
            requireSuccess(outermost, in, values);
        }
        return made(in, context, cache, values, from, odd);
    }

    /** Whether members are kept, in case of a problem at least. */
    private boolean collects() {
        return collector >= 0 || problems >= 0;
    }

    /** A failure that a flag tells may be explained in words that the type has a place for. */
    private void requireSuccess(AnswerParser answer, JsonCursor in, @Nullable Object[] values) throws IOException {
        FailureStatuses words = answer.words();
        if (words != null && words.failure() != null) {
            sayOwn(in, values);
            answer.requireSuccess();
        }
    }

    /** What stands where the object should be is its one component that stands for all. */
    private Object bare(JsonCursor in, DeserializationContext context) throws IOException {
        @Nullable Object[] values = new @Nullable Object[components.length];
        values[whole] = components[whole].read(in, context, null);
        return made(in, context, null, values, collects() ? in.open().begin() : 0, null);
    }

    /** A member that no component takes. */
    private @Nullable KeptMembers other(
            String name, JsonCursor in, @Nullable AnswerParser whole, @Nullable KeptMembers odd) throws IOException {
        if (whole != null && FailureStatuses.has(name)) {
            word(name, in, whole);
            return odd;
        }
        if (collector < 0 || passedOver.contains(name)) {
            return odd;
        }
        @Nullable String problem = in.keep(name);
        return problem == null ? odd : KeptMembers.of(odd).cut(problem);
    }

    /** An optional value that does not fit costs itself: it is absent, and kept as it came. */
    private @Nullable KeptMembers readIfItFits(
            ReadComponent component,
            String name,
            JsonCursor in,
            DeserializationContext context,
            @Nullable RepeatedValueCache cache,
            @Nullable Object[] values,
            @Nullable KeptMembers odd)
            throws IOException {
        if (component.isTree) {
            return treeIfItFits(component, name, in, values, odd);
        }
        int open = in.open().begin();
        try {
            values[component.index] = component.read(in, context, cache);
            return odd;
        } catch (IOException | RuntimeException e) {
            in.open().forget(open);
            String problem = LenientParser.problem(in, e);
            JsonValue raw = in.valueOrNothing(name);
            if (raw == null) {
                return KeptMembers.of(odd).cut(JsonCursor.tooMuch(in.path()));
            }
            in.open().add(name, raw);
            return KeptMembers.of(odd).problem(problem);
        }
    }

    /** One that fits is not to cost more of the stack than it has to. */
    private @Nullable KeptMembers nestedIfItFits(
            ReadComponent component,
            String name,
            AnswerParser answer,
            DeserializationContext context,
            @Nullable Object[] values,
            @Nullable KeptMembers odd)
            throws IOException {
        int open = answer.open().begin();
        JsonStreamContext parent = answer.getParsingContext().getParent();
        long start = LenientParser.begin(answer);
        // What nobody keeps need not be remembered, however many logs are in it. A record that lists its problems keeps
        // what it has no place for, and of a part that does not fit the problem alone.
        boolean isOutermost = collector >= 0 && problems < 0 && !answer.intake().isMarked();
        if (isOutermost) {
            answer.intake().mark(start);
        }
        try {
            values[component.index] = component.deserializer().deserialize(answer, context);
            return odd;
        } catch (IOException | RuntimeException e) {
            answer.open().forget(open);
            Lenient<Object> own = LenientParser.unreadable(answer, parent, start, e);
            if (problems < 0) {
                answer.open().add(name, own.raw().orElseThrow());
            }
            return KeptMembers.of(odd).problem(own.problem());
        } finally {
            if (isOutermost) {
                answer.intake().forgetMark();
            }
        }
    }

    private @Nullable KeptMembers treeIfItFits(
            ReadComponent component, String name, JsonCursor in, @Nullable Object[] values, @Nullable KeptMembers odd)
            throws IOException {
        JsonValue tree = in.valueOrNothing(name);
        if (tree == null) {
            return KeptMembers.of(odd).cut(JsonCursor.tooMuch(in.path()));
        }
        Class<?> kind = component.property.getType().getRawClass();
        if (kind.isInstance(tree)) {
            values[component.index] = tree;
        } else if (!in.isNull()) {
            in.open().add(name, tree);
            return KeptMembers.of(odd)
                    .problem(String.valueOf(in.other(JsonPath.kind(kind)).getMessage()));
        }
        return odd;
    }

    /** What stands beside the content of an answer may say that it is a failure; it is kept like any other member. */
    private void word(String name, JsonCursor in, AnswerParser whole) throws IOException {
        JsonValue value = in.value();
        whole.say(name, value);
        if (collector >= 0) {
            in.open().add(name, value);
        }
    }

    @Nullable
    ReadComponent named(String name) {
        return byName.get(name);
    }

    private boolean isEnvelope(String name, JsonCursor in) {
        return envelopes.contains(name) && in.parser().currentToken() == JsonToken.START_OBJECT;
    }

    private Object inner(
            String envelope, JsonCursor in, DeserializationContext context, @Nullable AnswerParser whole, int from)
            throws IOException {
        if (collects()) {
            in.open().forget(from); // what stands beside the envelope is nobody's
        }
        Object found = deserialize(in.parser(), context);
        for (@Nullable String name = in.nextName(); name != null; name = in.nextName()) {
            if (name.equals(envelope)) {
                throw in.unexpected("is there twice");
            }
            if (whole != null && FailureStatuses.has(name)) {
                whole.say(name, in.value());
            }
        }
        if (whole != null) {
            whole.requireSuccess();
        }
        return found;
    }
}
