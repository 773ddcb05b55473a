package org.connectorsdk.testkit.simulator;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.testkit.wire.Answer;

/** A vendor of things, made up to show the frame. */
public final class ThingSimulator extends VendorSimulator {

    public static final String STREAM_LINE = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcde\n";

    private record NewThing(String name, long size, List<String> labels) {
        static NewThing read(Members members) {
            return new NewThing(
                    members.text("name"), members.optionalNumber("size").orElse(1), members.texts("labels"));
        }
    }

    private final List<String> things;

    public ThingSimulator() {
        this(SimulatorOptions.defaults());
    }

    public ThingSimulator(SimulatorOptions options) {
        this(options, new ArrayList<>());
    }

    private ThingSimulator(SimulatorOptions options, List<String> things) {
        super(options, things);
        this.things = things;
        RouteGroup api = routes("/v1", ThingSimulator::error);
        api.guard(ThingSimulator::authenticate);
        api.decorate((request, answer) -> answer.header("X-Vendor", "things"));
        api.get("list_things", "/things", request -> Answer.json(200, list()));
        api.post("create_thing", "/things", this::create).succeedsWith(201);
        api.get("get_special", "/things/special", request -> Answer.text(200, "the special one"));
        api.get("get_thing", "/things/{id}", request -> Answer.text(200, request.pathParameter("id")));
        api.delete("delete_thing", "/things/{id}", this::delete).succeedsWith(204);
        api.post("upload", "/files", ThingSimulator::upload).streamsUpload();
        api.get("stream", "/stream", ThingSimulator::stream);
        api.get("exclusive", "/exclusive", request -> Answer.text(200, String.valueOf(Thread.holdsLock(things))));
        api.get("fail", "/fail", request -> {
            throw new IllegalStateException("broken inside");
        });
        routes("", (refusal, request) -> Answer.html(refusal.status(), "<h1>no</h1>"))
                .post(
                        "token",
                        "/token",
                        request -> Answer.text(200, request.form("grant").orElse("none")));
    }

    private static void authenticate(VendorRequest request) {
        if (request.bearerToken().filter("t"::equals).isEmpty()) {
            throw Refusal.of(Refusal.Kind.UNAUTHENTICATED, "who are you?").header("WWW-Authenticate", "Bearer");
        }
    }

    private static Answer error(Refusal refusal, VendorRequest request) {
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("kind", refusal.kind().name());
        body.put("message", refusal.text());
        refusal.violations()
                .forEach(violation -> body.withArray("fields").add(violation.field() + " " + violation.problem()));
        return Answer.json(refusal.status(), body);
    }

    private ObjectNode list() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        things.forEach(body.withArray("things")::add);
        return body;
    }

    private Answer create(VendorRequest request) {
        NewThing thing = request.read(NewThing::read);
        things.add(thing.name());
        return Answer.json(201, JsonNodeFactory.instance.objectNode().put("name", thing.name()));
    }

    private Answer delete(VendorRequest request) {
        if (!things.remove(request.pathParameter("id"))) {
            throw Refusal.of(Refusal.Kind.NOT_FOUND, "no such thing");
        }
        return Answer.noContent();
    }

    private static Answer upload(VendorRequest request) {
        return Answer.text(200, request.upload().size() + " " + request.upload().sha256());
    }

    private static Answer stream(VendorRequest request) {
        long lines = request.queryNumber("lines", 1);
        byte[] line = STREAM_LINE.getBytes(StandardCharsets.US_ASCII);
        return Answer.stream(200, "text/plain", out -> {
            for (long i = 0; i < lines; i++) {
                out.write(line);
            }
        });
    }

    public List<String> things() {
        synchronized (things) {
            return List.copyOf(things);
        }
    }

    @Override
    public Map<String, String> settings() {
        return Map.of("base-url", baseUrl().toString(), "token", "t");
    }

    @Override
    public Set<String> secretSettings() {
        return Set.of("token");
    }

    @Override
    public void seedConnections(int count) {
        synchronized (things) {
            for (int i = 0; i < count; i++) {
                things.add("thing-" + i);
            }
        }
    }

    @Override
    public ConnectionSpec sampleConnection(String name) {
        return ConnectionSpec.builder(name, "thing").build();
    }
}
