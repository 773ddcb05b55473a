package org.connectorsdk.simulators.planasonix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.testkit.simulator.Members;

/**
 * Connections as the vendor's own clients write them: always whole, the settings as texts under {@code params}, logins
 * among them, and a category. A server that speaks so takes no notice of other members: a {@code config} or a
 * {@code credentialId} is lost.
 */
final class ClientForm {
    private static final List<String> CATEGORIES = List.of("source", "destination");

    private ClientForm() {}

    /** A new connection. */
    static ConnectionRoutes.Draft draft(Members members) {
        members.ignoreOthers();
        String category = members.text("category");
        if (members.has("category") && !CATEGORIES.contains(category)) {
            members.refuse("category", "not_allowed");
        }
        String name = ConnectionRoutes.notBlank(members, "name");
        String type = ConnectionRoutes.notBlank(members, "type");
        return new ConnectionRoutes.Draft(name, type, params(members), Optional.empty(), Optional.of(category));
    }

    /** A connection that takes the place of a former one: id and type are its own. */
    static ConnectionRoutes.Draft whole(Members members, StoredConnection former) {
        ConnectionRoutes.Draft whole = draft(members);
        if (!members.optionalText("id").orElse(former.id()).equals(former.id())) {
            members.refuse("id", "not_updatable");
        }
        if (!whole.type().equals(former.type())) {
            members.refuse("type", "not_updatable");
        }
        return whole;
    }

    /** Settings to test. */
    static ConnectionRoutes.Draft check(Members members) {
        members.ignoreOthers();
        String type = ConnectionRoutes.notBlank(members, "type");
        return new ConnectionRoutes.Draft("", type, params(members), Optional.empty(), Optional.empty());
    }

    /** The settings; what is no text is refused, and without any there are none. */
    private static ObjectNode params(Members members) {
        ObjectNode params = members.optionalObject("params").orElseGet(Json::object);
        params.properties().stream()
                .filter(member -> !member.getValue().isTextual())
                .forEach(member -> members.refuse("params." + member.getKey(), "wrong_type"));
        if (params.has("port") && !isPort(params.get("port").asText())) {
            members.refuse("params.port", "out_of_range");
        }
        return params;
    }

    private static boolean isPort(String text) {
        try {
            return ConnectionRoutes.isPort(Integer.parseInt(text));
        } catch (NumberFormatException notANumber) {
            return false;
        }
    }

    /** Settings as this form knows them: texts alone, a value of another kind as JSON, nothing for null. */
    static ObjectNode texts(ObjectNode config) {
        ObjectNode texts = Json.object();
        config.properties().forEach(member -> {
            JsonNode value = member.getValue();
            if (!value.isNull()) {
                texts.put(member.getKey(), value.isTextual() ? value.textValue() : value.toString());
            }
        });
        return texts;
    }
}
