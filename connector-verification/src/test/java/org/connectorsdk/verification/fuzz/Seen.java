package org.connectorsdk.verification.fuzz;

import java.util.ArrayList;
import java.util.List;
import org.connectorsdk.api.catalog.Catalog;
import org.connectorsdk.api.catalog.Column;
import org.connectorsdk.api.catalog.Table;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.facet.FileBrowser;
import org.connectorsdk.api.facet.Workspaces;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.json.JsonNumber;
import org.connectorsdk.api.json.JsonValue;

/**
 * What a success told its caller.
 *
 * @param facts what it is about: ids, tables with their columns, rows
 * @param words names among them, as they stand in answers
 * @param said whether it says that something is missing or odd
 */
record Seen(List<String> facts, List<String> words, boolean said) {

    Seen(List<String> facts, boolean said) {
        this(facts, facts, said);
    }

    static Seen of(String... facts) {
        return new Seen(List.of(facts), false);
    }

    static Seen connection(Connection connection) {
        return new Seen(List.of(connection.id().value()), !connection.warnings().isEmpty());
    }

    static Seen job(Job job) {
        return new Seen(List.of(id(job.ref())), !job.warnings().isEmpty());
    }

    /** {@return what answers about a job name: the connection where jobs have no ids} */
    private static String id(JobRef ref) {
        return ref.inferred() ? ref.connection().orElseThrow().value() : ref.jobId();
    }

    static Seen connections(Page<Connection> page) {
        List<String> ids = page.items().stream().map(item -> item.id().value()).toList();
        boolean said = page.items().stream().anyMatch(item -> !item.warnings().isEmpty());
        return new Seen(ids, said || !page.warnings().isEmpty());
    }

    static Seen jobs(Page<Job> page) {
        List<String> ids = page.items().stream().map(item -> item.ref().jobId()).toList();
        boolean said = page.items().stream().anyMatch(item -> !item.warnings().isEmpty());
        return new Seen(ids, said || !page.warnings().isEmpty());
    }

    static Seen workspaces(Page<Workspaces.Workspace> page) {
        return new Seen(
                page.items().stream().map(Workspaces.Workspace::id).toList(),
                !page.warnings().isEmpty());
    }

    static Seen files(Page<FileBrowser.FileEntry> page) {
        return new Seen(
                page.items().stream().map(FileBrowser.FileEntry::path).toList(),
                !page.warnings().isEmpty());
    }

    static Seen catalog(Catalog catalog) {
        List<String> facts = new ArrayList<>();
        List<String> words = new ArrayList<>();
        for (Table table : catalog.tables()) {
            facts.add(table.ref().toString());
            words.add(table.ref().table());
            for (Column column : table.columns()) {
                facts.add(table.ref() + "." + column.name());
                words.add(column.name());
            }
        }
        return new Seen(facts, words, !catalog.complete() || !catalog.problems().isEmpty());
    }

    static Seen rows(List<String> columns, List<List<JsonValue>> rows, List<String> warnings) {
        List<String> facts = new ArrayList<>(columns);
        List<String> words = new ArrayList<>(columns);
        for (List<JsonValue> row : rows) {
            facts.add(row.stream().map(Seen::cell).toList().toString());
            row.forEach(value -> value.asString().ifPresent(words::add));
        }
        return new Seen(facts, words, !warnings.isEmpty());
    }

    /** Equal numbers are equal cells. */
    private static String cell(JsonValue value) {
        if (value instanceof JsonNumber number) {
            try {
                return number.bigDecimalValue().stripTrailingZeros().toString();
            } catch (ArithmeticException tooLarge) {
                return value.toJson();
            }
        }
        return value.toJson();
    }

    static boolean isSaid(ItemStream<?> stream) {
        return !stream.warnings().isEmpty();
    }
}
