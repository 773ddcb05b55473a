package org.connectorsdk.testkit.reference;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.connectorsdk.api.catalog.Column;
import org.connectorsdk.api.catalog.DataType;
import org.connectorsdk.api.catalog.Table;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionStatus;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.json.JsonObject;

/** What the vendor knows. Guarded by itself. */
final class Store {
    final Map<String, Entry> connections = new LinkedHashMap<>();
    final Map<String, JobEntry> jobs = new LinkedHashMap<>();
    final Set<String> tokens = new HashSet<>();
    List<String> nextJob = List.of("running", "succeeded");
    String nextReason = "";
    Duration nextResumes = Duration.ZERO;
    int mostJobsOnPage = Integer.MAX_VALUE;
    int started;
    int minted;
    int named;
    boolean newWords;
    boolean newMembers;

    /** A connection and what is behind it. */
    static final class Entry {
        final ObjectNode json;
        String outcome = "";
        List<String> steps = List.of();
        List<SourceTable> tables = new ArrayList<>();
        final Set<String> synced = new LinkedHashSet<>();

        Entry(ObjectNode json) {
            this.json = json;
        }

        String id() {
            return json.path("id").asText();
        }

        String name() {
            return json.path("name").asText();
        }

        /** As a provider must show it. */
        Connection expected() {
            return Connection.builder(
                            ConnectionId.of(id()), name(), json.path("type").asText())
                    .status(ConnectionStatus.of("active", ConnectionStatus.Health.HEALTHY))
                    .config(JsonObject.of(
                            "host", json.path("config").path("host").asText()))
                    .createdAt(Instant.parse(json.path("created").asText()))
                    .build();
        }

        Optional<SourceTable> table(String schema, String name) {
            return tables.stream()
                    .filter(table ->
                            table.schema().equals(schema) && table.name().equals(name))
                    .findFirst();
        }
    }

    record SourceColumn(String name, String type, boolean nullable, boolean key) {
        private Column expected(int position) {
            DataType neutral = switch (type) {
                case "bigint" -> DataType.INTEGER;
                case "text" -> DataType.STRING;
                case "boolean" -> DataType.BOOLEAN;
                default -> DataType.DECIMAL;
            };
            return Column.builder(name, type)
                    .type(neutral)
                    .nullable(nullable)
                    .primaryKey(key)
                    .position(position)
                    .build();
        }
    }

    record SourceTable(
            String schema,
            String name,
            List<SourceColumn> columns,
            List<List<JsonNode>> rows,
            List<List<String>> keys) {
        SourceTable(String schema, String name, List<SourceColumn> columns, List<List<JsonNode>> rows) {
            this(schema, name, columns, rows, List.of());
        }

        String ref() {
            return schema + "." + name;
        }

        /** As a provider must show it. */
        Table expected() {
            List<Column> shown = new ArrayList<>();
            columns.forEach(column -> shown.add(column.expected(shown.size() + 1)));
            return Table.builder(TableRef.of(schema, name))
                    .columns(shown)
                    .primaryKey(keys)
                    .build();
        }
    }

    /** A job, which moves on by one word for each look at it. */
    static final class JobEntry {
        final String id;
        final String connection;
        final String reason;
        final Instant resumes;
        private final Deque<String> words;

        JobEntry(String id, String connection, List<String> words, String reason, Instant resumes) {
            this.id = id;
            this.connection = connection;
            this.words = new ArrayDeque<>(words);
            this.reason = reason;
            this.resumes = resumes;
        }

        String word() {
            return words.getFirst();
        }

        void look() {
            if (words.size() > 1) {
                words.removeFirst();
            }
        }

        boolean hasEnded() {
            return Set.of("succeeded", "partially_succeeded", "failed", "cancelled")
                    .contains(word());
        }

        void end(String word) {
            words.clear();
            words.add(word);
        }
    }

    Optional<Entry> named(String name) {
        return connections.values().stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst();
    }
}
