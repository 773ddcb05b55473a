package org.connectorsdk.testkit.simulator;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.connectorsdk.testkit.wire.HttpHeader;
import org.jspecify.annotations.Nullable;

/**
 * A request as an {@link Operation} reads it. Reading is strict: whatever is not as the vendor takes it ends in a
 * {@link Refusal}.
 *
 * @since 0.1.0
 */
public final class VendorRequest {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private final Exchange exchange;
    private final RequestHead head;
    private final Optional<Route> route;
    private final Map<String, String> parameters;
    private final byte[] body;
    private final @Nullable Upload upload;

    VendorRequest(
            Exchange exchange,
            RequestHead head,
            Optional<RouteTable.Match> match,
            byte[] body,
            @Nullable Upload upload) {
        this.exchange = exchange;
        this.head = head;
        this.route = match.map(RouteTable.Match::route);
        this.parameters = match.map(RouteTable.Match::parameters).orElse(Map.of());
        this.body = body;
        this.upload = upload;
    }

    /** {@return the vendor's name of the operation; empty when the request leads to none} */
    public String operation() {
        return exchange.operation();
    }

    Optional<Route> route() {
        return route;
    }

    /** {@return the HTTP method, its name in capitals} */
    public String method() {
        return head.method();
    }

    /** {@return the path as it stood on the wire, without the query, still percent-encoded} */
    public String path() {
        return head.path();
    }

    /**
     * A parameter of the path, percent-decoded once.
     *
     * @param name its name in the route's template
     * @return never empty
     * @throws IllegalArgumentException if the template has no such parameter
     */
    public String pathParameter(String name) {
        String value = parameters.get(name);
        if (value == null) {
            throw new IllegalArgumentException("name: no path parameter '" + name + "' in " + operation());
        }
        return value;
    }

    /**
     * A query parameter, decoded, the first one if there are several.
     *
     * @param name its name
     * @return empty when it was not sent
     */
    public Optional<String> query(String name) {
        return head.query().first(name);
    }

    /**
     * All values of a query parameter, decoded.
     *
     * @param name its name
     * @return in order, empty when it was not sent
     */
    public List<String> queryAll(String name) {
        return head.query().all(name);
    }

    /** {@return the names of the query parameters that were sent, in order of their first appearance} */
    public Set<String> queryNames() {
        return head.query().names();
    }

    /**
     * A query parameter that is a whole number.
     *
     * @param name its name
     * @param absent what it counts as when it was not sent
     * @return its value
     * @throws Refusal of kind {@code INVALID} if it is not a whole number
     */
    public long queryNumber(String name, long absent) {
        Optional<String> sent = query(name);
        try {
            return sent.isEmpty() ? absent : Long.parseLong(sent.get());
        } catch (NumberFormatException notANumber) {
            throw badQuery(name, "a whole number");
        }
    }

    /**
     * A query parameter that is {@code true} or {@code false}.
     *
     * @param name its name
     * @param absent what it counts as when it was not sent
     * @return its value
     * @throws Refusal of kind {@code INVALID} if it is neither
     */
    public boolean queryFlag(String name, boolean absent) {
        String sent = query(name).orElse(Boolean.toString(absent));
        return switch (sent) {
            case "true" -> true;
            case "false" -> false;
            default -> throw badQuery(name, "true or false");
        };
    }

    private static Refusal badQuery(String name, String expected) {
        return Refusal.invalid(List.of(new Violation(
                List.of("query", name),
                Violation.Problem.WRONG_TYPE,
                "query parameter " + name + ": expected " + expected)));
    }

    /**
     * A header, the first one if there are several.
     *
     * @param name its name, in any case
     * @return empty when it was not sent
     */
    public Optional<String> header(String name) {
        return exchange.rawHeader(name);
    }

    /** {@return all header lines, in order} */
    public List<HttpHeader> headers() {
        return head.headers();
    }

