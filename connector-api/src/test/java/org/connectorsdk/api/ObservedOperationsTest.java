package org.connectorsdk.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.call.OperationContext;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.facet.TablePreview;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.api.observe.CallStart;
import org.connectorsdk.api.observe.Observer;
import org.connectorsdk.api.observe.OperationStart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What an observer is told of operations, in each view. */
@Timeout(20)
class ObservedOperationsTest {
    private static final ConnectionId ID = ConnectionId.of("conn-1");

    private final ScriptedProvider provider = new ScriptedProvider(
            Capability.LIST,
            Capability.GET,
            Capability.CREATE,
            Capability.INTROSPECT,
            Capability.SYNC,
            Capability.SYNC_CANCEL,
            Capability.PREVIEW);
    private final ObservedLines seen = new ObservedLines();
    private final Connections connections = open(seen);

    private Connections open(Observer observer) {
        return Connectors.of(provider)
                .open(
                        "scripted",
                        ConnectorConfig.empty(),
                        RuntimeContext.builder()
                                .time(provider.time)
                                .observer(observer)
                                .account("orders")
                                .build())
                .get();
    }

    @AfterEach
    void close() {
        connections.close();
    }

    @Test
    void anOperationIsToldWithItsConnectionAndAccount() {
        connections.get(ID);

        assertThat(seen.starts)
                .containsExactly(
                        new OperationStart("scripted", "orders", "get", Optional.of(ID), false, Duration.ZERO));
        assertThat(seen.lines).containsExactly("begin get", "end get ok");
    }

    @Test
    void aWriteIsToldAsOne() {
        connections.sync(ID, SyncRequest.incremental());
        assertThat(seen.starts).singleElement().matches(OperationStart::writes);
    }

    @Test
    void whatIsRefusedBeforeItIsSentIsToldAsWell() {
        connections.delete(ID);
        assertThat(seen.lines).containsExactly("begin delete", "end delete UNSUPPORTED");
    }

    @Test
    void aFailureIsToldAsTheCallerGetsIt() {
        provider.fail(ScriptedProvider.gone());
        connections.job(ScriptedProvider.JOB);
        assertThat(seen.lines).containsExactly("begin job", "end job JOB_UNKNOWN");
    }

    @Test
    void callsOfTheProviderBelongToTheOperation() {
        provider.looks.add(() -> {
            call(provider.options.get(0));
            return Either.right(ScriptedProvider.job("running", JobState.RUNNING));
        });

        connections.job(ScriptedProvider.JOB);

        assertThat(seen.lines).containsExactly("begin job", "call get_job of job", "end job ok");
    }

    private static void call(CallOptions options) {
        options.operation()
                .flatMap(OperationContext::observation)
                .orElseThrow()
                .call(new CallStart("scripted", "", "get_job", "GET", "/jobs/{id}"));
    }

    @Test
    void theThreadThatWorksForItIsInItsScope() {
        AtomicReference<String> within = new AtomicReference<>();
        provider.creation = () -> {
            within.set(seen.current.get());
            return Either.right(ScriptedProvider.connection("conn-1", "orders"));
        };

        connections.create(ConnectionSpec.builder("orders", "postgres").build());

        assertThat(within).hasValue("create");
        assertThat(seen.current.get()).isNull();
    }

    @Test
    void whatTheProviderThrowsEndsIt() {
        provider.creation = () -> {
            throw new IllegalStateException();
        };
        connections.create(ConnectionSpec.builder("orders", "postgres").build());
        assertThat(seen.lines).containsExactly("begin create", "end create MALFORMED_RESPONSE");
    }

    @Test
    void anErrorOfTheProcessEndsItAsNoSuccess() {
        provider.creation = () -> {
            throw new AssertionError("of the process");
        };
        ConnectionSpec spec = ConnectionSpec.builder("orders", "postgres").build();

        assertThatThrownBy(() -> connections.create(spec)).hasMessage("of the process");

        assertThat(seen.lines)
                .hasSize(2)
                .last()
                .asString()
                .startsWith("end create ")
                .doesNotEndWith("ok");
    }

