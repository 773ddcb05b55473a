package org.connectorsdk.simulators.planasonix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which members of a {@code config} hold secrets, and what is shown in their place. */
final class SecretFields {

    private static final List<String> TELLTALES =
            List.of("password", "passphrase", "secret", "token", "privatekey", "apikey", "accountkey", "saskey");

    private SecretFields() {}

    static boolean isSecret(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
        return TELLTALES.stream().anyMatch(plain::contains);
    }

    static ObjectNode dropped(ObjectNode config) {
        ObjectNode shown = Bodies.object();
        for (Map.Entry<String, JsonNode> member : config.properties()) {
            if (!isSecret(member.getKey())) {
                shown.set(member.getKey(), member.getValue() instanceof ObjectNode o ? dropped(o) : member.getValue());
            }
        }
        return shown;
    }

    static ObjectNode masked(ObjectNode config) {
        ObjectNode shown = Bodies.object();
        for (Map.Entry<String, JsonNode> member : config.properties()) {
            if (isSecret(member.getKey())) {
                shown.put(member.getKey(), PlanasonixState.MASK);
            } else {
                shown.set(member.getKey(), member.getValue() instanceof ObjectNode o ? masked(o) : member.getValue());
            }
        }
        return shown;
    }
}
