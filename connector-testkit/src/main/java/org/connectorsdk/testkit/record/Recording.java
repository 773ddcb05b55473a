package org.connectorsdk.testkit.record;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.connectorsdk.testkit.wire.HttpHeader;

/**
 * What is in a file: exchanges in order, their secrets replaced.
 *
 * @param vendor the address that the client was configured with
 * @param exchanges the exchanges
 * @param leftOut what was not recorded, and why; for people
 */
record Recording(URI vendor, List<RecordedExchange> exchanges, List<String> leftOut) {
    private static final int VERSION = 1;
    private static final Pattern HEADER = Pattern.compile("[^\\s:]+:[^\\r\\n\\x00]*");

    Recording {
        exchanges = List.copyOf(exchanges);
        leftOut = List.copyOf(leftOut);
    }

    /** Writes the file as a whole or not at all. */
    void write(Path file) throws IOException {
        Path target = file.toAbsolutePath();
        Path folder = target.getParent();
        if (folder == null) {
            throw new IOException("a recording needs the name of a file");
        }
        Files.createDirectories(folder);
        Path fresh = target.resolveSibling(target.getFileName() + ".tmp");
        try {
            Files.writeString(fresh, print(toJson()) + "\n");
            Files.move(fresh, target, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }

    private ObjectNode toJson() {
        ObjectNode json = object();
        json.put("recording", VERSION);
        json.put("vendor", vendor.toString());
        ArrayNode all = json.putArray("exchanges");
        exchanges.forEach(exchange -> all.add(toJson(exchange)));
        ArrayNode reasons = json.putArray("leftOut");
        leftOut.forEach(reasons::add);
        return json;
    }

    static ObjectNode toJson(RecordedExchange exchange) {
        ObjectNode json = object();
        ObjectNode request = json.putObject("request");
        request.put("method", exchange.method());
        request.put("path", exchange.path());
        if (!exchange.query().isEmpty()) {
            request.put("query", exchange.query());
        }
        write(exchange.headers(), request);
        exchange.body().write(request);
        ObjectNode answer = json.putObject("answer");
        if (exchange.isBrokenOff()) {
            answer.put("brokenOff", true);
        } else {
            answer.put("status", exchange.status());
            write(exchange.answerHeaders(), answer);
            exchange.answerBody().write(answer);
        }
        return json;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    private static void write(List<HttpHeader> headers, ObjectNode message) {
        ArrayNode lines = message.putArray("headers");
        headers.forEach(header -> lines.add(header.name() + ": " + header.value()));
    }

    /** {@return the same text on every machine: two blanks a level, each element on a line of its own} */
    static String print(JsonNode json) throws IOException {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        DefaultIndenter lines = new DefaultIndenter("  ", "\n");
        printer.indentArraysWith(lines);
        printer.indentObjectsWith(lines);
        return RecordedBody.MAPPER.writer(printer).writeValueAsString(json);
    }

    /** Reads a file. An error says in one line what is wrong with it; nothing is served of half a file. */
    static Recording read(Path file) throws IOException {
        JsonNode json = tree(file);
        if (json.path("recording").asInt() != VERSION || !json.path("exchanges").isArray()) {
            throw new IOException("it is no recording of version " + VERSION + "; record it again");
        }
        List<RecordedExchange> exchanges = new ArrayList<>();
        for (JsonNode each : json.get("exchanges")) {
            try {
                exchanges.add(exchange(each.path("request"), each.path("answer")));
            } catch (IllegalArgumentException e) {
                throw new IOException("its exchange " + (exchanges.size() + 1) + " " + e.getMessage(), e);
            }
        }
        List<String> leftOut = new ArrayList<>();
        json.path("leftOut").forEach(each -> leftOut.add(each.asText()));
        return new Recording(vendor(json.path("vendor").asText()), exchanges, leftOut);
    }

    private static JsonNode tree(Path file) throws IOException {
        try {
            return RecordedBody.MAPPER.readTree(Files.readString(file));
        } catch (NoSuchFileException e) {
            throw new IOException("there is no such file", e);
        } catch (CharacterCodingException e) {
            throw new IOException("it is not UTF-8", e);
        } catch (JsonProcessingException e) {
            throw new IOException("it is not JSON from line " + line(e) + " on", e);
        }
    }

    private static int line(JsonProcessingException e) {
        return e.getLocation() == null ? 1 : e.getLocation().getLineNr();
    }

    private static URI vendor(String text) throws IOException {
        try {
            URI vendor = new URI(text);
            if (vendor.getHost() != null && String.valueOf(vendor.getScheme()).startsWith("http")) {
                return vendor;
            }
        } catch (URISyntaxException e) {
            // said below
        }
        throw new IOException("its vendor is no address such as https://api.example.com/v1");
    }

    private static RecordedExchange exchange(JsonNode request, JsonNode answer) {
        if (request.path("method").asText().isEmpty()
                || request.path("path").asText().isEmpty()) {
            throw new IllegalArgumentException("has no method or no path");
        }
        return new RecordedExchange(
                request.path("method").asText(),
                request.path("path").asText(),
                request.path("query").asText(),
                headers(request),
                RecordedBody.read(request),
                status(answer),
                headers(answer),
                RecordedBody.read(answer));
    }

    private static int status(JsonNode answer) {
        if (answer.path("brokenOff").asBoolean()) {
            return RecordedExchange.BROKEN_OFF;
        }
        int status = answer.path("status").asInt();
        if (status < 100 || status > 599) {
            throw new IllegalArgumentException("has an answer without a status of HTTP");
        }
        return status;
    }

    private static List<HttpHeader> headers(JsonNode message) {
        List<HttpHeader> headers = new ArrayList<>();
        message.path("headers").forEach(line -> {
            String[] parts = line.asText().split(": ?", 2);
            if (parts.length < 2 || !HEADER.matcher(line.asText()).matches()) {
                throw new IllegalArgumentException("has a header that is no line such as Name: value");
            }
            headers.add(new HttpHeader(parts[0], parts[1]));
        });
        return headers;
    }
}
