package org.connectorsdk.testkit.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.testkit.simulator.Members;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.simulator.VendorSimulator;
import org.connectorsdk.testkit.simulator.Violation;
import org.connectorsdk.testkit.wire.Answer;

/** The vendor's server: connections and the tests of them. */
final class ReferenceSimulator extends VendorSimulator {
    static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final String ID = "con-";
    private static final Set<String> TYPES = Set.of("postgres", "mysql", "s3");

    private record New(String name, String type, ObjectNode config, boolean hasSecrets) {
        static New read(Members members) {
            return new New(
                    members.text("name"),
                    members.text("type"),
                    members.optionalObject("config").orElseGet(JSON::objectNode),
                    members.has("credentials"));
        }
    }

    private record Change(Optional<String> name, Optional<ObjectNode> config) {
        static Change read(Members members) {
            return new Change(members.optionalText("name"), members.optionalObject("config"));
        }
    }

    private final Store store;
    private final String secret;

    private ReferenceSimulator(SimulatorOptions options, Store store) {
        super(options, store);
        this.store = store;
        this.secret = ids().text("canary-", 24);
        routes("/v1", ReferenceSimulator::error).ignoringUnknownMembers().post("mint_token", "/tokens", this::mint);
        RouteGroup api = routes("/v1/", ReferenceSimulator::error)
                .ignoringUnknownMembers()
                .guard(this::authenticate)
                .decorate(this::decorate);
        api.get("list_connections", "connections", this::list);
        api.post("create_connection", "connections", this::create).succeedsWith(201);
        api.get("get_connection", "connections/{id}", request -> ok(entry(request).json));
        api.patch("update_connection", "connections/{id}", this::update);
        api.delete("delete_connection", "connections/{id}", this::delete).succeedsWith(204);
        api.post("test_connection", "connections/{id}/test", request -> tested(entry(request)));
        api.post("test_settings", "tests", request -> {
            request.read(New::read);
            return tested("", List.of());
        });
        new DataRoutes(this, store).addTo(api);
        new JobRoutes(this, store).addTo(api);
    }

    static ReferenceSimulator start(SimulatorOptions options) {
        ReferenceSimulator simulator = new ReferenceSimulator(options, new Store());
        simulator.start();
        return simulator;
    }

    Store store() {
        return store;
    }

    static Answer ok(JsonNode body) {
        return Answer.json(200, body);
    }

    private static Answer error(Refusal refusal, VendorRequest request) {
        ObjectNode body = JSON.objectNode();
        ObjectNode error = body.putObject("error")
                .put("code", refusal.code().isEmpty() ? refusal.kind().name().toLowerCase(Locale.ROOT) : refusal.code())
                .put("message", refusal.text());
        refusal.headers().stream()
                .filter(header -> header.name().equals("X-Job"))
                .forEach(header -> error.put("job", header.value()));
        for (Violation violation : refusal.violations()) {
            error.withArray("fields")
                    .addObject()
                    .put("field", violation.field().replaceFirst("^body\\.", ""))
                    .put("code", violation.problem().name().toLowerCase(Locale.ROOT))
                    .put("message", violation.message());
        }
        return Answer.json(refusal.status(), body);
    }

    private Answer mint(VendorRequest request) {
        String given = request.read(members -> members.text("client_id") + " " + members.text("client_secret"));
        if (!given.endsWith(" " + secret)) {
            throw Refusal.of(Refusal.Kind.UNAUTHENTICATED, "the client is not known");
        }
        String token = ids().text("tok_", 20);
        store.tokens.add(token);
        store.minted++;
        return ok(JSON.objectNode().put("access_token", token).put("expires_in", 86_400));
    }

    private void authenticate(VendorRequest request) {
        if (request.bearerToken().filter(store.tokens::contains).isEmpty()) {
            throw Refusal.of(Refusal.Kind.UNAUTHENTICATED, "the token is not valid");
        }
    }

    /** Members that no version has sent so far. */
    private Answer decorate(VendorRequest request, Answer answer) {
        boolean json = answer.header("Content-Type").orElse("").contains("json");
        if (!store.newMembers
                || !json
                || answer.status() != 200
                || answer.streamingBody().isPresent()) {
            return answer;
        }
        String text = new String(answer.bodyBytes(), StandardCharsets.UTF_8);
        return answer.body(
                text.replace("{\"", "{\"futureMember\":{\"x\":[1]},\"").getBytes(StandardCharsets.UTF_8));
    }

    Store.Entry entry(VendorRequest request) {
        String id = request.pathParameter("id");
        Store.Entry entry = store.connections.get(id);
        if (entry == null) {
            throw Refusal.of(Refusal.Kind.NOT_FOUND, "no connection " + id);
        }
        return entry;
    }

