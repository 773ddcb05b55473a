package org.connectorsdk.simulators.hotdata;

import static org.connectorsdk.simulators.hotdata.model.HotdataErrors.badRequest;
import static org.connectorsdk.simulators.hotdata.model.HotdataErrors.notFound;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.hotdata.model.HotdataEra;
import org.connectorsdk.simulators.hotdata.model.HotdataState;
import org.connectorsdk.simulators.hotdata.model.HotdataWorkspace;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** What the routes of the service have in common: its state, the workspace that a request names, pages of lists. */
abstract class HotdataRoutes {
    static final String WORKSPACE = "X-Workspace-Id";

    final HotdataState state;
    final HotdataJson json;

    HotdataRoutes(HotdataState state) {
        this.state = state;
        this.json = new HotdataJson(state.behaviour());
    }

    static HotdataWorkspace workspace(HotdataState state, VendorRequest request) {
        return request.header(WORKSPACE)
                .flatMap(state::workspace)
                .orElseThrow(() -> new IllegalStateException("the guard let a request without a workspace pass"));
    }

    final HotdataWorkspace workspace(VendorRequest request) {
        return workspace(state, request);
    }

    final boolean isSince(HotdataEra era) {
        return state.behaviour().isSince(era);
    }

    /** What is kept under an id. */
    static <T> T found(Map<String, T> all, String id, String kind) {
        return Optional.ofNullable(all.get(id)).orElseThrow(() -> notFound("no " + kind + " with id " + id));
    }

    final String time() {
        return state.now().toString();
    }

    /** A number of the query within limits. */
    static int limit(VendorRequest request, int usual, int most) {
        return (int) Math.max(1, Math.min(most, request.queryNumber("limit", usual)));
    }

    /** A page of a list by {@code cursor} and {@code limit}; the cursor names the last item that was shown. */
    final <T> Answer cursorPage(
            VendorRequest request,
            List<T> all,
            int limit,
            Function<T, String> id,
            String member,
            Function<T, ObjectNode> shown) {
        int from = request.query("cursor").map(cursor -> after(cursor, all, id)).orElse(0);
        int to = Math.min(all.size(), from + limit);
        ObjectNode body = Json.object();
        ArrayNode items = body.putArray(member);
        all.subList(from, to).forEach(item -> items.add(shown.apply(item)));
        body.put("count", to - from).put("limit", limit).put("has_more", to < all.size());
        json.optional(
                body,
                "next_cursor",
                to < all.size() ? Optional.of("after-" + id.apply(all.get(to - 1))) : Optional.empty());
        return Answer.json(200, body);
    }

    private static <T> int after(String cursor, List<T> all, Function<T, String> id) {
        for (int i = 0; i < all.size(); i++) {
            if (cursor.equals("after-" + id.apply(all.get(i)))) {
                return i + 1;
            }
        }
        throw badRequest("cursor: not one of this list");
    }

    /** A page of a list by {@code offset} and {@code limit}. */
    static <T> Answer offsetPage(
            VendorRequest request,
            Collection<T> all,
            int limit,
            ObjectNode body,
            String member,
            Function<T, ObjectNode> shown) {
        long from = Math.min(all.size(), Math.max(0, request.queryNumber("offset", 0)));
        ArrayNode items = body.putArray(member);
        all.stream().skip(from).limit(limit).forEach(item -> items.add(shown.apply(item)));
        boolean more = from + items.size() < all.size();
        body.put("count", items.size()).put("offset", from).put("limit", limit).put("has_more", more);
        return Answer.json(200, body);
    }

    static Answer whole(Collection<ObjectNode> all, String member) {
        return whole(all, member, item -> item);
    }

    /** Everything at once. */
    static <T> Answer whole(Collection<T> all, String member, Function<T, ObjectNode> shown) {
        ObjectNode body = Json.object();
        body.putArray(member).addAll(all.stream().map(shown).toList());
        return Answer.json(200, body);
    }
}
