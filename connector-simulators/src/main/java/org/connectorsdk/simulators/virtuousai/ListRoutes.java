package org.connectorsdk.simulators.virtuousai;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;
import org.jspecify.annotations.Nullable;

/** The list operation in its two modes. Keeps the last sorted list, as a walk asks for the same one page after page. */
final class ListRoutes extends VirtuousAiRoutes {
    private record Ranked(ListPosition position, StoredConnection connection) {}

    private ListQuery.@Nullable Selection sortedFor;
    private long sortedAt = -1;
    private List<Ranked> sorted = List.of();

    ListRoutes(VirtuousAiState state) {
        super(state);
    }

    @Override
    void addTo(RouteGroup api) {
        api.get("list-connections", ALL, this::list);
    }

    private Answer list(VendorRequest request) {
        ListQuery query = ListQuery.read(request, user(request));
        List<Ranked> matches = sorted(query.selection());
        return Answer.json(
                200,
                query.cursor().isPresent() ? byCursor(query, query.cursor().get(), matches) : byOffset(query, matches));
    }

    private ObjectNode byOffset(ListQuery query, List<Ranked> matches) {
        int begin = (int) Math.min(query.offset(), matches.size());
        int end = Math.min(begin + query.limit(), matches.size());
        ObjectNode page = page(matches.subList(begin, end), end < matches.size());
        return page.put("limit", query.limit()).put("offset", query.offset()).put("total", matches.size());
    }

    /** In this mode the page says neither limit nor offset nor total. An empty cursor begins at the beginning. */
    private ObjectNode byCursor(ListQuery query, String cursor, List<Ranked> matches) {
        int begin = cursor.isEmpty() ? 0 : firstAfter(ListPosition.read(cursor, query.selection()), query, matches);
        int end = Math.min(begin + query.limit(), matches.size());
        boolean more = end < matches.size();
        ObjectNode page = page(matches.subList(begin, end), more);
        return page.put("nextCursor", more ? matches.get(end - 1).position().cursor(query.selection()) : null);
    }

    private static int firstAfter(ListPosition position, ListQuery query, List<Ranked> matches) {
        Comparator<ListPosition> order = ListPosition.order(query.selection().descending());
        int index = 0;
        while (index < matches.size() && order.compare(matches.get(index).position(), position) <= 0) {
            index++;
        }
        return index;
    }

    private ObjectNode page(List<Ranked> items, boolean more) {
        ObjectNode page = Json.object();
        ArrayNode connections = page.putArray("connections");
        ObjectNode users = Json.object();
        items.stream().map(Ranked::connection).forEach(connection -> {
            connections.add(connection.toJson());
            Stream.of(connection.createdBy, connection.updatedBy)
                    .forEach(user -> state.user(user).ifPresent(details -> users.set(user, details)));
        });
        page.put("hasNext", more).set("users", users);
        return page;
    }

    private List<Ranked> sorted(ListQuery.Selection selection) {
        if (!selection.equals(sortedFor) || sortedAt != state.changes()) {
            sorted = state.all().stream()
                    .filter(selection::matches)
                    .map(connection -> new Ranked(selection.sort().position(connection), connection))
                    .sorted(Comparator.comparing(Ranked::position, ListPosition.order(selection.descending())))
                    .toList();
            sortedFor = selection;
            sortedAt = state.changes();
        }
        return sorted;
    }
}
