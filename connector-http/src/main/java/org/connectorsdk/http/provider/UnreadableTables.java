package org.connectorsdk.http.provider;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.connectorsdk.api.catalog.CatalogProblem;
import org.connectorsdk.api.catalog.CatalogSummary;
import org.connectorsdk.api.catalog.CatalogVisitor;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.catalog.Table;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.spi.NotFoundErrors;
import org.connectorsdk.http.json.Lenient;

/**
 * The tables of one introspection that could not be read, each a problem of the catalog and none the end of the rest.
 * Thread-safe.
 *
 * @since 0.1.0
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

    /**
     * Leaves out the tables that were not asked for.
     *
     * @param all the tables that fit
     * @param request which schema and table, by their exact names
     * @return those that are wanted, in order; {@code NotFound} when a name was asked for that none has, unless a table
     *     that could not be read may be it
     */
    public Either<ConnectorError, List<Table>> wanted(List<Table> all, IntrospectionRequest request) {
        Optional<String> schema = request.schema();
        Optional<String> table = request.table();
        List<Table> wanted = all.stream()
                .filter(each -> schema.map(each.ref().schema()::equals).orElse(true))
                .filter(each -> table.map(each.ref().table()::equals).orElse(true))
                .toList();
        boolean isNamed = schema.isPresent() || table.isPresent();
        return wanted.isEmpty() && isNamed && problems().isEmpty()
                ? Either.left(absent(schema, table))
                : Either.right(wanted);
    }

    private ConnectorError absent(Optional<String> schema, Optional<String> table) {
        String type = table.isPresent() ? "table" : "schema";
        String name = table.isPresent() && schema.isPresent()
                ? schema.get() + "." + table.get()
                : table.or(() -> schema).orElse("");
        return NotFoundErrors.inSource(provider, "introspect", type, name);
    }

    /**
     * Adds the problems to how a walk ended, and shows them to its visitor.
     *
     * @param summary how the walk over the other tables ended
     * @param visitor sees the problems
     * @return how the whole ended
     */
    public CatalogSummary with(CatalogSummary summary, CatalogVisitor visitor) {
        List<CatalogProblem> all = new ArrayList<>(problems());
        all.forEach(visitor::problem);
        all.addAll(summary.problems());
        return new CatalogSummary(summary.tables(), summary.columns(), all, summary.stopped());
    }

    /** {@return the problems so far} */
    public synchronized List<CatalogProblem> problems() {
        return List.copyOf(problems);
    }
}
