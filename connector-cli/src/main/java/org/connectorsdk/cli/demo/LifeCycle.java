package org.connectorsdk.cli.demo;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.catalog.Catalog;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.ConnectionStatus;
import org.connectorsdk.api.connection.Deletion;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.connection.Purge;
import org.connectorsdk.api.connection.PurgeRequest;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.facet.Lifecycle;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.cli.shell.ExitCode;
import org.jspecify.annotations.Nullable;

/**
 * Drives one provider through a connection's life, step by step, and judges each answer. Knows the neutral interface
 * alone.
 */
final class LifeCycle {
    private static final WaitPolicy PATIENCE = WaitPolicy.builder()
            .pauses(Duration.ofMillis(200), Duration.ofSeconds(5))
            .total(Duration.ofMinutes(10))
            .build();

    private final Connections connections;
    private final String name;
    private final Consumer<Step> steps;

    /**
     * Prepares the walk.
     *
     * @param connections the provider's, open
     * @param name what the steps are told of: one provider can have several simulators
     * @param steps takes each step as it ends
     */
    LifeCycle(Connections connections, String name, Consumer<Step> steps) {
        this.connections = connections;
        this.name = name;
        this.steps = steps;
    }

    void run(ConnectionSpec spec, int existing) {
        step("list", () -> list(existing));
        Optional<Connection> created =
                answered("create", () -> connections.create(spec), found -> created(spec, found));
        if (created.isEmpty()) {
            skip("there is no connection", "test", "introspect", "sync", "await", "purge", "delete");
            return;
        }
        ConnectionId id = created.get().id();
        step(
                "test",
                () -> connections
                        .test(id)
                        .fold(
                                Verdict::of,
                                report -> Verdict.of(
                                        report.ok() ? "works" : "does not work",
                                        report.ok() ? Optional.empty() : Optional.of(report.message()))));
        step(
                "introspect",
                () -> connections
                        .introspect(id, IntrospectionRequest.all())
                        .fold(Verdict::of, LifeCycle::introspected));
        sync(created.get());
        step("purge", () -> connections.purge(id, PurgeRequest.connection()).fold(Verdict::of, this::purged));
        step("delete", () -> connections.delete(id).fold(Verdict::of, this::deleted));
    }

    private Verdict list(int existing) {
        try (ItemStream<Connection> all = connections.stream(ConnectionQuery.all())) {
            Either<ConnectorError, Optional<Connection>> next = all.next();
            while (next.isRight() && next.get().isPresent()) {
                next = all.next();
            }
            long count = all.delivered();
            return next.fold(
                    Verdict::of,
                    end -> Verdict.of(
                            count + " connections",
                            count < existing ? Optional.of("there are " + existing) : Optional.empty()));
        }
    }

    private static Verdict created(ConnectionSpec spec, Connection found) {
        return Verdict.of(
                found.id() + " of type " + found.type(),
                !found.name().equals(spec.name())
                        ? Optional.of("its name is '" + found.name() + "'")
                        : found.warnings().stream().findFirst());
    }

    private static Verdict introspected(Catalog catalog) {
        long columns = catalog.tables().stream()
                .mapToLong(table -> table.columns().size())
                .sum();
        return Verdict.of(
                catalog.tables().size() + " tables, " + columns + " columns",
                catalog.problems().stream()
                        .findFirst()
                        .map(problem -> problem.place() + ": " + problem.error().message())
                        .or(() -> columns == 0 ? Optional.of("nothing was found") : Optional.empty()));
    }

    private void sync(Connection connection) {
        Optional<Job> job = answered(
                "sync",
                () -> resumed(connection).flatMap(id -> connections.sync(id, SyncRequest.full())),
                started -> Verdict.ok("job " + started.ref().display() + " is " + started.status()));
        if (job.isEmpty()) {
            skip("there is no job", "await");
            return;
        }
        step("await", () -> ended(job.get().ref()));
    }

    /** Some vendors create connections that stand still. */
    private Either<ConnectorError, ConnectionId> resumed(Connection created) {
        return connections
                .facet(Lifecycle.class)
                .filter(facet -> created.status().health() == ConnectionStatus.Health.DISABLED)
                .map(facet -> facet.reactivate(created.id(), CallOptions.none()).map(Connection::id))
                .orElse(Either.right(created.id()));
    }

    private Verdict ended(JobRef ref) {
        return connections
                .await(ref, PATIENCE)
                .fold(
                        Verdict::of,
                        job -> Verdict.of(
                                job.status() + rows(job),
                                job.status().state() == JobState.SUCCEEDED
                                        ? Optional.empty()
                                        : Optional.of("it should succeed")));
    }

    private static String rows(Job job) {
        return job.progress().rows().isPresent() ? ", " + job.progress().rows().getAsLong() + " rows" : "";
    }

    private Verdict purged(Purge purge) {
        return purge.job().map(this::ended).orElseGet(() -> Verdict.ok("done"));
    }

    private Verdict deleted(Deletion deletion) {
        if (deletion.state() == Deletion.State.ACCEPTED) {
            return Verdict.ok("accepted");
        }
        return Verdict.of(
                "gone",
                connections
                        .get(deletion.id())
                        .fold(
                                error -> error.kind() == ErrorKind.NOT_FOUND
                                        ? Optional.empty()
                                        : Optional.of(error.message()),
                                found -> Optional.of("it can still be read")));
    }

    private void step(String operation, Supplier<Verdict> action) {
        long start = System.nanoTime();
        Verdict verdict = action.get();
        Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
        steps.accept(new Step(name, operation, verdict.result(), verdict.answer(), elapsed, verdict.code()));
    }

    /** A step whose answer later steps need. */
    private <T> Optional<T> answered(
            String operation,
            Supplier<Either<ConnectorError, T>> action,
            java.util.function.Function<T, Verdict> judge) {
        Holder<T> holder = new Holder<>();
        step(operation, () -> {
            Either<ConnectorError, T> answer = action.get();
            answer.peek(value -> holder.value = value);
            return answer.fold(Verdict::of, judge);
        });
        return Optional.ofNullable(holder.value);
    }

    private static final class Holder<T> {
        private @Nullable T value;
    }

    private void skip(String why, String... operations) {
        for (String operation : operations) {
            steps.accept(new Step(name, operation, Step.Result.SKIPPED, why, Duration.ZERO, ExitCode.OK));
        }
    }
}
