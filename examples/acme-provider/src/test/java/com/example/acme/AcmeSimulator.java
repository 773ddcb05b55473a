package com.example.acme;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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

/** Acme on the loopback interface: six operations over the sources of one workspace. */
final class AcmeSimulator extends VendorSimulator {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<String> TYPES = Set.of("postgres", "mysql", "shop");
    private static final int USUAL_PAGE = 20;

    private final SortedMap<String, ObjectNode> sources;
    private final String token;
    private int created;
    private boolean speaksNewWords;
    private boolean sendsNewMembers;

    AcmeSimulator(SimulatorOptions options) {
        this(options, new TreeMap<>());
    }

    /** Operations run one at a time, holding the monitor that is given to {@code super}. */
    private AcmeSimulator(SimulatorOptions options, SortedMap<String, ObjectNode> sources) {
        super(options, sources);
        this.sources = sources;
        this.token = ids().text("acme_", 32);
        RouteGroup api = routes("/v1", AcmeSimulator::refused).guard(this::authenticate);
        api.get("list-sources", "/sources", this::list);
        api.post("create-source", "/sources", this::create).succeedsWith(201);
        api.get("get-source", "/sources/{id}", request -> Answer.json(200, shown(find(request))));
        api.patch("update-source", "/sources/{id}", this::update);
        api.delete("delete-source", "/sources/{id}", this::delete).succeedsWith(204);
        api.post("check-source", "/sources/{id}/check", this::check);
    }

    private void authenticate(VendorRequest request) {
        if (!request.bearerToken().equals(Optional.of(token))) {
            throw Refusal.of(Refusal.Kind.UNAUTHENTICATED, "The token is not valid.");
        }
    }

    private static Answer refused(Refusal refusal, VendorRequest request) {
        ObjectNode body = JSON.objectNode();
        ObjectNode error = body.putObject("error")
                .put("code", refusal.kind().name().toLowerCase(Locale.ROOT))
                .put("message", refusal.text());
        for (Violation violation : refusal.violations()) {
            error.withArray("fields")
                    .addObject()
                    .put("field", violation.field())
                    .put("message", violation.message());
        }
        return Answer.json(refusal.status(), body)
                .header("X-Request-Id", "req-" + request.exchange().sequence());
    }

    /** The cursor is the last id of the page before. */
    private Answer list(VendorRequest request) {
        long limit = request.queryNumber("limit", USUAL_PAGE);
        String after = request.query("cursor").orElse("");
        Optional<String> type = request.query("type");
        List<ObjectNode> rest = sources.tailMap(after + '\0').values().stream()
                .filter(source -> type.isEmpty() || source.path("type").asText().equals(type.get()))
                .toList();
        ObjectNode body = JSON.objectNode();
        body.putArray("sources")
                .addAll(rest.stream().limit(limit).map(this::shown).toList());
        if (rest.size() > limit) {
            body.put("next_cursor", rest.get((int) limit - 1).path("id").asText());
        }
        return Answer.json(200, body);
    }

    private ObjectNode find(VendorRequest request) {
        ObjectNode source = sources.get(request.pathParameter("id"));
        if (source == null) {
            throw Refusal.of(Refusal.Kind.NOT_FOUND, "There is no such source.");
        }
        return source;
    }

    private Answer create(VendorRequest request) {
        ObjectNode source = request.read(AcmeSimulator::read);
        store(source);
        return Answer.json(201, shown(source));
    }

    private static ObjectNode read(Members body) {
        String type = body.text("type");
        if (!TYPES.contains(type)) {
            body.refuse("type", "is not a type that Acme has");
        }
        ObjectNode source = JSON.objectNode().put("name", body.text("name")).put("type", type);
        source.set("settings", body.object("settings"));
        source.set("credentials", body.object("credentials"));
        return source;
    }

    /** Ids grow, so the list is in the order of creation. */
    private void store(ObjectNode source) {
        source.put("id", String.format("src-%06d-%s", ++created, ids().hex(8)));
        source.put("state", "new").put("created_at", clock().instant().toString());
        sources.put(source.path("id").asText(), source);
    }

    /** A merge patch (RFC 7396) of what may change. */
    private Answer update(VendorRequest request) {
        ObjectNode source = find(request);
        ObjectNode change = request.read(body -> {
            ObjectNode known = JSON.objectNode();
            body.optionalText("name").ifPresent(name -> known.put("name", name));
            body.optionalObject("settings").ifPresent(settings -> known.set("settings", settings));
            body.optionalObject("credentials").ifPresent(credentials -> known.set("credentials", credentials));
            return known;
        });
        merge(source, change);
        return Answer.json(200, shown(source));
    }

    private static void merge(ObjectNode into, ObjectNode change) {
        change.properties().forEach(member -> {
            if (member.getValue() instanceof ObjectNode nested) {
                merge(into.withObject("/" + member.getKey()), nested);
            } else if (member.getValue().isNull()) {
                into.remove(member.getKey());
            } else {
                into.set(member.getKey(), member.getValue());
            }
        });
    }

    private Answer delete(VendorRequest request) {
        sources.remove(find(request).path("id").asText());
        return Answer.noContent();
    }

    /** What is behind a source behaves as its settings say. */
    private Answer check(VendorRequest request) {
        ObjectNode source = find(request);
        String trouble = source.path("settings").path("trouble").asText();
        source.put("state", trouble.isEmpty() ? "ready" : "failed");
        ObjectNode found = JSON.objectNode().put("ok", trouble.isEmpty());
        return Answer.json(
                200,
                trouble.isEmpty() ? found : found.put("code", trouble).put("message", "It said: " + trouble + "."));
    }

    private ObjectNode shown(ObjectNode source) {
        ObjectNode shown = source.deepCopy();
        shown.remove("credentials");
        if (speaksNewWords) {
            shown.put("state", "hibernating").put("type", "time-machine");
        }
        return sendsNewMembers ? shown.put("mood", "fine") : shown;
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("base-url", baseUrl().toString(), "token", token);
    }

    @Override
    public Set<String> secretSettings() {
        return Set.of("token");
    }

    @Override
    public void seedConnections(int count) {
        for (int i = 0; i < count; i++) {
            seed("seeded " + (created + 1), created % 2 == 0 ? "postgres" : "shop", "");
        }
    }

    @Override
    public ConnectionSpec sampleConnection(String name) {
        return ConnectionSpec.builder(name, "postgres")
                .config(JsonObject.of("host", "db.example.test", "port", 5432))
                .secrets("password", Secret.of(ids().text("sample-", 24)))
                .build();
    }

    /** Stores a source and answers its id; {@code trouble} is what its checks will say, empty for none. */
    String seed(String name, String type, String trouble) {
        synchronized (sources) {
            ObjectNode source = JSON.objectNode().put("name", name).put("type", type);
            source.putObject("settings").put("host", "db.example.test").put("trouble", trouble);
            source.putObject("credentials").put("password", ids().text("seeded-", 24));
            store(source);
            return source.path("id").asText();
        }
    }

    /** Everything that is stored, credentials too: a copy. */
    List<ObjectNode> stored() {
        synchronized (sources) {
            return sources.values().stream().map(ObjectNode::deepCopy).toList();
        }
    }

    /** From now on states and types are words that no version of Acme has used. */
    void speakNewWords() {
        speaksNewWords = true;
    }

    /** From now on sources have a member that no version of Acme has sent. */
    void sendNewMembers() {
        sendsNewMembers = true;
    }
}
