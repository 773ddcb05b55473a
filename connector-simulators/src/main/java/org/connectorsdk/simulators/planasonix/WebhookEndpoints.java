package org.connectorsdk.simulators.planasonix;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.testkit.simulator.Members;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Webhooks: who is told when jobs end. A signing secret is shown when it is made, and never again. */
final class WebhookEndpoints {

    private static final String USUAL_EVENT = "job.succeeded";

    private record Draft(String url, List<String> events, Optional<String> secret) {}

    private record Change(Optional<String> url, Optional<List<String>> events, boolean enabled) {}

    private final WebhookStore webhooks;
    private final InstantSource clock;

    WebhookEndpoints(PlanasonixState state, InstantSource clock) {
        this.webhooks = state.webhooks();
        this.clock = clock;
    }

    Answer list(VendorRequest request) {
        ArrayNode items = Bodies.array();
        webhooks.all().forEach(webhook -> items.add(webhook.summary()));
        return Bodies.data(200, items);
    }

    Answer create(VendorRequest request) {
        Draft draft = request.read(members -> {
            String url = url(members, members.text("url"));
            if (!members.has("events") || members.texts("events").isEmpty()) {
                members.refuse("events", "missing");
            }
            return new Draft(url, members.texts("events"), members.optionalText("secret"));
        });
        StoredWebhook created = webhooks.add(
                draft.url(), draft.events(), draft.secret().orElseGet(webhooks::newSecret), clock.instant());
        return Bodies.data(201, created.summary().put("signing_secret", created.secret()));
    }

    Answer get(VendorRequest request) {
        return Bodies.data(200, asked(request).detail());
    }

    Answer update(VendorRequest request) {
        StoredWebhook webhook = asked(request);
        Change change = request.read(members -> new Change(
                members.optionalText("url").map(url -> url(members, url)),
                members.has("events") ? Optional.of(members.texts("events")) : Optional.empty(),
                members.flag("enabled", webhook.isEnabled())));
        webhook.change(change.url(), change.events(), change.enabled());
        return Bodies.data(200, webhook.core().put("updated_at", Bodies.time(clock.instant())));
    }

    Answer delete(VendorRequest request) {
        webhooks.remove(request.pathParameter("id"));
        return Answer.noContent();
    }

    Answer rotateSecret(VendorRequest request) {
        StoredWebhook webhook = asked(request);
        webhook.rotate(webhooks.newSecret());
        return Bodies.data(
                200,
                Bodies.object()
                        .put("id", webhook.id())
                        .put("signing_secret", webhook.secret())
                        .put("rotated_at", Bodies.time(clock.instant())));
    }

    Answer test(VendorRequest request) {
        StoredWebhook webhook = asked(request);
        String event = request.body().length == 0
                ? USUAL_EVENT
                : request.read(members -> members.optionalText("event").orElse(USUAL_EVENT));
        Instant now = clock.instant();
        ObjectNode sample = Bodies.object().put("id", "job_test").put("status", "succeeded");
        StoredWebhook.Delivery delivery = webhooks.deliver(webhook, event, sample, now);
        return Bodies.data(
                202, Bodies.object().put("delivery_id", delivery.id()).put("status", "pending"));
    }

    Answer deliveries(VendorRequest request) {
        ArrayNode items = Bodies.array();
        asked(request).deliveries().forEach(delivery -> items.add(delivery.body()));
        return Bodies.data(200, items);
    }

    private StoredWebhook asked(VendorRequest request) {
        return webhooks.get(request.pathParameter("id"));
    }

    private static String url(Members members, String text) {
        if (!text.isEmpty() && !isHttp(text)) {
            members.refuse("url", "not_a_url");
        }
        return text;
    }

    private static boolean isHttp(String text) {
        try {
            URI url = URI.create(text);
            return url.getHost() != null && List.of("http", "https").contains(url.getScheme());
        } catch (IllegalArgumentException notAUri) {
            return false;
        }
    }
}
