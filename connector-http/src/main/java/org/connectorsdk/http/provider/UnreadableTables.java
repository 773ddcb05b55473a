package org.connectorsdk.http.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.connectorsdk.api.catalog.CatalogProblem;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.http.json.Lenient;

/**
 * The tables of one introspection that could not be read, each a problem of the catalog and none the end of the rest.
 * Thread-safe.
 */
public final class UnreadableTables {
    private final String provider;
    private final List<CatalogProblem> problems = new ArrayList<>();

    /**
     * Makes an empty collection.
     *
     * @param provider id of the provider, for errors
     */
    public UnreadableTables(String provider) {
        this.provider = Objects.requireNonNull(provider, "provider");
    }

    /**
     * Reads a list of tables.
     *
     * @param place names the list to people, such as the schema
     * @param elements the tables as they came
     * @param <W> the wire type of a table
     * @return those that fit, in order
     */
    public <W> List<W> fitting(String place, List<Lenient<W>> elements) {
        List<W> fitting = new ArrayList<>(elements.size());
        for (int index = 0; index < elements.size(); index++) {
            fitting(place, index, elements.get(index)).ifPresent(fitting::add);
        }
        return fitting;
    }

    /**
     * Reads one table.
     *
     * @param place names the list in which it stands
     * @param index its place there, from 0
     * @param element the table as it came
     * @param <W> the wire type of a table
     * @return the table; empty for one that does not fit, which is a problem from now on
     */
    public <W> Optional<W> fitting(String place, long index, Lenient<W> element) {
        Optional<W> value = element.value();
        if (value.isEmpty()) {
            add(place, index, element.problem());
        }
        return value;
    }

    /**
     * Adds a table that is not one after all.
     *
     * @param place names the list in which it stands
     * @param index its place there, from 0
     * @param problem what is wrong with it, without quoting it
     */
    public void add(String place, long index, String problem) {
        add(
                (place.isEmpty() ? "table " : place + ", table ") + index + " of the list",
                "a table cannot be read: " + problem);
    }

    /**
     * Adds a table that was there and could not be read whole.
     *
     * @param place the table, or where it stood in the answer when it has no name
     * @param member which member is missing or of an unknown form, such as {@code columns}
     */
    public void lacks(String place, String member) {
        add(place, "in the answer, " + member + " of " + place + " is missing or cannot be read");
    }

    private synchronized void add(String place, String summary) {
        ErrorContext context = ErrorContext.of(provider, "introspect")
                .summary(summary)
                .outcome(Outcome.REFUSED)
                .build();
        problems.add(new CatalogProblem(place, new ConnectorError.MalformedResponse(context, "")));
    }

    /** {@return the problems so far} */
    public synchronized List<CatalogProblem> problems() {
        return List.copyOf(problems);
    }
}
