package org.connectorsdk.simulators.virtuousai;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.VendorRequest;

/** The parameters of the list operation, checked. */
record ListQuery(Selection selection, int limit, long offset, Optional<String> cursor) {
    static final int LARGEST_PAGE = 100;

    private static final int USUAL_PAGE = 50;
    private static final Set<String> NAMES =
            Set.of("q", "provider", "status", "sort_by", "order", "limit", "offset", "cursor");

    /** What is listed, in which order, for whom. */
    record Selection(
            String user, String text, List<String> providers, List<String> statuses, SortKey sort, boolean descending) {

        boolean matches(StoredConnection connection) {
            return connection.isVisibleTo(user)
                    && (providers.isEmpty() || providers.contains(connection.provider))
                    && (statuses.isEmpty() || statuses.contains(connection.status))
                    && (text.isEmpty() || contains(connection.name) || contains(connection.slug));
        }

        private boolean contains(String value) {
            return value.toLowerCase(Locale.ROOT).contains(text);
        }
    }

    static ListQuery read(VendorRequest request, String user) {
        QueryCheck check = new QueryCheck(request).allow(NAMES);
        int limit = (int) check.number("limit", USUAL_PAGE, 1, LARGEST_PAGE);
        long offset = check.number("offset", 0, 0, Long.MAX_VALUE);
        String sort = check.oneOf("sort_by", SortKey.NAME.word(), SortKey.words());
        String order = check.oneOf("order", "asc", List.of("asc", "desc"));
        check.refuseIfWrong();
        Optional<String> cursor = request.query("cursor");
        if (cursor.isPresent() && request.query("offset").isPresent()) {
            throw Refusal.of(Refusal.Kind.BAD_REQUEST, "cursor and offset cannot be combined");
        }
        Selection selection = new Selection(
                user,
                request.query("q").orElse("").toLowerCase(Locale.ROOT),
                request.queryAll("provider"),
                request.queryAll("status"),
                SortKey.of(sort),
                order.equals("desc"));
        return new ListQuery(selection, limit, offset, cursor);
    }
}