    private Answer list(VendorRequest request) {
        String type = request.query("type").orElse("");
        String search = request.query("search").orElse("").toLowerCase(Locale.ROOT);
        Stream<Store.Entry> found = store.connections.values().stream()
                .filter(entry ->
                        type.isEmpty() || entry.json.path("type").asText().equals(type))
                .filter(entry -> entry.name().toLowerCase(Locale.ROOT).contains(search));
        String sort = request.query("sort").orElse("");
        if (!sort.isEmpty()) {
            Comparator<Store.Entry> byName = Comparator.comparing(Store.Entry::name);
            found = found.sorted(sort.startsWith("-") ? byName.reversed() : byName);
        }
        List<Store.Entry> all = found.toList();
        long after = request.queryNumber("cursor", 0);
        int begin = sort.isEmpty() ? behind(all, after) : (int) after;
        int end = (int) Math.min(all.size(), begin + request.queryNumber("limit", 100));
        ObjectNode body = JSON.objectNode();
        ArrayNode items = body.putArray("items");
        all.subList(begin, end).forEach(entry -> items.add(shown(entry)));
        long place = sort.isEmpty() && end > 0 ? number(all.get(end - 1)) : end;
        return ok(body.put("next", end < all.size() ? Long.toString(place) : ""));
    }

    /** Ids grow, so a page begins behind the last id of the one before, whatever was deleted meanwhile. */
    private static int behind(List<Store.Entry> all, long after) {
        return (int) all.stream().filter(entry -> number(entry) <= after).count();
    }

    private static long number(Store.Entry entry) {
        return Long.parseLong(entry.id().substring(ID.length()));
    }

    private JsonNode shown(Store.Entry entry) {
        return store.newWords ? entry.json.deepCopy().put("status", "quantum") : entry.json;
    }

    private Answer create(VendorRequest request) {
        New wanted = request.read(New::read);
        if (!TYPES.contains(wanted.type())) {
            throw Refusal.invalid(
                    List.of(new Violation(List.of("body", "type"), Violation.Problem.INVALID, "type: is not known")));
        }
        if (store.named(wanted.name()).isPresent()) {
            throw Refusal.of(Refusal.Kind.CONFLICT, "the name is taken").code("name_taken");
        }
        return Answer.json(201, add(wanted.name(), wanted.type(), wanted.config()).json);
    }

    Store.Entry add(String name, String type, ObjectNode config) {
        ObjectNode json = JSON.objectNode()
                .put("id", ID + ++store.named)
                .put("name", name)
                .put("type", type)
                .put("status", "active");
        json.set("config", config);
        json.put("created", clock().instant().toString()).put("region", "eu-1");
        Store.Entry entry = new Store.Entry(json);
        store.connections.put(entry.id(), entry);
        return entry;
    }

    private Answer update(VendorRequest request) {
        Store.Entry entry = entry(request);
        Change change = request.read(Change::read);
        change.name().ifPresent(name -> entry.json.put("name", name));
        change.config().ifPresent(config -> entry.json.set("config", config));
        return ok(JSON.objectNode().put("id", entry.id()));
    }

    private Answer delete(VendorRequest request) {
        store.connections.remove(entry(request).id());
        return Answer.noContent();
    }

    private static Answer tested(Store.Entry entry) {
        return tested(entry.outcome, entry.steps);
    }

    private static Answer tested(String outcome, List<String> steps) {
        ObjectNode body = JSON.objectNode().put("ok", outcome.isEmpty());
        steps.forEach(state -> body.withArray("steps")
                .addObject()
                .put("name", "step " + body.withArray("steps").size())
                .put("state", state)
                .put("message", "it " + state));
        return ok(outcome.isEmpty() ? body : body.put("reason", outcome).put("message", "the test ended: " + outcome));
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("base-url", baseUrl().toString(), "client-id", "client-7", "client-secret", secret);
    }

    @Override
    public Set<String> secretSettings() {
        return Set.of("client-secret");
    }

    @Override
    public void seedConnections(int count) {
        synchronized (store) {
            for (int i = 0; i < count; i++) {
                String type = i % 3 == 2 ? "mysql" : "postgres";
                add("seeded " + (store.named + 1), type, JSON.objectNode().put("host", "db" + i + ".example.test"));
            }
        }
    }

    @Override
    public ConnectionSpec sampleConnection(String name) {
        return ConnectionSpec.builder(name, "postgres")
                .config(JsonObject.of("host", "db.example.test", "port", 5432L))
                .secrets("password", Secret.of("pw-of-" + name))
                .build();
    }
}
