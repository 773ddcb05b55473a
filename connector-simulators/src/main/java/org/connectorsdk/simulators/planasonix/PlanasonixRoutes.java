package org.connectorsdk.simulators.planasonix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.simulator.Violation;
import org.connectorsdk.testkit.wire.Answer;

/** What the routes of this vendor have in common: its state, two envelopes, what a query may say, pages by cursor. */
abstract class PlanasonixRoutes {
    static final int USUAL_PAGE = 50;

    private static final int LARGEST_PAGE = 100;
    private static final String AFTER = "after:";

    final PlanasonixState state;
    final PlanasonixTenant tenant;

    PlanasonixRoutes(PlanasonixState state) {
        this.state = state;
        this.tenant = state.tenant;
    }

    abstract void addTo(AccessControl.Api api);

    final Instant now() {
        return state.clock.instant();
    }

    final StoredConnection connection(VendorRequest request) {
        return state.connections.get(request.pathParameter("id"));
    }

    /** What the connections API answers with: the object itself. */
    static Answer bare(int status, JsonNode body) {
        return Answer.json(status, body);
    }

    /** What the credentials and orchestration APIs answer with: the object under {@code data}. */
    static Answer data(int status, JsonNode data) {
        return Answer.json(status, Json.object().set("data", data));
    }

    static <T> ArrayNode array(Collection<T> all, Function<T, ? extends JsonNode> body) {
        return Json.array().addAll(all.stream().map(body).toList());
    }

    /** Timestamps have second precision. */
    static String time(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    static void putIfPresent(ObjectNode body, String name, Optional<String> value) {
        value.ifPresent(text -> body.put(name, text));
    }

    static String requiredQuery(VendorRequest request, String name) {
        return request.query(name)
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> refused("query", name, Violation.Problem.MISSING, "missing"));
    }

    static Refusal badQuery(String name, String issue) {
        return refused("query", name, Violation.Problem.INVALID, issue);
    }

    static Refusal refused(String part, String name, Violation.Problem problem, String issue) {
        return Refusal.invalid(List.of(new Violation(List.of(part, name), problem, name + ": " + issue)));
    }

    static boolean matches(VendorRequest request, String name, String value) {
        return request.query(name).map(value::equals).orElse(true);
    }

    static int limit(VendorRequest request, int usual) {
        long limit = request.queryNumber("limit", usual);
        if (limit < 1 || limit > LARGEST_PAGE) {
            throw badQuery("limit", "out_of_range");
        }
        return (int) limit;
    }

    /** One page, and an opaque cursor for the next. The cursor names the last item, so pages do not shift. */
    static <T> Answer page(
            VendorRequest request, int limit, List<T> all, Function<T, String> id, Function<T, ObjectNode> body) {
        int begin =
                request.query("cursor").map(cursor -> after(cursor, all, id)).orElse(0);
        int end = Math.min(all.size(), begin + limit);
        ObjectNode answer = Json.object();
        answer.set("data", array(all.subList(begin, end), body));
        ObjectNode page = answer.putObject("meta").putObject("page").put("limit", limit);
        page.put("cursor", end == all.size() ? null : cursor(id.apply(all.get(end - 1))));
        return bare(200, answer);
    }

    private static String cursor(String lastId) {
        return Base64.getUrlEncoder().encodeToString((AFTER + lastId).getBytes(StandardCharsets.UTF_8));
    }

    private static <T> int after(String cursor, List<T> all, Function<T, String> id) {
        for (int i = 0; i < all.size(); i++) {
            if (cursor.equals(cursor(id.apply(all.get(i))))) {
                return i + 1;
            }
        }
        throw badQuery("cursor", "unknown");
    }
}
