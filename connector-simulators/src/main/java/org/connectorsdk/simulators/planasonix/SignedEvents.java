package org.connectorsdk.simulators.planasonix;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import org.connectorsdk.simulators.WebhookSender;

/** Delivers events with the vendor's signature. */
final class SignedEvents {
    private final PlanasonixTenant tenant;
    private final InstantSource clock;
    private final WebhookSender sender = new WebhookSender();

    SignedEvents(PlanasonixTenant tenant, InstantSource clock) {
        this.tenant = tenant;
        this.clock = clock;
    }

    void send(StoredWebhook.Delivery delivery, String url, String secret, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        sender.send(
                url,
                headers(secret, bytes),
                bytes,
                status -> delivery.answered(status, clock.instant()),
                delivery::failed);
    }

    private Map<String, String> headers(String secret, byte[] body) {
        String timestamp = Long.toString(clock.instant().getEpochSecond());
        byte[] prefix = (timestamp + ".").getBytes(StandardCharsets.UTF_8);
        String signature = tenant.signatureForm == PlanasonixTenant.SignatureForm.BODY
                ? WebhookSender.signature(secret, body)
                : "v1=" + WebhookSender.signature(secret, prefix, body);
        return Map.of("X-Planasonix-Timestamp", timestamp, "X-Planasonix-Signature", signature);
    }
}