    @Test
    void theThrowingViewIsToldTheSame() {
        connections.orThrow().get(ID);
        assertThat(seen.lines).containsExactly("begin get", "end get ok");
    }

    @Test
    void theAsynchronousViewIsToldTheSame() throws Exception {
        connections.async().get(ID).get(5, TimeUnit.SECONDS);
        assertThat(seen.lines).containsExactly("begin get", "end get ok");
    }

    @Test
    void aVisitedCatalogIsOneOperation() {
        connections.introspect(ID, IntrospectionRequest.all());
        assertThat(seen.lines).containsExactly("begin introspect", "end introspect ok");
    }

    @Test
    void aFacetIsToldByTheNameOfItsMethod() {
        connections
                .facet(TablePreview.class)
                .orElseThrow()
                .preview(ID, TableRef.of("public", "orders"), 5, CallOptions.none());
        assertThat(seen.lines).containsExactly("begin preview", "end preview ok");
        assertThat(seen.starts.get(0).connection()).contains(ID);
    }

    /** A facet of a stranger, whose declaration does not say that it answers a walk. */
    interface Vague {
        Either<ConnectorError, Object> items();
    }

    @Test
    void aWalkThatCannotBeGuardedEndsItsOperationAtOnce() {
        provider.facet = (Vague) () -> Either.right(ItemStream.failed(ScriptedProvider.gone()));
        connections.facet(Vague.class).orElseThrow().items();
        assertThat(seen.lines).containsExactly("begin items", "end items ok");
    }

    @Test
    void aWaitIsOneOperationHoweverOftenItLooks() {
        provider.look("running", JobState.RUNNING)
                .fail(ScriptedProvider.timeout(Outcome.REFUSED))
                .look("succeeded", JobState.SUCCEEDED);

        connections.await(ScriptedProvider.JOB, WaitPolicy.standard());

        assertThat(seen.lines)
                .containsExactly("begin await", "poll 1 running", "poll 2 TIMEOUT", "poll 3 succeeded", "end await ok");
    }

    @Test
    void callsOfALookBelongToTheWait() {
        provider.looks.add(() -> {
            call(provider.options.get(0));
            return Either.right(ScriptedProvider.job("succeeded", JobState.SUCCEEDED));
        });

        connections.await(ScriptedProvider.JOB, WaitPolicy.standard());

        assertThat(seen.lines).contains("call get_job of await");
    }

    @Test
    void anAsynchronousWaitIsOneOperationAsWell() throws Exception {
        provider.look("running", JobState.RUNNING).look("succeeded", JobState.SUCCEEDED);

        connections.async().await(ScriptedProvider.JOB, WaitPolicy.standard()).get(5, TimeUnit.SECONDS);

        assertThat(seen.lines).containsExactly("begin await", "poll 1 running", "poll 2 succeeded", "end await ok");
    }

    @Test
    void aWaitThatNobodyWantsAnyMoreEnds() {
        provider.look("running", JobState.RUNNING);
        JobPoller wait = ((DefaultConnections) connections)
                .waitFor(ScriptedProvider.JOB, WaitPolicy.standard())
                .get();
        wait.poll();

        wait.close();

        assertThat(seen.lines).endsWith("end await INTERRUPTED");
    }

    @Test
    void aWaitCountsWhatItsLooksAskOfTheVendor() {
        for (JobState state : List.of(JobState.RUNNING, JobState.SUCCEEDED)) {
            provider.looks.add(() -> {
                provider.options
                        .get(provider.options.size() - 1)
                        .operation()
                        .orElseThrow()
                        .sending();
                return Either.right(ScriptedProvider.job(state.name(), state));
            });
        }

        connections.await(ScriptedProvider.JOB, WaitPolicy.standard());

        assertThat(seen.ends).singleElement().matches(end -> end.requests() == 2);
    }

    @Test
    void aWaitWhoseClientIsClosedEndsAsItsCallerIsTold() {
        JobPoller wait = ((DefaultConnections) connections)
                .waitFor(ScriptedProvider.JOB, WaitPolicy.standard())
                .get();
        wait.closed();
        assertThat(seen.lines).containsExactly("begin await", "end await CLOSED");
    }

