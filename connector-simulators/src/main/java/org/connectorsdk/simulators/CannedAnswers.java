package org.connectorsdk.simulators;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.connectorsdk.testkit.simulator.Members;
import org.connectorsdk.testkit.simulator.Operation;
import org.connectorsdk.testkit.simulator.Route;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/**
 * Operations without a state behind them: each always gives the same answer. Their requests are read, so a member that
 * the operation does not have is refused, and so is one that it needs and lacks.
 *
 * <p>They are listed in a JSON file: {@code operation}, {@code method}, {@code path}, {@code status}, what the body
 * {@code takes} (names with spaces between them, one that must be there ends in {@code !}, {@code *} stands for any others; without it
 * no body is read)
 * and the {@code answer}. A text of the answer that is a name in braces stands for the path parameter, or the member of
 * the body, of that name; the member that holds it is left out when that was not sent.
 *
 * @since 0.1.0
 */
public final class CannedAnswers {
    private CannedAnswers() {}

    /**
     * Declares the operations of a file.
     *
     * @param api where they belong
     * @param beside the class that the file comes with
     * @param name the file's name
     */
    public static void declare(RouteGroup api, Class<?> beside, String name) {
        declare(api, beside, name, (route, operation) -> {});
    }

    /**
     * Declares the operations of a file that says more of them.
     *
     * @param api where they belong
     * @param beside the class that the file comes with
     * @param name the file's name
     * @param each is told of each operation: its route, and what the file says of it
     */
    public static void declare(RouteGroup api, Class<?> beside, String name, BiConsumer<Route, JsonNode> each) {
        for (JsonNode operation : Json.resource(beside, name)) {
            each.accept(declared(api, operation), operation);
        }
    }

    private static Route declared(RouteGroup api, JsonNode canned) {
        String operation = canned.path("operation").asText();
        String path = canned.path("path").asText();
        Operation handler = request -> answer(request, canned);
        Route route = switch (canned.path("method").asText()) {
            case "GET" -> api.get(operation, path, handler);
            case "POST" -> api.post(operation, path, handler);
            case "PUT" -> api.put(operation, path, handler);
            case "PATCH" -> api.patch(operation, path, handler);
            case "DELETE" -> api.delete(operation, path, handler);
            default -> throw new IllegalArgumentException("method: of " + operation);
        };
        return route.succeedsWith(canned.path("status").asInt());
    }

    private static Answer answer(VendorRequest request, JsonNode canned) {
        ObjectNode known = canned.has("takes") ? sent(request, canned) : Json.object();
        for (String part : canned.path("path").asText().split("/", -1)) {
            if (part.startsWith("{")) {
                known.put(nameIn(part), request.pathParameter(nameIn(part)));
            }
        }
        return canned.has("answer")
                ? Answer.json(canned.path("status").asInt(), filled(canned.path("answer"), known))
                : Answer.noContent();
    }

    private static ObjectNode sent(VendorRequest request, JsonNode canned) {
        return request.read(members -> {
            ObjectNode sent = Json.object();
            for (String name : canned.path("takes").asText().split(" ", -1)) {
                take(members, name, sent);
            }
            return sent;
        });
    }

    private static void take(Members members, String name, ObjectNode sent) {
        if (name.equals("*")) {
            members.ignoreOthers();
        } else if (name.endsWith("!")) {
            String required = name.substring(0, name.length() - 1);
            sent.set(required, members.required(required));
        } else {
            members.any(name).ifPresent(value -> sent.set(name, value));
        }
    }

    private static String nameIn(String braces) {
        return braces.substring(1, braces.length() - 1);
    }

    private static JsonNode filled(JsonNode answer, ObjectNode known) {
        if (answer instanceof ArrayNode array) {
            ArrayNode filled = Json.array();
            array.forEach(element -> filled.add(filled(element, known)));
            return filled;
        }
        if (answer instanceof ObjectNode object) {
            ObjectNode filled = Json.object();
            for (Map.Entry<String, JsonNode> member : List.copyOf(object.properties())) {
                JsonNode value = filled(member.getValue(), known);
                if (!value.isMissingNode()) {
                    filled.set(member.getKey(), value);
                }
            }
            return filled;
        }
        boolean place = answer.asText().startsWith("{") && answer.asText().endsWith("}");
        return place ? known.path(nameIn(answer.asText())) : answer;
    }
}
