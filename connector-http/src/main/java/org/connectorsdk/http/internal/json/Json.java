package org.connectorsdk.http.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Objects;
import java.util.Optional;
import okio.BufferedSource;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient;

/**
 * JSON as one runtime reads and writes it.
 *
 * <p><b>Wire records.</b> An answer is read into a record with a component for each member that is of interest. Rules:
 *
 * <ul>
 * <li>A component is <em>required</em> unless its type is {@code @Nullable}: when the member is absent or {@code null},
 * the answer is refused, naming the member. So the record keeps what its type says. (Nullness is determined once per
 * type. A {@code JsonValue} takes {@code null} as {@code JsonNull}.)
 *   <li>Members without a component are skipped, or kept by a component
 *       {@code @JsonAnySetter @JsonAnyGetter Map<String, JsonValue>}, which writes them back as well.
 * <li>{@link JsonValue} and its kinds may be the type of any component: numbers keep their text, members their order.
 * In a {@code @Nullable JsonValue} absent is null and {@code null} is {@code JsonNull}.
 *   <li>Open values (states, types) are text, never an enum, so that a new value is no failure.
 *   <li>Of members with the same name the last one counts.
 * </ul>
 *
 * <p><b>Requests</b> are written from records likewise: a component that is null is left out, one that is {@code
 * JsonNull} is written as {@code null}, a {@code Secret} as its text (see {@code SecretBearing}).
 *
 * <p>Immutable and thread-safe; nothing is static. What is known of wire records can be shared ({@link #within}), as
 * working it out takes longer than a call. Make readers once, not per call.
 */
public final class Json {
    private final ObjectMapper mapper;
    private final JsonFactory factory;
    private final ReadLimits limits;

    private Json(Builder builder) {
        limits = builder.limits;
        mapper = MapperSetup.mapper();
        factory = mapper.getFactory();
    }

    private Json(Json known, ReadLimits limits) {
        this.limits = limits;
        mapper = known.mapper;
        factory = known.factory;
    }

    /**
     * The same knowledge of types, under other ceilings.
     *
     * @param ceilings how much of an answer is taken in
     * @return JSON that shares what this one knows, and learns, about types
     */
    public Json within(ReadLimits ceilings) {
        return new Json(this, Objects.requireNonNull(ceilings, "ceilings"));
    }

    /** {@return a builder with the standard ceilings} */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * A reader for answers of one type.
     *
     * @param type a wire record, a {@link JsonValue}, a list of them…
     * @param <T> the same type
     * @return a reader to keep
     * @throws IllegalArgumentException if nothing can be read into the type
     */
    public <T> BodyReader<T> reader(Type type) {
        return new WholeAnswer<>(this, parser(type));
    }

    /**
     * {@return a reader for answers that are text of another form, such as YAML or lines of a log; a reader of UTF-8
     * text, within the ceiling of an answer}
     */
    public BodyReader<String> text() {
        return new BytesAnswer.Text(new BytesAnswer(limits));
    }

    /** {@return a reader for answers of whatever form; a reader of bytes, within the ceiling of an answer} */
    public BodyReader<byte[]> bytes() {
        return new BytesAnswer(limits);
    }

    /**
     * A reader for answers that are read element by element.
     *
     * @param path where the array is: the name of a member, names joined by dots, or empty if the answer itself is the
     *     array
     * @param type the type of the elements
     * @param members paths of further members to be had, before or after the array: a cursor, a total
     * @param <T> the same type
     * @return a reader to keep
     * @throws IllegalArgumentException if nothing can be read into the type, or a path is not one
     */
    public <T> ElementPlan<T> elements(String path, Type type, String... members) {
        return new ElementPlan<>(this, parser(type), path, members);
    }

    /**
     * Writes a request body.
     *
     * @param body a record or a {@link JsonValue}
     * @return the JSON text in UTF-8
     * @throws IllegalArgumentException if there is no JSON for the body; the message names its type alone
     */
    public byte[] write(Object body) {
        try {
            return mapper.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("body: a " + body.getClass().getName() + " cannot be written as JSON");
        }
    }

    /**
     * Reads a text that is in memory already and may or may not be JSON, such as the start of an error answer.
     *
     * @param text the text in UTF-8
     * @return the tree; empty if the text is not JSON, is cut short, or is nested too deep
     */
    public static Optional<JsonValue> parse(byte[] text) {
        try (JsonParser parser = MapperSetup.plainFactory().createParser(text)) {
            if (parser.nextToken() == null) {
                return Optional.empty();
            }
            JsonValue value = JsonTree.read(parser);
            return parser.nextToken() == null ? Optional.of(value) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * Looks whether an answer of which nothing is asked says that it is a failure.
     *
     * @param body the body in UTF-8, JSON or not
     * @throws FailureAnswer if it does
     */
    public static void requireSuccess(byte[] body) throws FailureAnswer {
        FailureStatuses words = new FailureStatuses();
        parse(body)
                .flatMap(JsonValue::asObject)
                .orElse(JsonObject.empty())
                .members()
                .forEach(words::add);
        FailureAnswer failure = words.failureWithoutContent();
        if (failure != null) {
            throw failure;
        }
    }

    @SuppressWarnings("unchecked") // Lenient's parser is made for its own type
    private <T> ElementParser<T> parser(Type type) {
        if (type instanceof ParameterizedType generic && generic.getRawType() == Lenient.class) {
            return (ElementParser<T>) ElementParser.lenient(parser(generic.getActualTypeArguments()[0]));
        }
        JavaType java = mapper.constructType(type);
        MapperSetup.requireReadable(mapper, java);
        return new DatabindParser<>(mapper.readerFor(java));
    }

    OpenAnswer open(BufferedSource body) throws IOException {
        return new OpenAnswer((AnswerParser) factory.createParser(new BoundedInput(body, limits)));
    }

    /** Collects what a runtime decides about JSON. Not thread-safe. */
    public static final class Builder {
        private ReadLimits limits = ReadLimits.standard();

        private Builder() {}

        /**
         * Sets how much of an answer is taken in.
         *
         * @param value the ceilings
         * @return this builder
         */
        public Builder limits(ReadLimits value) {
            this.limits = Objects.requireNonNull(value, "limits");
            return this;
        }

        /** {@return the JSON of one runtime} */
        public Json build() {
            return new Json(this);
        }
    }
}
