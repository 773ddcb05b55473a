package org.connectorsdk.simulators.planasonix;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.testkit.simulator.Members;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Webhooks: who is told when jobs end. A signing secret is shown when it is made, and never again. */
final class WebhookRoutes extends PlanasonixRoutes {
    private static final String USUAL_EVENT = "job.succeeded";

    private record Draft(String url, List<String> events, Optional<String> secret) {}

    WebhookRoutes(PlanasonixState state) {
        super(state);
    }

    @Override
    void addTo(AccessControl.Api api) {
        Scope read = Scope.SYNC_READ;
        Scope write = Scope.SYNC_TRIGGER;
        String one = "/webhooks/{id}";
        api.get("webhooks.list", "/webhooks", request -> list(), read);
        api.post("webhooks.create", "/webhooks", this::create, write).succeedsWith(201);
        api.get("webhooks.get", one, request -> data(200, asked(request).detail()), read);
        api.put("webhooks.update", one, this::update, write);
        api.delete("webhooks.delete", one, this::delete, write).succeedsWith(204);
        api.post("webhooks.rotateSecret", one + "/rotate-secret", this::rotateSecret, write);
        api.post("webhooks.test", one + "/test", this::test, write).succeedsWith(202);
        api.get("webhooks.deliveries", one + "/deliveries", this::deliveries, read);
    }

    private StoredWebhook asked(VendorRequest request) {
        return state.webhooks.get(request.pathParameter("id"));
    }

    private Answer list() {
        return data(200, array(state.webhooks.all(), StoredWebhook::summary));
    }

    private Answer create(VendorRequest request) {
        Draft draft = request.read(members -> {
            String url = url(members, members.text("url"));
            if (!members.has("events") || members.texts("events").isEmpty()) {
                members.refuse("events", "missing");
            }
            return new Draft(url, members.texts("events"), members.optionalText("secret"));
        });
        String secret = draft.secret().orElseGet(state::newSigningSecret);
        StoredWebhook created = state.webhooks.add(
                id -> new StoredWebhook(id, now(), draft.url(), draft.events(), secret, true, new ArrayList<>()));
        return data(201, created.summary().put("signing_secret", secret));
    }

    private Answer update(VendorRequest request) {
        StoredWebhook former = asked(request);
        StoredWebhook changed = request.read(members -> former.changed(
                members.optionalText("url").map(url -> url(members, url)).orElse(former.url()),
                members.has("events") ? members.texts("events") : former.events(),
                members.flag("enabled", former.enabled())));
        state.webhooks.put(former.id(), changed);
        return data(200, changed.core().put("updated_at", time(now())));
    }

    private Answer delete(VendorRequest request) {
        state.webhooks.remove(asked(request).id());
        return Answer.noContent();
    }

    private Answer rotateSecret(VendorRequest request) {
        StoredWebhook rotated = asked(request).rotated(state.newSigningSecret());
        state.webhooks.put(rotated.id(), rotated);
        ObjectNode body = Json.object().put("id", rotated.id()).put("signing_secret", rotated.secret());
        return data(200, body.put("rotated_at", time(now())));
    }

    private Answer test(VendorRequest request) {
        StoredWebhook webhook = asked(request);
        String event =
                request.readIfSent(members -> members.optionalText("event").orElse(USUAL_EVENT));
        ObjectNode sample = Json.object().put("id", "job_test").put("status", "succeeded");
        String delivery = state.deliver(webhook, event, sample, now());
        return data(202, Json.object().put("delivery_id", delivery).put("status", "pending"));
    }

    private Answer deliveries(VendorRequest request) {
        List<StoredWebhook.Delivery> deliveries = asked(request).deliveries();
        return data(200, array(deliveries, StoredWebhook.Delivery::shown));
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
