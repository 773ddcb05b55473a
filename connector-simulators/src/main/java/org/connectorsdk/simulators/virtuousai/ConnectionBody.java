package org.connectorsdk.simulators.virtuousai;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.connectorsdk.testkit.simulator.Members;

/**
 * What create and update may send.
 *
 * @param clearsConfig whether config was sent as null, which clears it
 * @param clearsCredentials whether credentials were sent as null, which removes all of them
 */
record ConnectionBody(
        Optional<String> name,
        String provider,
        Optional<String> slug,
        Optional<String> visibility,
        Optional<ObjectNode> config,
        boolean clearsConfig,
        Optional<Map<String, String>> credentials,
        boolean clearsCredentials) {
    private static final int LONGEST_NAME = 255;
    private static final List<String> VISIBILITIES = List.of(StoredConnection.PRIVATE, StoredConnection.GLOBAL);

    static ConnectionBody readNew(Members members) {
        String provider = members.text("provider");
        if (!provider.isEmpty() && ProviderType.of(provider).isEmpty()) {
            members.refuse("provider", Wording.ONE_OF + String.join(", ", ProviderType.words()));
        }
        String name = members.text("name");
        members.object("credentials");
        boolean isText = members.any("name").filter(JsonNode::isTextual).isPresent();
        return read(members, provider, isText ? Optional.of(name) : Optional.empty());
    }

    static ConnectionBody readChange(Members members) {
        return read(members, "", members.optionalText("name"));
    }

    private static ConnectionBody read(Members members, String provider, Optional<String> name) {
        name.ifPresent(text -> checkName(members, text));
        Optional<String> slug = members.optionalText("slug");
        slug.filter(String::isEmpty).ifPresent(empty -> members.refuse("slug", Wording.TOO_SHORT));
        Optional<String> visibility = members.optionalText("visibility");
        visibility
                .filter(word -> !VISIBILITIES.contains(word))
                .ifPresent(word -> members.refuse("visibility", Wording.ONE_OF + String.join(", ", VISIBILITIES)));
        Optional<Map<String, String>> credentials =
                members.any("credentials").filter(ObjectNode.class::isInstance).map(object -> credentials(members));
        Optional<ObjectNode> config = members.optionalObject("config");
        return new ConnectionBody(
                name,
                provider,
                slug,
                visibility,
                config,
                members.has("config") && members.any("config").isEmpty(),
                credentials,
                members.has("credentials") && members.any("credentials").isEmpty());
    }

    private static void checkName(Members members, String name) {
        if (name.isEmpty()) {
            members.refuse("name", Wording.TOO_SHORT);
        }
        if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
            members.refuse("name", Wording.TOO_LONG + LONGEST_NAME + " characters");
        }
    }

    private static Map<String, String> credentials(Members members) {
        Map<String, String> credentials = new LinkedHashMap<>();
        ObjectNode sent = members.optionalObject("credentials").orElseThrow();
        members.nested("credentials", inner -> {
            sent.fieldNames().forEachRemaining(key -> credentials.put(key, inner.text(key)));
            return credentials;
        });
        return credentials;
    }
}
