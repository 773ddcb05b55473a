package org.connectorsdk.testkit.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.connectorsdk.api.json.JsonString;
import org.connectorsdk.api.text.SecretNames;
import org.connectorsdk.api.text.SecretSettings;
import org.connectorsdk.testkit.wire.HttpHeader;

/** Replaces the secrets in all parts of an exchange; each part is read as what it is before it is searched. */
final class SecretReplacer {
    /** What is shown of a request's header that may carry anything. */
    static final String HIDDEN = "(not recorded)";

    /** Headers of requests that carry no credential; of all others the names are recorded alone. */
    private static final Set<String> PLAIN = Set.of(
            "accept",
            "accept-charset",
            "accept-language",
            "cache-control",
            "content-encoding",
            "content-language",
            "content-type",
            "if-match",
            "if-none-match",
            "prefer",
            "range",
            "user-agent");

    private static final Set<String> COOKIES = Set.of("cookie", "set-cookie");
    private static final Set<String> PROOFS = Set.of("sig", "signature", "assertion");

    /** Such as {@code Bearer}, and {@code ApiKey} of somebody's own. */
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9-]* +");

    /** A part of {@code multipart/form-data}: its name, its other headers, its value. */
    private static final Pattern PART = Pattern.compile(
            "form-data;[^\\r\\n]*?\\bname=\"([^\"\\r\\n]*)\"[^\\r\\n]*(?:\\r?\\n[^\\r\\n]+){0,20}+\\r?\\n\\r?\\n(.*?)\\r?\\n--",
            Pattern.DOTALL);

    private final Placeholders placeholders;
    private final Set<String> secretHeaders;

    SecretReplacer(Placeholders placeholders, Set<String> secretHeaders) {
        this.placeholders = placeholders;
        this.secretHeaders = secretHeaders.stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** {@return the exchange without its secrets; what is learned from it is known for the next ones} */
    RecordedExchange in(RecordedExchange exchange) {
        return new RecordedExchange(
                exchange.method(),
                path(exchange.path()),
                pairs(exchange.query()),
                exchange.headers().stream().map(this::ofRequest).toList(),
                body(exchange.body(), isForm(exchange.headers())),
                exchange.status(),
                exchange.answerHeaders().stream().map(this::header).toList(),
                body(exchange.answerBody(), isForm(exchange.answerHeaders())));
    }

    private static boolean isForm(List<HttpHeader> headers) {
        return headers.stream()
                .anyMatch(header -> header.name().equalsIgnoreCase("content-type")
                        && header.value().toLowerCase(Locale.ROOT).contains("x-www-form-urlencoded"));
    }

    private String path(String path) {
        return Stream.of(path.split("/", -1)).map(placeholders::in).collect(Collectors.joining("/"));
    }

    /** A query or a form. */
    private String pairs(String query) {
        return query.isEmpty()
                ? query
                : Stream.of(query.split("&", -1)).map(this::pair).collect(Collectors.joining("&"));
    }

    private String pair(String pair) {
        int equals = pair.indexOf('=');
        if (equals < 0 || equals == pair.length() - 1 || !isSecret(decoded(pair.substring(0, equals)))) {
            return placeholders.in(pair);
        }
        return pair.substring(0, equals + 1) + placeholders.of(decoded(pair.substring(equals + 1)));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException badEscape) {
            return text;
        }
    }

    private static boolean isSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return SecretNames.isSecret(name)
                || PROOFS.stream()
                        .anyMatch(
                                word -> lower.equals(word) || lower.endsWith("-" + word) || lower.endsWith("_" + word));
    }

    private HttpHeader ofRequest(HttpHeader header) {
        boolean isShown =
                isSecretHeader(header.name()) || PLAIN.contains(header.name().toLowerCase(Locale.ROOT));
        return isShown ? header(header) : new HttpHeader(header.name(), HIDDEN);
    }

    private boolean isSecretHeader(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return secretHeaders.contains(lower) || COOKIES.contains(lower) || SecretNames.isSecret(name);
    }

    private HttpHeader header(HttpHeader header) {
        String name = header.name();
        String value = header.value();
        if (value.isBlank() || !isSecretHeader(name)) {
            return new HttpHeader(name, placeholders.in(value));
        }
        boolean isCookie = COOKIES.contains(name.toLowerCase(Locale.ROOT));
        return new HttpHeader(name, isCookie ? cookies(name, value) : credential(value));
    }

    private String credential(String value) {
        Matcher scheme = SCHEME.matcher(value);
        int end = scheme.lookingAt() ? scheme.end() : 0;
        String token = value.substring(end).strip();
        if (value.toLowerCase(Locale.ROOT).startsWith("basic ")) {
            userAndPassword(token).forEach(placeholders::of);
        }
        placeholders.in(token); // learns what has a name in it, as in token="…"
        return value.substring(0, end) + placeholders.of(token);
    }

    private static List<String> userAndPassword(String basic) {
        try {
            String pair = RecordedBody.utf8(Base64.getDecoder().decode(basic));
            return Stream.of(pair.split(":", 2)).filter(part -> !part.isBlank()).toList();
        } catch (IllegalArgumentException notBase64) {
            return List.of();
        }
    }

    /** A request names all its cookies in one line; an answer sets one, with attributes behind it. */
    private String cookies(String name, String value) {
        List<String> parts = new ArrayList<>();
        for (String part : value.split(";", -1)) {
            int equals = part.indexOf('=');
            boolean isAttribute = name.equalsIgnoreCase("set-cookie") && !parts.isEmpty();
            boolean hasValue = equals >= 0 && !part.substring(equals + 1).isBlank();
            parts.add(
                    isAttribute || !hasValue
                            ? placeholders.in(part)
                            : part.substring(0, equals + 1)
                                    + unquoted(part.substring(equals + 1).strip()));
        }
        return String.join(";", parts);
    }

    private String unquoted(String value) {
        boolean isQuoted = value.length() > 2 && value.startsWith("\"") && value.endsWith("\"");
        return isQuoted ? '"' + placeholders.of(value.substring(1, value.length() - 1)) + '"' : placeholders.of(value);
    }

    private RecordedBody body(RecordedBody body, boolean isForm) {
        if (body.isJson()) {
            return new RecordedBody(tree(body.tree(), false), true);
        }
        if (!body.isText()) {
            return body;
        }
        String text = body.text();
        return new RecordedBody(TextNode.valueOf(isForm ? pairs(text) : placeholders.in(parts(text))), false);
    }

    /** A form in parts; any other text stays as it is. */
    private String parts(String text) {
        StringBuilder replaced = new StringBuilder();
        Matcher part = PART.matcher(text);
        int from = 0;
        while (part.find()) {
            if (isSecret(part.group(1)) && !part.group(2).isBlank()) {
                replaced.append(text, from, part.start(2)).append(placeholders.of(part.group(2)));
                from = part.end(2);
            }
        }
        return replaced.append(text, from, text.length()).toString();
    }

    private JsonNode tree(JsonNode node, boolean secret) {
        if (node.isObject()) {
            ObjectNode replaced = JsonNodeFactory.instance.objectNode();
            boolean named = namesSecret(node);
            node.properties().forEach(member -> {
                boolean isValue = named && member.getKey().equalsIgnoreCase("value");
                replaced.set(
                        placeholders.knownIn(member.getKey()),
                        tree(member.getValue(), secret || isValue || isSecret(member.getKey(), member.getValue())));
            });
            return replaced;
        }
        if (node.isArray()) {
            ArrayNode replaced = JsonNodeFactory.instance.arrayNode();
            node.forEach(element -> replaced.add(tree(element, secret)));
            return replaced;
        }
        return leaf(node, secret);
    }

    /** What stands within credentials is secret whatever its name; a credential that is no object is an id. */
    private static boolean isSecret(String name, JsonNode value) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean isCredential = lower.endsWith("credential") || lower.endsWith("credentials");
        return isSecret(name) || (isCredential && value.isContainerNode());
    }

    /** Settings are also listed as {@code {"name": "password", "value": "…"}}. */
    private static boolean namesSecret(JsonNode object) {
        return Stream.of("name", "key", "field", "id")
                .map(object::path)
                .anyMatch(name -> name.isTextual() && isSecret(name.textValue()));
    }

    private JsonNode leaf(JsonNode node, boolean secret) {
        if (!node.isTextual() && !node.isNumber()) {
            return node;
        }
        String text = node.asText();
        if (secret) {
            return SecretSettings.meansUnchanged(new JsonString(text)) ? node : TextNode.valueOf(placeholders.of(text));
        }
        String replaced = node.isTextual() ? placeholders.in(text) : placeholders.knownIn(text);
        return replaced.equals(text) ? node : TextNode.valueOf(replaced);
    }
}
