package org.connectorsdk.verification.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.connection.PurgeRequest;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.api.observe.AttemptEnd;
import org.connectorsdk.api.observe.CallEnd;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.VendorHarness.JobStep;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.fault.FaultScript;
import org.connectorsdk.testkit.simulator.Exchange;
import org.connectorsdk.verification.incidents.Stage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** What observers are told of all operations of all providers, against what the server saw, with a fault in each. */
class ObservedTruthTest {
    private static final WaitPolicy SHORT = WaitPolicy.upTo(Duration.ofMinutes(5));

    /** What happens to the first request of each operation. */
    private enum Mishap {
        NONE(null),
        UNAVAILABLE(Fault.status(503)),
        SLOW_DOWN(Fault.status(429).header("Retry-After", "1")),
        REFUSED(Fault.status(401)),
        FORBIDDEN(Fault.status(403)),
        BROKEN_OFF(Fault.closeBefore()),
        LOST(Fault.resetAfterExecuting()),
        NOT_JSON(Fault.brokenJson());

        private final @Nullable Fault fault;

        Mishap(@Nullable Fault fault) {
            this.fault = fault;
        }

        void arm(Stage stage) {
            if (fault != null) {
                stage.harness().simulator().faults().clear();
                stage.on(FaultScript.ANY).inject(fault);
            }
        }
    }

    /** Every operation once, whether it comes off or not. */
    private static void useAll(Stage stage, Connections client, Mishap mishap) {
        ConnectionId id = stage.seed(3).get(0).id();
        List<BiConsumer<Connections, ConnectionId>> operations = new ArrayList<>(List.of(
                (c, about) -> c.check(),
                (c, about) -> c.list(ConnectionQuery.all()),
                (c, about) -> drain(c.stream(ConnectionQuery.all())),
                (c, about) -> c.get(about),
                (c, about) ->
                        c.async().get(about).handle((found, error) -> found).join(),
                (c, about) -> c.create(stage.spec("made")),
                (c, about) -> c.test(about),
                (c, about) -> c.introspect(about, IntrospectionRequest.all()),
                (c, about) -> c.jobs(about, JobQuery.all()),
                (c, about) -> c.purge(about, PurgeRequest.connection()),
                (c, about) -> c.delete(about)));
        stage.harness().seedSyncable().ifPresent(syncable -> {
            stage.harness().scriptNextJob(List.of(JobStep.of(JobState.RUNNING), JobStep.of(JobState.SUCCEEDED)));
            operations.add((c, about) -> c.sync(syncable, SyncRequest.full()).peek(job -> {
                mishap.arm(stage);
                c.await(job.ref(), SHORT);
                c.async()
                        .await(job.ref(), SHORT)
                        .handle((ended, error) -> ended)
                        .join();
                c.cancel(job.ref());
            }));
        });
        operations.forEach(operation -> {
            mishap.arm(stage);
            operation.accept(client, id);
        });
    }

    private static void drain(ItemStream<Connection> walk) {
        try (walk) {
            while (walk.next().getOrElse(Optional.empty()).isPresent()) {
                // goes on
            }
        }
    }

    /** What one run of all operations left behind. */
    private record Run(Books books, List<Exchange> journal) {
        static Run of(ConformanceTarget target, Mishap mishap) {
            Books books = new Books();
            try (Stage stage = new Stage(target)) {
                RuntimeContext.Builder context =
                        RuntimeContext.builder().time(stage.clock()).observer(books);
                try (Connections client = stage.openWith(context)) {
                    useAll(stage, client, mishap);
                }
                return new Run(books, stage.journal().all());
            }
        }

        void theServerSawEachAttemptAndNoOther() {
            assertThat(journal.stream()
                            .map(exchange -> exchange.rawHeader(Books.MARK).orElse("unmarked " + exchange))
                            .sorted())
                    .containsExactlyElementsOf(books.marks());
        }

        void whatBeginsEndsOnce() {
            assertThat(books.all()).filteredOn(entry -> entry.ends.size() != 1).isEmpty();
        }

        void eachThreadLeavesWhatItEnters() {
            assertThat(books.openScopes).hasValue(0);
        }

        void eachCallBelongsToAnOperation() {
            assertThat(books.roots)
                    .filteredOn(entry -> entry.name.startsWith("call "))
                    .isEmpty();
        }

        void statusesAreThoseOfTheServer() {
            Map<String, Integer> sent = new HashMap<>();
            journal.forEach(exchange -> sent.put(exchange.rawHeader(Books.MARK).orElse(""), exchange.status()));
            assertThat(books.all())
                    .filteredOn(entry -> entry.ends.get(0) instanceof AttemptEnd end
                            && end.status().isPresent()
                            && end.status().getAsInt() != sent.getOrDefault(entry.mark, 0))
                    .isEmpty();
        }

        void callsCountTheirAttempts() {
            assertThat(books.all())
                    .filteredOn(entry -> entry.ends.get(0) instanceof CallEnd end && end.attempts() != entry.attempts())
                    .isEmpty();
        }
    }

    @TestFactory
    Stream<DynamicNode> observersAreToldTheTruth() {
        return Stage.targets().flatMap(target -> Stream.of(Mishap.values()).map(mishap -> of(target, mishap)));
    }

    private static DynamicNode of(ConformanceTarget target, Mishap mishap) {
        Run run = Run.of(target, mishap);
        return dynamicContainer(
                target.id() + " " + mishap,
                Stream.of(
                        dynamicTest("the server saw each attempt and no other", run::theServerSawEachAttemptAndNoOther),
                        dynamicTest("what begins ends once", run::whatBeginsEndsOnce),
                        dynamicTest("each thread leaves what it enters", run::eachThreadLeavesWhatItEnters),
                        dynamicTest("each call belongs to an operation", run::eachCallBelongsToAnOperation),
                        dynamicTest("statuses are those of the server", run::statusesAreThoseOfTheServer),
                        dynamicTest("calls count their attempts", run::callsCountTheirAttempts)));
    }
}