    @Test
    void anAsynchronousWaitWhoseClientIsClosedEndsAsClosed() {
        provider.look("running", JobState.RUNNING);
        CompletableFuture<Job> wait = connections.async().await(ScriptedProvider.JOB, WaitPolicy.standard());

        connections.close();

        assertThat(wait).isCompletedExceptionally();
        assertThat(seen.lines).last().isEqualTo("end await CLOSED");
    }

    @Test
    void aWaitThatIsLeftDuringALookEndsAfterIt() {
        AtomicReference<JobPoller> wait = new AtomicReference<>();
        provider.looks.add(() -> {
            wait.get().close();
            return Either.right(ScriptedProvider.job("running", JobState.RUNNING));
        });
        wait.set(((DefaultConnections) connections)
                .waitFor(ScriptedProvider.JOB, WaitPolicy.standard())
                .get());

        wait.get().poll();

        assertThat(seen.lines).containsExactly("begin await", "poll 1 running", "end await INTERRUPTED");
    }

    @Test
    void theCancelOfAnExpiredWaitIsAnOperationOfItsOwn() {
        provider.look("running", JobState.RUNNING);
        provider.cancels.add(() -> Either.right(ScriptedProvider.job("cancelled", JobState.CANCELLED)));

        connections.await(
                ScriptedProvider.JOB,
                WaitPolicy.upTo(Duration.ofSeconds(1)).toBuilder()
                        .onExpiry(WaitPolicy.Expiry.CANCEL)
                        .build());

        assertThat(seen.lines).containsSubsequence("begin await", "begin cancel", "end cancel ok", "end await ok");
    }

    private ItemStream<Connection> threeItems() {
        provider.pages = List.of(
                Page.of(
                        List.of(ScriptedProvider.connection("1", "a"), ScriptedProvider.connection("2", "b")),
                        new PageToken("1")),
                Page.of(List.of(ScriptedProvider.connection("3", "c")), null));
        return connections.stream(ConnectionQuery.all());
    }

    private static void drain(ItemStream<Connection> walk) {
        while (walk.next().get().isPresent()) {
            // goes on
        }
    }

    @Test
    void aWalkIsOneOperationThatEndsWithItsLastItem() {
        try (ItemStream<Connection> walk = threeItems()) {
            drain(walk);
            assertThat(seen.lines).containsExactly("begin stream", "end stream ok");
            assertThat(seen.ends.get(0).delivered()).isEqualTo(OptionalLong.of(3));
        }
        assertThat(seen.lines).hasSize(2);
    }

    @Test
    void aWalkThatItsReaderLeavesEndsWithItsClosing() {
        ItemStream<Connection> walk = threeItems();
        walk.next();

        walk.close();

        assertThat(seen.ends).singleElement().matches(end -> end.delivered().equals(OptionalLong.of(1)));
    }

    @Test
    void aWalkThatNobodyHasAnyMoreEndsWhenItIsCollected() throws Exception {
        threeItems().next();
        do {
            System.gc();
            connections.status(); // whatever a client does ends what was left
        } while (!seen.ended.await(10, TimeUnit.MILLISECONDS));
        assertThat(seen.ends).hasSize(1);
    }

    @Test
    void statusCountsWalksUntilTheyEnd() {
        ItemStream<Connection> walk = threeItems();
        assertThat(connections.status().openStreams()).isEqualTo(1);

        drain(walk);
        assertThat(connections.status().openStreams()).isZero();
    }

    @Test
    void statusCountsWaits() {
        provider.look("running", JobState.RUNNING);
        JobPoller wait = ((DefaultConnections) connections)
                .waitFor(ScriptedProvider.JOB, WaitPolicy.standard())
                .get();
        assertThat(connections.status().runningWaits()).isEqualTo(1);

        wait.close();
        assertThat(connections.status().runningWaits()).isZero();
    }

    @Test
    void statusOfAClosedClientSaysSo() {
        connections.close();
        assertThat(connections.status().closed()).isTrue();
    }
}
