package org.connectorsdk.testkit.record;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
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

    static Recording read(Path file) throws IOException {
        JsonNode json = RecordedBody.MAPPER.readTree(Files.readString(file));
        if (json.path("recording").asInt() != VERSION || !json.path("exchanges").isArray()) {
            throw new IOException(file + " is no recording of version " + VERSION + "; record it again");
        }
        List<RecordedExchange> exchanges = new ArrayList<>();
        json.get("exchanges").forEach(each -> exchanges.add(exchange(each.path("request"), each.path("answer"))));
        List<String> leftOut = new ArrayList<>();
        json.path("leftOut").forEach(each -> leftOut.add(each.asText()));
        return new Recording(URI.create(json.path("vendor").asText()), exchanges, leftOut);
    }

    private static RecordedExchange exchange(JsonNode request, JsonNode answer) {
        return new RecordedExchange(
                request.path("method").asText(),
                request.path("path").asText(),
                request.path("query").asText(),
                headers(request),
                RecordedBody.read(request),
                answer.path("status").asInt(RecordedExchange.BROKEN_OFF),
                headers(answer),
                RecordedBody.read(answer));
    }

    private static List<HttpHeader> headers(JsonNode message) {
        List<HttpHeader> headers = new ArrayList<>();
        message.path("headers").forEach(line -> {
            String[] parts = line.asText().split(": ?", 2);
            headers.add(new HttpHeader(parts[0], parts.length == 1 ? "" : parts[1]));
        });
        return headers;
    }
}
