package org.connectorsdk.verification.secrets;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.connectorsdk.api.json.JsonObject;

/** What no client may be like: it shows its credential, in one form after the other. */
record LeakyClient(String credential) {
    /** {@return what it leaves in logs, errors, reports and metrics} */
    List<String> leaks() {
        return List.of(
                toString(),
                "401 from server, body was "
                        + JsonObject.of("token", credential).toJson(),
                "GET /v1/connections?token=" + URLEncoder.encode(credential, StandardCharsets.UTF_8),
                "Authorization: Basic "
                        + Base64.getEncoder()
                                .encodeToString(("somebody:" + credential).getBytes(StandardCharsets.UTF_8)),
                "cookie="
                        + Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString((credential + "|v1").getBytes(StandardCharsets.UTF_8)),
                String.valueOf(new IllegalArgumentException("bad header value " + credential)));
    }
}
