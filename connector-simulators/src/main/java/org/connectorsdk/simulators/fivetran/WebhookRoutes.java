package org.connectorsdk.simulators.fivetran;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.testkit.simulator.Members;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Webhooks of the account and of groups. Receivers on this machine may be plain HTTP. */
final class WebhookRoutes extends FivetranRoutes {
    private static final String ONE_WEBHOOK = "/webhooks/{webhookId}";
    private static final String TEST = "test_event";

    private record Draft(
            Optional<String> url, Optional<List<String>> events, Optional<Boolean> active, Optional<String> secret) {}

    WebhookRoutes(FivetranState state) {
        super(state);
    }

    @Override
    void addTo(RouteGroup api) {
        api.get(
                "list-webhooks",
                "/webhooks",
                request -> ListPage.of(request, state).of(state.webhooks, webhook -> true, StoredWebhook::shown));
        api.post("create-account-webhook", "/webhooks/account", request -> create(request, Optional.empty()))
                .succeedsWith(200, 201);
        api.post(
                        "create-group-webhook",
                        "/webhooks/group/{groupId}",
                        request -> create(
                                request,
                                Optional.of(state.group(request.pathParameter("groupId"))
                                        .id())))
                .succeedsWith(200, 201);
        api.get("get-webhook", ONE_WEBHOOK, request -> data(webhook(request).shown()));
        api.patch("update-webhook", ONE_WEBHOOK, this::update);
        api.delete("delete-webhook", ONE_WEBHOOK, this::delete).succeedsWith(200, 204);
        api.post("test-webhook", ONE_WEBHOOK + "/test", this::test);
    }

    private StoredWebhook webhook(VendorRequest request) {
        String id = request.pathParameter("webhookId");
        return state.webhooks
                .find(id)
                .orElseThrow(
                        () -> FivetranErrors.notFound("NotFound_Webhook", "Cannot find webhook with id '" + id + "'"));
    }

    private Answer create(VendorRequest request, Optional<String> group) {
        Draft draft = request.read(members -> draft(members, true));
        StoredWebhook created = new StoredWebhook(
                state.newId(),
                group,
                draft.url().orElseThrow(),
                draft.events().orElseGet(List::of),
                draft.active().orElse(true),
                draft.secret(),
                state.clock.now());
        if (created.active() && !reached(created, TEST)) {
            throw FivetranErrors.badInput("The webhook's url does not answer with a status of success");
        }
        state.webhooks.add(created.id(), created);
        return data(200, "Webhook has been created", created.shown());
    }

    private static Draft draft(Members members, boolean isNew) {
        Optional<String> url = isNew ? Optional.of(members.text("url")) : members.optionalText("url");
        if (url.filter(sent -> !sent.startsWith("https://") && !sent.startsWith("http://127.0.0.1:"))
                .isPresent()) {
            members.refuse("url", "must be https");
        }
        boolean sentEvents = members.has("events");
        Optional<List<String>> events = sentEvents ? Optional.of(members.texts("events")) : Optional.empty();
        if (isNew && events.filter(names -> !names.isEmpty()).isEmpty()) {
            members.refuse("events", "must name an event");
        }
        Optional<Boolean> active = members.has("active") ? Optional.of(members.flag("active", true)) : Optional.empty();
        return new Draft(url, events, active, members.optionalText("secret"));
    }

    private boolean reached(StoredWebhook webhook, String event) {
        try {
            return state.events.call(webhook, event) / 100 == 2;
        } catch (IOException notReached) {
            return false;
        }
    }

    private Answer update(VendorRequest request) {
        StoredWebhook former = webhook(request);
        Draft draft = request.read(members -> draft(members, false));
        StoredWebhook changed = new StoredWebhook(
                former.id(),
                former.group(),
                draft.url().orElse(former.url()),
                draft.events().orElse(former.events()),
                draft.active().orElse(former.active()),
                draft.secret().or(former::secret),
                former.createdAt());
        state.webhooks.replace(former.id(), changed);
        return data(200, "Webhook has been updated", changed.shown());
    }

    private Answer delete(VendorRequest request) {
        state.webhooks.remove(webhook(request).id());
        return done("Webhook has been deleted");
    }

    private Answer test(VendorRequest request) {
        StoredWebhook webhook = webhook(request);
        String event = request.read(members -> members.text("event"));
        ObjectNode result = Json.object();
        try {
            int status = state.events.call(webhook, event);
            result.put("succeed", status / 100 == 2).put("status", status).put("message", "");
        } catch (IOException notReached) {
            result.put("succeed", false).put("status", 0).put("message", "The webhook was not reached");
        }
        return data(200, "Webhook has been tested", result);
    }
}
