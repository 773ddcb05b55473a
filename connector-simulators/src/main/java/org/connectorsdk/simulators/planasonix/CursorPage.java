package org.connectorsdk.simulators.planasonix;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** One page of a list, and an opaque cursor for the next. The cursor names the last item, so pages do not shift. */
final class CursorPage {

    static final int USUAL = 50;
    static final int LARGEST = 100;

    private static final String PREFIX = "after:";

    private CursorPage() {}

    static <T> Answer of(VendorRequest request, List<T> all, Function<T, String> id, Function<T, JsonNode> body) {
        return of(request, all, id, body, asked -> asked);
    }

    /** A page that may be shorter than was asked for. */
    static <T> Answer of(
            VendorRequest request,
            List<T> all,
            Function<T, String> id,
            Function<T, JsonNode> body,
            IntUnaryOperator size) {
        int limit = size.applyAsInt(limit(request, USUAL));
        int begin =
                request.query("cursor").map(cursor -> begin(all, id, cursor)).orElse(0);
        List<T> page = all.subList(begin, Math.min(all.size(), begin + limit));
        ObjectNode answer = Bodies.object();
        ArrayNode items = answer.putArray("data");
        page.forEach(item -> items.add(body.apply(item)));
        boolean isLast = begin + page.size() == all.size();
        Optional<String> next = isLast ? Optional.empty() : Optional.of(cursor(id.apply(page.get(page.size() - 1))));
        answer.putObject("meta").putObject("page").put("limit", limit).put("cursor", next.orElse(null));
        return Bodies.bare(200, answer);
    }

    static int limit(VendorRequest request, int usual) {
        long limit = request.queryNumber("limit", usual);
        if (limit < 1 || limit > LARGEST) {
            throw DiscoveryEndpoints.badQuery("limit", "out_of_range");
        }
        return (int) limit;
    }

    private static String cursor(String lastId) {
        return Base64.getUrlEncoder().encodeToString((PREFIX + lastId).getBytes(StandardCharsets.UTF_8));
    }

    private static <T> int begin(List<T> all, Function<T, String> id, String cursor) {
        String lastId = lastId(cursor);
        for (int i = 0; i < all.size(); i++) {
            if (id.apply(all.get(i)).equals(lastId)) {
                return i + 1;
            }
        }
        throw DiscoveryEndpoints.badQuery("cursor", "unknown");
    }

    private static String lastId(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            return text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : "";
        } catch (IllegalArgumentException notOurs) {
            return "";
        }
    }
}
