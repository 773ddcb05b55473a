package org.connectorsdk.simulators.fivetran;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Iterator;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** A page of a list. Its cursor holds the place after which the next one begins, so what comes and goes shifts none. */
final class ListPage {
    private static final int USUAL = 100;
    private static final int MOST = 1_000;
    private static final String MARK = "after ";

    private final FivetranState state;
    private final int limit;
    private final int after;
    private final boolean later;

    private ListPage(FivetranState state, int limit, int after, boolean later) {
        this.state = state;
        this.limit = limit;
        this.after = after;
        this.later = later;
    }

    /** The page that a request asks for. */
    static ListPage of(VendorRequest request, FivetranState state) {
        long limit = request.queryNumber("limit", USUAL);
        if (limit < 1 || limit > MOST) {
            throw FivetranErrors.badInput("'limit' must be between 1 and " + MOST);
        }
        boolean later = request.query("cursor").isPresent();
        int after = request.query("cursor").map(ListPage::place).orElse(0);
        return new ListPage(state, (int) limit, state.samePage ? 0 : after, later);
    }

    private static int place(String cursor) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
            String place = text.startsWith(MARK) ? text.substring(MARK.length()) : "";
            return Integer.parseInt(place.strip());
        } catch (IllegalArgumentException notOurs) {
            throw FivetranErrors.badInput("'cursor' is not valid");
        }
    }

    private static String cursor(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((MARK + text).getBytes(StandardCharsets.UTF_8));
    }

    /** What of the entries is on it. */
    <T> Answer of(Entries<T> entries, Predicate<T> filter, Function<T, ObjectNode> shown) {
        ObjectNode page = Json.object();
        ArrayNode items = page.putArray("items");
        if (state.emptyPage && later) {
            state.emptyPage = false;
            return FivetranRoutes.data(page.put("next_cursor", cursor(after + " ")));
        }
        int last = after;
        Iterator<Map.Entry<Integer, T>> left = entries.after(after).entrySet().iterator();
        while (left.hasNext()) {
            Map.Entry<Integer, T> entry = left.next();
            if (filter.test(entry.getValue())) {
                if (items.size() == limit) {
                    return FivetranRoutes.data(page.put("next_cursor", cursor(Integer.toString(last))));
                }
                items.add(shown.apply(entry.getValue()));
                last = entry.getKey();
            }
        }
        switch (state.behaviour.lastPage) {
            case ABSENT -> {}
            case NULL -> page.putNull("next_cursor");
            case EMPTY -> page.put("next_cursor", "");
        }
        return FivetranRoutes.data(page);
    }
}