    /**
     * The token of an {@code Authorization: Bearer} header.
     *
     * @return empty when there is none
     */
    public Optional<String> bearerToken() {
        return authorization("bearer ");
    }

    /**
     * User and password of an {@code Authorization: Basic} header.
     *
     * @return both with a colon between them, empty when there are none
     */
    public Optional<String> basicCredentials() {
        try {
            return authorization("basic ")
                    .map(encoded -> new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private Optional<String> authorization(String scheme) {
        return header("Authorization")
                .filter(value -> value.toLowerCase(Locale.ROOT).startsWith(scheme))
                .map(value -> value.substring(scheme.length()).trim())
                .filter(value -> !value.isEmpty());
    }

    /** {@return the body as it came, a copy, empty for uploads} */
    public byte[] body() {
        return body.clone();
    }

    /**
     * What is kept of the file that was uploaded.
     *
     * @return the file
     * @throws IllegalStateException if the route does not stream uploads
     */
    public Upload upload() {
        if (upload == null) {
            throw new IllegalStateException("the route " + operation() + " does not stream uploads");
        }
        return upload;
    }

    /**
     * The body as a form ({@code application/x-www-form-urlencoded}).
     *
     * @param name a field's name
     * @return its value, decoded, empty when it was not sent
     * @throws Refusal of kind {@code WRONG_MEDIA_TYPE} if the body is no form
     */
    public Optional<String> form(String name) {
        requireMediaType("application/x-www-form-urlencoded");
        return new QueryString(new String(body, StandardCharsets.UTF_8)).first(name);
    }

    /**
     * Reads the JSON object of the body. Everything that is wrong with it is found before the request is refused; the
     * value that {@code reader} makes is only used when nothing is.
     *
     * @param reader takes the members; it must not act on them
     * @param <T> what it makes of them
     * @return what the reader made
     * @throws Refusal if the body is not JSON, not sent as JSON, or not what the reader asked for
     */
    public <T> T read(Function<Members, T> reader) {
        requireMediaType("application/json");
        List<Violation> violations = new ArrayList<>();
        T value = members(violations).readBy(reader);
        if (!violations.isEmpty()) {
            throw Refusal.invalid(violations);
        }
        return value;
    }

    /**
     * Reads the JSON object of a body that may be left out. Where none was sent the reader finds no member, whatever
     * media type was named; clients name one without sending any.
     *
     * @param reader takes the members; it must not act on them
     * @param <T> what it makes of them
     * @return what the reader made
     * @throws Refusal as {@link #read} does, if a body was sent
     */
    public <T> T readIfSent(Function<Members, T> reader) {
        return body.length == 0
                ? reader.apply(new Members(JSON.createObjectNode(), List.of("body"), new ArrayList<>(), true))
                : read(reader);
    }

    private Members members(List<Violation> violations) {
        if (!(parse() instanceof ObjectNode object)) {
            throw Refusal.invalid(List.of(
                    new Violation(List.of("body"), Violation.Problem.WRONG_TYPE, "body: expected a JSON object")));
        }
        boolean lenient =
                route.map(found -> found.group().ignoresUnknownMembers()).orElse(false);
        return new Members(object, List.of("body"), violations, lenient);
    }

    private JsonNode parse() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            String where = "line " + e.getLocation().getLineNr() + " column "
                    + e.getLocation().getColumnNr();
            throw Refusal.of(Refusal.Kind.MALFORMED_JSON, "the body is not JSON at " + where);
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory cannot fail to be read", e);
        }
    }

    private void requireMediaType(String expected) {
        String sent = header("Content-Type").orElse("").toLowerCase(Locale.ROOT);
        if (!sent.equals(expected) && !sent.startsWith(expected + ";")) {
            throw Refusal.of(Refusal.Kind.WRONG_MEDIA_TYPE, "expected a request with Content-Type: " + expected);
        }
    }

    /** {@return the exchange that carries this request, as it stands in the journal} */
    public Exchange exchange() {
        return exchange;
    }
}
