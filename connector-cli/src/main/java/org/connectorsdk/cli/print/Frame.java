package org.connectorsdk.cli.print;

import java.util.function.Supplier;
import org.connectorsdk.api.json.JsonObject;

/**
 * The JSON object around a list that is printed while it arrives. Without a frame the document is the list itself.
 *
 * @param head the members before the list; with NDJSON they are the first line
 * @param list name of the member that is the list
 * @param tail the members after the list, asked for at its end; with NDJSON they are left out
 */
public record Frame(JsonObject head, String list, Supplier<JsonObject> tail) {

    String opening() {
        String members = members(head);
        return "{" + (members.isEmpty() ? "" : members + ",") + "\"" + list + "\":";
    }

    String closing() {
        String members = members(tail.get());
        return (members.isEmpty() ? "" : "," + members) + "}";
    }

    private static String members(JsonObject object) {
        String json = object.toJson();
        return json.substring(1, json.length() - 1);
    }
}
