package org.connectorsdk.api.spi;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;

/**
 * Finds out which tables a caller means before anything is done to them.
 *
 * @since 0.1.0
 */
public final class NamedTables {
    private final String provider;
    private final String operation;
    private final Collection<TableRef> known;

    private NamedTables(String provider, String operation, Collection<TableRef> known) {
        this.provider = provider;
        this.operation = operation;
        this.known = List.copyOf(known);
    }

    /**
     * Starts from what is there.
     *
     * @param provider the provider's id
     * @param operation the neutral operation that needs to know
     * @param known every table that can be meant
     * @return the names
     */
    public static NamedTables among(String provider, String operation, Collection<TableRef> known) {
        return new NamedTables(provider, operation, known);
    }

    /**
     * Finds all of some tables. A name without a schema stands for the one table of that name.
     *
     * @param wanted what the caller named
     * @return them with their schemas, in order; {@code NotFound} for one that is not there, {@code InvalidRequest}
     *     with the candidates for a name that fits several
     */
    public Either<ConnectorError, List<TableRef>> find(List<TableRef> wanted) {
        List<TableRef> found = new ArrayList<>();
        for (TableRef table : wanted) {
            List<TableRef> fitting = fitting(table);
            if (fitting.size() != 1) {
                return Either.left(fitting.isEmpty() ? absent(table) : unclear(table, fitting));
            }
            found.add(fitting.get(0));
        }
        return Either.right(found);
    }

    private List<TableRef> fitting(TableRef table) {
        if (known.contains(table)) {
            return List.of(table);
        }
        return known.stream()
                .filter(each -> table.schema().isEmpty() && each.table().equals(table.table()))
                .distinct()
                .toList();
    }

    private ErrorContext.Builder context(String summary) {
        return ErrorContext.of(provider, operation).summary(summary).outcome(Outcome.NOT_SENT);
    }

    private ConnectorError absent(TableRef table) {
        ErrorContext context = context("the connection has no table " + table)
                .advice("Names are exact, with the schema where there is one; introspect shows them.")
                .build();
        return new ConnectorError.NotFound(context, "table", table.toString());
    }

    private ConnectorError unclear(TableRef table, List<TableRef> fitting) {
        String candidates = fitting.stream().map(TableRef::toString).collect(Collectors.joining(", "));
        ErrorContext context = context("the name " + table + " fits several tables: " + candidates)
                .advice("Name the schema as well.")
                .build();
        return new ConnectorError.InvalidRequest(context, List.of());
    }
}
