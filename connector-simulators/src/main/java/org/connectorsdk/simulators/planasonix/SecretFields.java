package org.connectorsdk.simulators.planasonix;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.connectorsdk.simulators.Json;

/** Which members of a {@code config} hold secrets, and what is shown in their place. */
final class SecretFields {
    private static final List<String> TELLTALES =
            List.of("password", "passphrase", "secret", "token", "privatekey", "apikey", "accountkey", "saskey");

    private SecretFields() {}

    private static boolean isSecret(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
        return TELLTALES.stream().anyMatch(plain::contains);
    }

    /** The same with a mask in place of each secret, or without them when there is no mask. */
    static ObjectNode hidden(ObjectNode config, Optional<String> mask) {
        ObjectNode shown = Json.object();
        config.properties().forEach(member -> {
            String name = member.getKey();
            if (isSecret(name)) {
                mask.ifPresent(text -> shown.put(name, text));
            } else {
                shown.set(name, member.getValue() instanceof ObjectNode o ? hidden(o, mask) : member.getValue());
            }
        });
        return shown;
    }
}
