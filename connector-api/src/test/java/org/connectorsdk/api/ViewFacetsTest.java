package org.connectorsdk.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ConnectorException;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.facet.FileBrowser;
import org.connectorsdk.api.facet.SqlQuery;
import org.connectorsdk.api.facet.Workspaces;
import org.connectorsdk.api.facet.Workspaces.Workspace;
import org.connectorsdk.api.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Facets in the throwing and the asynchronous view, a stranger's too. */
class ViewFacetsTest {
    private static final CallOptions NONE = CallOptions.none();
    private static final CallOptions SHORT = CallOptions.deadline(Duration.ofSeconds(7));
    private static final ConnectorError FAILED = ScriptedProvider.timeout(Outcome.REFUSED);

    /** What a stranger offers. */
    interface Greeting {
        Either<ConnectorError, String> greet(CallOptions options);
    }

    private final Vendor vendor = new Vendor();
    private DefaultConnections connections = vendor.open();

    @AfterEach
    void end() {
        connections.close();
    }

    private void offers(Object facet) {
        vendor.answer = operation -> operation.equals("facet") ? Optional.of(facet) : Vendor.sound(operation);
    }

    private void greets(Either<ConnectorError, String> answer) {
        offers((Greeting) options -> {
            vendor.given.add(options);
            return answer;
        });
    }

    private CompletableFuture<String> greeting(AsyncConnections view) {
        return view.facet(Greeting.class).orElseThrow().call(facet -> facet.greet(NONE));
    }

    @Test
    void theThrowingViewGivesPlainResults() {
        greets(Either.right("hello"));
        ThrowingConnections.Facet<Greeting> facet =
                connections.orThrow().facet(Greeting.class).orElseThrow();

        String answer = facet.call(greeting -> greeting.greet(NONE));

        assertThat(answer).isEqualTo("hello");
    }

    @Test
    void theThrowingViewThrowsTheError() {
        greets(Either.left(FAILED));
        ThrowingConnections.Facet<Greeting> facet =
                connections.orThrow().facet(Greeting.class).orElseThrow();

        assertThatThrownBy(() -> facet.call(greeting -> greeting.greet(NONE)))
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        thrown ->
                                assertThat(thrown.error().context().operation()).isEqualTo("greet"));
    }

    @Test
    void theThrowingViewGivesWalksAsStreams() {
        offers((Workspaces) (token, options) ->
                Either.right(Page.of(List.of(new Workspace("ws-1", "one", JsonObject.empty())), null)));
        var workspaces = connections.orThrow().facet(Workspaces.class).orElseThrow();

        assertThat(workspaces.stream(facet -> facet.workspaceStream(NONE)))
                .extracting(Workspace::id)
                .containsExactly("ws-1");
    }

    @Test
    void theAsynchronousViewCompletesTheFuture() {
        greets(Either.right("hello"));

        assertThat(greeting(connections.async()).join()).isEqualTo("hello");
    }

    @Test
    void theAsynchronousViewFailsTheFutureWithTheError() {
        greets(Either.left(FAILED));

        assertThatThrownBy(() -> greeting(connections.async()).join())
                .isInstanceOf(CompletionException.class)
                .cause()
                .isInstanceOf(ConnectorException.class);
    }

    @Test
    void whatTheFunctionItselfThrowsFailsTheFuture() {
        greets(Either.right("hello"));
        AsyncConnections.Facet<Greeting> facet =
                connections.async().facet(Greeting.class).orElseThrow();

        assertThatThrownBy(() -> facet.call(greeting -> {
                            throw new IllegalArgumentException("mine");
                        })
                        .join())
                .cause()
                .hasMessage("mine");
    }

    @Test
    void aFunctionThatAnswersNullFailsTheFuture() {
        greets(Either.right("hello"));
        AsyncConnections.Facet<Greeting> facet =
                connections.async().facet(Greeting.class).orElseThrow();

        assertThatThrownBy(() -> facet.call(greeting -> null).join()).hasCauseInstanceOf(NullPointerException.class);
    }

    @Test
    void aFunctionThatAnswersNullIsNamedInTheThrowingView() {
        greets(Either.right("hello"));
        ThrowingConnections.Facet<Greeting> facet =
                connections.orThrow().facet(Greeting.class).orElseThrow();

        assertThatThrownBy(() -> facet.call(greeting -> null)).hasMessage("the answer of the call");
        assertThatThrownBy(() -> facet.stream(greeting -> null)).hasMessage("the walk of the call");
    }

    @Test
    void theOptionsOfTheThrowingViewCountForItsFacets() {
        greets(Either.right("hello"));

        connections.orThrow().with(SHORT).facet(Greeting.class).orElseThrow().call(facet -> facet.greet(NONE));

        assertThat(vendor.options().deadline()).contains(Duration.ofSeconds(7));
    }

    @Test
    void theOptionsOfTheAsynchronousViewCountForItsFacets() {
        greets(Either.right("hello"));

        greeting(connections.async().with(SHORT)).join();

        assertThat(vendor.options().deadline()).contains(Duration.ofSeconds(7));
    }

    @Test
    void whatACallWaitedForItsThreadCountsAgainstItsDeadline() {
        AtomicReference<Runnable> queued = new AtomicReference<>();
        greets(Either.right("hello"));
        connections = new DefaultConnections(
                vendor.provider(),
                RuntimeContext.builder().time(vendor.time).executor(queued::set).build());
        CompletableFuture<String> answer = greeting(connections.async());

        vendor.time.advance(Duration.ofSeconds(3));
        queued.get().run();

        assertThat(answer).isCompleted();
        assertThat(vendor.options().waited()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void cancellingTheFutureInterruptsTheCall() throws InterruptedException {
        CountDownLatch working = new CountDownLatch(1);
        CountDownLatch interrupted = new CountDownLatch(1);
        offers((Greeting) options -> {
            working.countDown();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                interrupted.countDown();
            }
            return Either.left(FAILED);
        });
        CompletableFuture<String> answer = greeting(connections.async());
        assertThat(working.await(5, TimeUnit.SECONDS)).isTrue();

        answer.cancel(true);

        assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aFacetThatTheProviderDoesNotHaveIsInNoView() {
        assertThat(connections.orThrow().facet(SqlQuery.class)).isEmpty();
        assertThat(connections.async().facet(SqlQuery.class)).isEmpty();
    }

    @Test
    void afterCloseAFacetAnswersClosedInBothViews() {
        greets(Either.right("hello"));
        var throwing = connections.orThrow().facet(Greeting.class).orElseThrow();
        var async = connections.async().facet(Greeting.class).orElseThrow();
        connections.close();

        assertThatThrownBy(() -> throwing.call(facet -> facet.greet(NONE)))
                .isInstanceOfSatisfying(
                        ConnectorException.class,
                        thrown -> assertThat(thrown.error().kind()).isEqualTo(ErrorKind.CLOSED));
        assertThatThrownBy(() -> async.call(facet -> facet.greet(NONE)).join())
                .hasCauseInstanceOf(ConnectorException.class);
    }

    @Test
    void aWalkOfAFacetIsRefusedAfterClose() {
        offers((FileBrowser) (connection, path, token, options) -> Either.right(Page.of(List.of(), null)));
        FileBrowser files = connections.facet(FileBrowser.class).orElseThrow();
        connections.close();

        assertThat(files.fileStream(Vendor.ID, "", NONE).next().getLeft().kind())
                .isEqualTo(ErrorKind.CLOSED);
    }
}
