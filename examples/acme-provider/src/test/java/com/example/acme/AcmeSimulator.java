package com.example.acme;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.testkit.simulator.ApiEvolution;
import org.connectorsdk.testkit.simulator.CursorPage;
import org.connectorsdk.testkit.simulator.Members;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.SimulatedJob;
import org.connectorsdk.testkit.simulator.SimulatedJobs;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.connectorsdk.testkit.simulator.StoredObjects;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.simulator.VendorSimulator;
import org.connectorsdk.testkit.simulator.Violation;
import org.connectorsdk.testkit.wire.Answer;

/** Acme on the loopback interface: the sources of one workspace, their tables and their syncs. */
final class AcmeSimulator extends VendorSimulator {
    private static final String WORKSPACE = "ws-1";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Set<String> TYPES = Set.of("postgres", "mysql", "shop");
    private static final int USUAL_PAGE = 20;

    final StoredObjects sources;
    final SimulatedJobs syncs = new SimulatedJobs(clock(), Map.of(JobState.SUCCEEDED, "done"));
    final ApiEvolution evolution = new ApiEvolution(
            "{\"mood\":\"fine\"}",
            Map.of("state", "hibernating", "type", "time-machine"),
            Set.of("settings", "error"),
            false);
    private final String token;
    private int created;

    AcmeSimulator(SimulatorOptions options) {
        this(options, new StoredObjects("source"));
    }

    /** Operations run one at a time, holding the monitor that is given to {@code super}. */
    private AcmeSimulator(SimulatorOptions options, StoredObjects sources) {
        super(options, sources);
        this.sources = sources;
        this.token = ids().text("acme_", 32);
        RouteGroup api = routes("/v1", AcmeSimulator::refused)
                .guard(this::authenticate)
                .decorate((request, answer) -> evolution.apply(answer));
        api.get("list-workspaces", "/workspaces", request -> workspaces());
        api.get("list-sources", "/sources", this::list);
        api.post("create-source", "/sources", this::create).succeedsWith(201);
        api.get("get-source", "/sources/{id}", request -> Answer.json(200, shown(find(request))));
        api.patch("update-source", "/sources/{id}", this::update);
        api.delete("delete-source", "/sources/{id}", this::delete).succeedsWith(204);
        api.post("check-source", "/sources/{id}/check", this::check);
        api.post("disable-source", "/sources/{id}/disable", request -> become(request, "disabled"));
        api.post("enable-source", "/sources/{id}/enable", request -> become(request, "new"));
        api.get("list-tables", "/sources/{id}/tables", this::tables);
        api.post("purge-source", "/sources/{id}/purge", this::purge).succeedsWith(204);
        api.post("start-sync", "/sources/{id}/syncs", this::start).succeedsWith(202);
        api.get("list-syncs", "/sources/{id}/syncs", this::syncs);
        api.get("get-sync", "/syncs/{id}", request -> shown(200, syncs.look(request.pathParameter("id"))));
        api.post("cancel-sync", "/syncs/{id}/cancel", request -> shown(200, syncs.cancel(request.pathParameter("id"))));
    }

    private void authenticate(VendorRequest request) {
        if (!request.bearerToken().equals(Optional.of(token))) {
            throw Refusal.of(Refusal.Kind.UNAUTHENTICATED, "The token is not valid.");
        }
        if (!request.operation().equals("list-workspaces")
                && !request.header("X-Acme-Workspace").equals(Optional.of(WORKSPACE))) {
            throw Refusal.of(Refusal.Kind.FORBIDDEN, "The token does not see this workspace.");
        }
    }

    private static Answer refused(Refusal refusal, VendorRequest request) {
        ObjectNode body = JSON.objectNode();
        ObjectNode error = body.putObject("error")
                .put("code", refusal.kind().name().toLowerCase(Locale.ROOT))
                .put("message", refusal.text())
                .put("sync", refusal.code());
        for (Violation violation : refusal.violations()) {
            error.withArray("details")
                    .addObject()
                    .put("field", violation.field())
                    .put("message", violation.message());
        }
        return Answer.json(refusal.status(), body)
                .header("X-Request-Id", "req-" + request.exchange().sequence());
    }

    private static Answer workspaces() {
        ObjectNode body = JSON.objectNode();
        body.putArray("workspaces").addObject().put("id", WORKSPACE).put("name", "Main");
        return Answer.json(200, body);
    }

