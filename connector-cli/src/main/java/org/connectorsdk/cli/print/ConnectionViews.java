package org.connectorsdk.cli.print;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.Deletion;
import org.connectorsdk.api.connection.EndRef;
import org.connectorsdk.api.connection.Purge;
import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** How connections, and what is done to them, are shown. */
public final class ConnectionViews {

    /** A connection as one row. */
    public static final View<Connection> ROW = new View<>(
            List.of("id", "name", "type", "status", "health"),
            found -> List.of(
                    found.id().value(),
                    found.name(),
                    found.type(),
                    found.status().raw(),
                    health(found)),
            Connection::toJson);

    /** A connection with everything that is known of it. */
    public static final View<Connection> WHOLE = new View<>(
            List.of(
                    "id",
                    "name",
                    "type",
                    "kind",
                    "status",
                    "health",
                    "config",
                    "credential",
                    "source",
                    "destination",
                    "created",
                    "updated",
                    "labels",
                    "vendor"),
            ConnectionViews::lines,
            Connection::toJson);

    /** What a connection test found. */
    public static final View<TestReport> TEST = new View<>(
            List.of("ok", "message", "reason", "parts", "latency", "server version", "observed"),
            report -> List.of(
                    report.ok() ? "yes" : "no",
                    report.message(),
                    report.reason().orElse(""),
                    String.join(
                            "; ",
                            report.parts().stream().map(ConnectionViews::line).toList()),
                    report.latency().map(span -> span.toMillis() + " ms").orElse(""),
                    report.serverVersion().orElse(""),
                    text(report.observedAt())),
            TestReport::toJson);

    /** What became of a delete. */
    public static final View<Deletion> DELETION = new View<>(
            List.of("id", "state"),
            deletion -> List.of(deletion.id().value(), word(deletion.state())),
            Deletion::toJson);

    /** What became of a purge. */
    public static final View<Purge> PURGE = new View<>(
            List.of("done", "scope", "tables", "job"),
            purge -> List.of(
                    purge.isDone() ? "yes" : "not yet",
                    word(purge.request().scope()),
                    String.join(
                            ", ",
                            purge.request().tables().stream()
                                    .map(Object::toString)
                                    .toList()),
                    purge.job().map(JobRef::encode).orElse("")),
            Purge::toJson);

    private ConnectionViews() {}

    private static List<String> lines(Connection found) {
        return List.of(
                found.id().value(),
                found.name(),
                found.type(),
                word(found.kind()),
                found.status().raw(),
                health(found),
                found.config().isEmpty() ? "" : found.config().toJson(),
                found.credential()
                        .map(ref -> word(ref.by()) + ":" + ref.value())
                        .orElse(""),
                found.source().map(ConnectionViews::line).orElse(""),
                found.destination().map(ConnectionViews::line).orElse(""),
                text(found.createdAt()),
                text(found.updatedAt()),
                found.labels().isEmpty() ? "" : JsonObject.of(found.labels()).toJson(),
                found.vendorFields().isEmpty() ? "" : found.vendorFields().toJson());
    }

    private static String line(EndRef end) {
        return end.name().isEmpty() ? end.id() : end.id() + " (" + end.name() + ")";
    }

    private static String line(TestReport.Part part) {
        return part.name() + " " + (part.state() == TestReport.State.PASSED ? "ok" : word(part.state()))
                + (part.message().isEmpty() ? "" : ": " + part.message());
    }

    private static String health(Connection found) {
        return word(found.status().health());
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    static String text(Optional<Instant> instant) {
        return instant.map(Instant::toString).orElse("");
    }

    static @Nullable String textOrNull(Optional<Instant> instant) {
        return instant.map(Instant::toString).orElse(null);
    }
}
