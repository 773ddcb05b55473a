package org.connectorsdk.simulators.planasonix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.connectorsdk.testkit.simulator.Members;

/**
 * Connections as the vendor's own clients write them: always whole, the settings as texts under {@code params}, logins among them,
 * and a category. A server that speaks so takes no notice of other members: a {@code config} or a {@code credentialId} is lost.
 */
final class ClientForm {
    private static final String PARAMS = "params";
    private static final String CATEGORY = "category";
    private static final List<String> CATEGORIES = List.of("source", "destination");
    private static final int MAX_PORT = 65_535;

    private ClientForm() {}

    /** A new connection. */
    static ConnectionDraft draft(Members members) {
        members.ignoreOthers();
        String category = members.text(CATEGORY);
        if (members.has(CATEGORY) && !CATEGORIES.contains(category)) {
            members.refuse(CATEGORY, "not_allowed");
        }
        return new ConnectionDraft(
                ConnectionEndpoints.notBlank(members, "name"),
                ConnectionEndpoints.notBlank(members, "type"),
                params(members),
                Optional.empty(),
                Optional.of(category));
    }

    /** A connection that takes the place of a former one: id and type are its own. */
    static ConnectionDraft whole(Members members, StoredConnection former) {
        ConnectionDraft whole = draft(members);
        if (!members.optionalText("id").orElse(former.id()).equals(former.id())) {
            members.refuse("id", "not_updatable");
        }
        if (!whole.type().equals(former.type())) {
            members.refuse("type", "not_updatable");
        }
        return whole;
    }

    /** Settings to test. */
    static ConnectionDraft check(Members members) {
        members.ignoreOthers();
        String type = ConnectionEndpoints.notBlank(members, "type");
        return new ConnectionDraft("", type, params(members), Optional.empty(), Optional.empty());
    }

    /** The settings; what is no text is refused, and without any there are none. */
    private static ObjectNode params(Members members) {
        ObjectNode params = members.optionalObject(PARAMS).orElseGet(Bodies::object);
        for (Map.Entry<String, JsonNode> member : params.properties()) {
            if (!member.getValue().isTextual()) {
                members.refuse(PARAMS + "." + member.getKey(), "wrong_type");
            }
        }
        if (params.has("port") && !isPort(params.get("port").asText())) {
            members.refuse(PARAMS + ".port", "out_of_range");
        }
        return params;
    }

    private static boolean isPort(String text) {
        try {
            int port = Integer.parseInt(text);
            return port >= 1 && port <= MAX_PORT;
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }

    /** Settings as this form knows them: texts alone, a value of another kind as it stands in JSON, nothing for null. */
    static ObjectNode texts(ObjectNode config) {
        ObjectNode texts = Bodies.object();
        for (Map.Entry<String, JsonNode> member : config.properties()) {
            JsonNode value = member.getValue();
            if (!value.isNull()) {
                texts.put(member.getKey(), value.isTextual() ? value.textValue() : value.toString());
            }
        }
        return texts;
    }
}