    private Answer list(VendorRequest request) {
        Optional<String> type = request.query("type");
        CursorPage<ObjectNode> page = sources.page(
                source -> type.map(source.path("type").asText()::equals).orElse(true),
                request.query("cursor").orElse(""),
                request.queryNumber("limit", USUAL_PAGE));
        return Answer.json(200, page.body("sources", AcmeSimulator::shown, "next_cursor"));
    }

    private ObjectNode find(VendorRequest request) {
        return sources.get(request.pathParameter("id"));
    }

    private Answer create(VendorRequest request) {
        return Answer.json(201, shown(store(request.read(AcmeSimulator::read))));
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
    private ObjectNode store(ObjectNode source) {
        source.put("state", "new").put("created_at", clock().instant().toString());
        source.withArray("tables");
        return sources.add(String.format("src-%06d-%s", ++created, ids().hex(8)), source);
    }

    private Answer update(VendorRequest request) {
        ObjectNode change = request.read(body -> {
            ObjectNode known = JSON.objectNode();
            body.optionalText("name").ifPresent(name -> known.put("name", name));
            body.optionalObject("settings").ifPresent(settings -> known.set("settings", settings));
            body.optionalObject("credentials").ifPresent(credentials -> known.set("credentials", credentials));
            return known;
        });
        return Answer.json(200, shown(sources.merge(request.pathParameter("id"), change)));
    }

    private Answer delete(VendorRequest request) {
        sources.remove(request.pathParameter("id"));
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

    private Answer become(VendorRequest request, String state) {
        return Answer.json(200, shown(find(request).put("state", state)));
    }

    private Answer tables(VendorRequest request) {
        ObjectNode body = JSON.objectNode();
        body.set("tables", find(request).withArray("tables").deepCopy());
        return Answer.json(200, body);
    }

    /** What is synced is emptied; the tables of the source itself stay. */
    private Answer purge(VendorRequest request) {
        find(request).withArray("tables").forEach(table -> ((ObjectNode) table).put("synced", false));
        return Answer.noContent();
    }

    private Answer start(VendorRequest request) {
        String source = find(request).path("id").asText();
        syncs.running(source).ifPresent(running -> {
            throw Refusal.of(Refusal.Kind.CONFLICT, "A sync of this source is running.")
                    .code(running.id());
        });
        return shown(202, syncs.start(String.format("sync-%06d", syncs.started() + 1), source));
    }

    private Answer syncs(VendorRequest request) {
        CursorPage<SimulatedJob> page = syncs.page(
                find(request).path("id").asText(),
                request.query("state"),
                request.query("cursor").orElse(""),
                request.queryNumber("limit", USUAL_PAGE));
        return Answer.json(200, page.body("syncs", AcmeSimulator::shown, "next_cursor"));
    }

    private static Answer shown(int status, SimulatedJob sync) {
        return Answer.json(status, shown(sync));
    }

    private static ObjectNode shown(SimulatedJob sync) {
        ObjectNode shown = JSON.objectNode().put("id", sync.id()).put("source_id", sync.subject());
        shown.put("state", sync.state()).put("created_at", sync.createdAt().toString());
        sync.startedAt().ifPresent(at -> shown.put("started_at", at.toString()));
        sync.endedAt().ifPresent(at -> shown.put("ended_at", at.toString()));
        sync.reason().ifPresent(reason -> shown.put("reason", reason));
        return shown;
    }

    private static ObjectNode shown(ObjectNode source) {
        return source.deepCopy().without(List.of("credentials", "tables"));
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("base-url", baseUrl().toString(), "token", token, "workspace", WORKSPACE);
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
            return store(source).path("id").asText();
        }
    }

    /** Puts a table behind a source, with synced data; columns as {@code name type}, a question mark for nulls. */
    void table(String source, String schema, String name, String... columns) {
        ObjectNode table = sources.get(source).withArray("tables").addObject();
        table.put("schema", schema).put("name", name).put("synced", true);
        for (String column : columns) {
            String[] words = column.split("[ ?]");
            table.withArray("columns")
                    .addObject()
                    .put("name", words[0])
                    .put("type", words[1])
                    .put("nullable", column.endsWith("?"));
        }
    }
}
