package org.connectorsdk.simulators.airbyte;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.function.LongUnaryOperator;
import java.util.stream.Stream;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.airbyte.model.AirbyteErrors;
import org.connectorsdk.simulators.airbyte.model.Store;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Queries and pages of the public API. */
final class PublicQuery {
    private static final Set<String> PAGING = Set.of("limit", "offset");
    private static final long LARGEST_PAGE = 100;
    private static final long PAGE = 20;

    private final VendorRequest request;

    private PublicQuery(VendorRequest request) {
        this.request = request;
    }

    /** A query that may have these parameters beside those of paging, and no others. */
    static PublicQuery of(VendorRequest request, String... allowed) {
        Set<String> names = Set.of(allowed);
        for (String name : request.queryNames()) {
            if (!names.contains(name) && !PAGING.contains(name)) {
                throw AirbyteErrors.badRequest("There is no query parameter '" + name + "'.");
            }
        }
        return new PublicQuery(request);
    }

    /** The values of a parameter that may be repeated or joined with commas. */
    List<String> values(String name) {
        return request.queryAll(name).stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .filter(value -> !value.isEmpty())
                .toList();
    }

    /** Whether the parameter was not sent, or one of its values is this one. */
    boolean admits(String name, String value) {
        List<String> values = values(name);
        return values.isEmpty() || values.contains(value);
    }

    boolean flag(String name) {
        return request.queryFlag(name, false);
    }

    /**
     * One page. The link to the next one is there whenever this one has any rows, so the last link leads to an empty
     * page; it names a host of the server's own choice.
     */
    Answer page(List<ObjectNode> all, Store store) {
        return page(all, store, asked -> asked);
    }

    /** One page that may be shorter than was asked for; the link goes on behind it. */
    Answer page(List<ObjectNode> all, Store store, LongUnaryOperator size) {
        long limit = request.queryNumber("limit", PAGE);
        long offset = request.queryNumber("offset", 0);
        if (limit < 1 || limit > LARGEST_PAGE || offset < 0) {
            throw AirbyteErrors.badRequest("limit must be 1 to 100 and offset not negative.");
        }
        long length = size.applyAsLong(limit);
        boolean hidden = offset > 0 && store.emptyPage;
        store.emptyPage &= !hidden;
        List<ObjectNode> rows = all.stream()
                .skip(store.stuckPages ? 0 : offset)
                .limit(hidden ? 0 : length)
                .toList();
        ObjectNode json = Json.object();
        json.putArray("data").addAll(rows);
        String path = store.linkHost + request.path() + "?includeDeleted=false&limit=" + limit + "&offset=";
        json.put("previous", offset == 0 ? "" : path + Math.max(0, offset - limit));
        json.put("next", rows.isEmpty() && !hidden ? "" : path + (offset + length));
        return Answer.json(200, json);
    }
}
