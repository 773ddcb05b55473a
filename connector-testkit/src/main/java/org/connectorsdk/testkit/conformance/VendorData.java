package org.connectorsdk.testkit.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.TableRef;

/**
 * What is behind the connections of a vendor: catalogs, rows and files. What a vendor does not have keeps its
 * default.
 *
 * @since 0.1.0
 */
public interface VendorData {
    /** {@return a connection with tables, and the catalog as the provider must show it} */
    default Optional<VendorHarness.SeededCatalog> seedCatalog() {
        return Optional.empty();
    }

    /**
     * Takes out of an answer about tables what says whether a column may hold nulls.
     *
     * @param answer the answer; by default members of the usual names are removed from it, at any depth
     */
    default void hideNullability(JsonNode answer) {
        AnswerTree.remove(answer, Set.of("nullable", "is_nullable", "isNullable"));
    }

    /**
     * Puts a table behind a connection that has a key inside of another column, and beside it a column whose name looks
     * the same when the parts of the key's path are joined with dots.
     *
     * @return its id, and the catalog as the provider must show it; empty where the vendor's columns hold no others
     */
    default Optional<VendorHarness.SeededCatalog> seedNestedKey() {
        return Optional.empty();
    }

    /**
     * Puts a table with rows behind a connection.
     *
     * @param rows how many
     * @return where it is and what a preview or a statement must show of it; empty where the vendor has neither
     */
    default Optional<VendorHarness.SeededRows> seedRows(int rows) {
        return Optional.empty();
    }

    /**
     * Puts a table with rows behind a connection of which the answer to a statement holds some, the rest having to be
     * asked for.
     *
     * @return as {@link #seedRows}; empty where the vendor answers a result as a whole
     */
    default Optional<VendorHarness.SeededRows> seedCutRows() {
        return Optional.empty();
    }

    /**
     * Puts a table behind a connection that has a value of each type the vendor tells apart, above all those that lose
     * something when they are read carelessly: 64-bit integers, exact decimals, times with and without a zone, bytes,
     * an empty text and a null.
     *
     * @return as {@link #seedRows}
     */
    default Optional<VendorHarness.SeededRows> seedTypes() {
        return Optional.empty();
    }

    /** {@return a statement that the vendor's source refuses; empty where the vendor runs no statements} */
    default Optional<VendorHarness.FailingStatement> failingStatement() {
        return Optional.empty();
    }

    /** {@return a connection with files; empty where the vendor has none} */
    default Optional<ConnectionId> seedFiles() {
        return Optional.empty();
    }

    /**
     * A connection with these tables, whatever their names are.
     *
     * @param tables exact names
     * @return its id; empty where the vendor has no tables
     */
    default Optional<ConnectionId> seedTables(List<TableRef> tables) {
        return Optional.empty();
    }

    /**
     * How many requests an introspection may cost.
     *
     * @param tables number of tables in one schema
     * @return the most requests
     */
    default long introspectionBudget(int tables) {
        return tables + 10L;
    }
}
