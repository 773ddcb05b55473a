package org.connectorsdk.simulators.virtuousai;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;
import org.jspecify.annotations.Nullable;

/** The list operation in its two modes. Keeps the last sorted list, as a walk asks for the same one page after page. */
final class ConnectionList {

    private record Ranked(Place place, StoredConnection connection) {}

    private final VirtuousAiTenant tenant;
    private final Access access;
    private ListQuery.@Nullable Selection sortedFor;
    private long sortedAt = -1;
    private List<Ranked> sorted = List.of();

    ConnectionList(VirtuousAiTenant tenant, Access access) {
        this.tenant = tenant;
        this.access = access;
    }

    Answer list(VendorRequest request) {
        ListQuery query = ListQuery.read(request, access.user(request));
        List<Ranked> matches = sorted(query.selection());
        return Answer.json(
                200,
                query.cursor().isPresent() ? byCursor(query, query.cursor().get(), matches) : byOffset(query, matches));
    }

    private ObjectNode byOffset(ListQuery query, List<Ranked> matches) {
        int begin = (int) Math.min(query.offset(), matches.size());
        int end = Math.min(begin + query.limit(), matches.size());
        ObjectNode page = page(matches.subList(begin, end), end < matches.size());
        page.put("limit", query.limit()).put("offset", query.offset()).put("total", matches.size());
        return page;
    }

    /** In this mode the page says neither limit nor offset nor total. An empty cursor begins at the beginning. */
    private ObjectNode byCursor(ListQuery query, String cursor, List<Ranked> matches) {
        int begin = cursor.isEmpty() ? 0 : firstAfter(Cursor.read(cursor, query.selection()), query, matches);
        int end = Math.min(begin + query.limit(), matches.size());
        boolean more = end < matches.size();
        ObjectNode page = page(matches.subList(begin, end), more);
        page.put("nextCursor", more ? Cursor.after(matches.get(end - 1).place(), query.selection()) : null);
        return page;
    }

    private static int firstAfter(Place place, ListQuery query, List<Ranked> matches) {
        Comparator<Place> order = Place.order(query.selection().descending());
        int index = 0;
        while (index < matches.size() && order.compare(matches.get(index).place(), place) <= 0) {
            index++;
        }
        return index;
    }

    private ObjectNode page(List<Ranked> items, boolean more) {
        ObjectNode page = JsonNodeFactory.instance.objectNode();
        ArrayNode connections = page.putArray("connections");
        ObjectNode users = JsonNodeFactory.instance.objectNode();
        for (Ranked item : items) {
            connections.add(item.connection().toJson());
            for (String user : List.of(item.connection().createdBy, item.connection().updatedBy)) {
                Optional<ObjectNode> known = tenant.user(user);
                known.ifPresent(details -> users.set(user, details));
            }
        }
        page.put("hasNext", more).set("users", users);
        return page;
    }

    private List<Ranked> sorted(ListQuery.Selection selection) {
        if (!selection.equals(sortedFor) || sortedAt != tenant.changes()) {
            List<Ranked> matches = new ArrayList<>();
            for (StoredConnection connection : tenant.all()) {
                if (selection.matches(connection)) {
                    matches.add(new Ranked(selection.sort().place(connection), connection));
                }
            }
            matches.sort(Comparator.comparing(Ranked::place, Place.order(selection.descending())));
            sorted = matches;
            sortedFor = selection;
            sortedAt = tenant.changes();
        }
        return sorted;
    }
}
