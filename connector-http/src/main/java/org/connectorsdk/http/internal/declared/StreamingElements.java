package org.connectorsdk.http.internal.declared;

import io.vavr.control.Either;
import java.io.Closeable;
import java.io.IOException;
import java.lang.ref.WeakReference;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import okhttp3.Request;
import okhttp3.Response;
import okio.BufferedSource;
import org.connectorsdk.api.call.AnswerHead;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.http.internal.answer.AnswerReader;
import org.connectorsdk.http.internal.answer.ChunkReader;
import org.connectorsdk.http.internal.answer.ChunkedAnswer;
import org.connectorsdk.http.internal.call.AnswerHeads;
import org.connectorsdk.http.internal.call.CallContext;
import org.connectorsdk.http.internal.call.ClientContext;
import org.connectorsdk.http.internal.call.FailureMapper;
import org.connectorsdk.http.internal.call.OperationPlan;
import org.connectorsdk.http.internal.json.FailureAnswer;
import org.connectorsdk.http.internal.json.UnreadableAnswer;
import org.connectorsdk.http.internal.resilience.Failure;
import org.connectorsdk.http.internal.resilience.Failure.Health;
import org.connectorsdk.http.internal.transport.InFlightRequest;
import org.connectorsdk.http.operation.ElementStream;
import org.jspecify.annotations.Nullable;

/** The stream behind {@link ElementStream}: a call that succeeds with its first element and is over with its last. */
final class StreamingElements<T> implements ElementStream<T> {
    private enum Use {
        FREE,
        BUSY,
        CLOSED
    }

    private final ClientContext shared;
    private final OperationPlan<?> described;
    private final ChunkReader<T> elements;
    private final Request request;
    private final CallOptions options;
    private final AtomicReference<Use> use = new AtomicReference<>(Use.FREE);
    private volatile @Nullable CallContext<Open<T>> call;
    private @Nullable ConnectorError failure;
    private JsonObject members = JsonObject.empty();
    private boolean ended;
    private boolean bare;
    private long delivered;
    private long handedOutAt;
    private @Nullable Open<T> open;
    private volatile @Nullable Response response;

    StreamingElements(
            ClientContext shared,
            OperationPlan<?> described,
            ChunkReader<T> elements,
            Request request,
            CallOptions options) {
        this.shared = shared;
        this.described = described;
        this.elements = elements;
        this.request = request;
        this.options = options;
    }

    @Override
    public Either<ConnectorError, Optional<T>> next() {
        if (failure != null) {
            return Either.left(failure);
        }
        if (ended) {
            return Either.right(Optional.empty());
        }
        if (!use.compareAndSet(Use.FREE, Use.BUSY)) {
            return refuse();
        }
        try {
            return advance();
        } finally {
            if (!use.compareAndSet(Use.BUSY, Use.FREE)) {
                leave();
            }
        }
    }

    private Either<ConnectorError, Optional<T>> refuse() {
        if (use.get() == Use.BUSY) {
            throw new IllegalStateException("next: called by two threads at once; use a stream from one thread");
        }
        return failed(FailureMapper.closed(call()));
    }

    private CallContext<Open<T>> call() {
        CallContext<Open<T>> known = call;
        if (known == null) {
            known = new CallContext<>(
                    shared, described.reading(new Opening<>(elements, new WeakReference<>(this))), options);
            call = known;
            if (use.get() == Use.CLOSED) { // by somebody who found no call yet that could be cancelled
                known.cancel();
            }
        }
        return known;
    }

    private Either<ConnectorError, Optional<T>> advance() {
        CallContext<Open<T>> begun = call();
        Open<T> answer = open;
        if (answer == null) {
            Either<ConnectorError, Open<T>> opened = begun.run(request);
            if (opened.isLeft()) {
                return failed(Failure.local(opened.getLeft()));
            }
            open = opened.get();
            response = opened.get().response();
            bare = opened.get().reader().isBare();
            begun.happened(
                    FailureMapper.outcome(begun, true, opened.get().response().code()));
            return handOut(begun, opened.get(), opened.get().first());
        }
        begun.excuse(begun.now() - handedOutAt);
        answer.inFlight().resume(begun.deadlineAt());
        Failure ends = begun.ended();
        return ends == null ? further(begun, answer) : failed(ends);
    }

    private Either<ConnectorError, Optional<T>> further(CallContext<Open<T>> begun, Open<T> answer) {
        try {
            return handOut(begun, answer, answer.reader().next());
        } catch (FailureAnswer e) {
            return failed(FailureMapper.reported(begun, e, answer.response()));
        } catch (UnreadableAnswer e) {
            return failed(FailureMapper.unreadable(begun, e, answer.response(), answer.inFlight()));
        } catch (IOException e) {
            return failed(FailureMapper.transport(begun, answer.inFlight(), e, false));
        }
    }

    private Either<ConnectorError, Optional<T>> handOut(CallContext<?> begun, Open<T> answer, @Nullable T element) {
        if (element == null) {
            members = answer.reader().members();
            ended = true;
            release(false, Health.GOOD);
            begun.finish(null);
            return Either.right(Optional.empty());
        }
        delivered++;
        handedOutAt = begun.now();
        answer.inFlight().suspend();
        return Either.right(Optional.of(element));
    }

    private Either<ConnectorError, Optional<T>> failed(Failure why) {
        ConnectorError error = why.error();
        failure = error.withContext(
                error.context().toBuilder().delivered(delivered).build());
        release(true, why.health());
        call().finish(failure);
        return Either.left(failure);
    }

    private void release(boolean broken, Health health) {
        Open<T> answer = open;
        open = null;
        if (answer != null) {
            Objects.requireNonNull(call().completion()).end(health, broken);
        }
    }

    /** {@return status and headers; null until the answer has begun} */
    @Nullable
    AnswerHead head() {
        Response begun = response;
        return begun == null ? null : AnswerHeads.of(call(), begun);
    }

    @Override
    public JsonObject members() {
        return members;
    }

    @Override
    public boolean isBare() {
        return bare;
    }

    @Override
    public long delivered() {
        return delivered;
    }

    @Override
    public <R> ElementStream<R> mapped(Function<? super T, Either<ConnectorError, R>> mapper) {
        return new MappedElements<>(this, mapper);
    }

    @Override
    public void close() {
        Use before = use.getAndSet(Use.CLOSED);
        if (before == Use.BUSY) {
            CallContext<Open<T>> begun = call;
            if (begun != null) { // else it looks itself, once it has begun
                begun.cancel(); // whoever is in next() releases what is open
            }
        } else if (before == Use.FREE) {
            leave();
        }
    }

    /** Nobody wants more, for which a call that began is not to blame. */
    private void leave() {
        release(true, Health.GOOD);
        CallContext<Open<T>> begun = call;
        if (begun != null) {
            begun.finish(null);
        }
    }

    /** An answer whose first element was read. */
    record Open<T>(
            ChunkedAnswer<T> reader,
            Response response,
            InFlightRequest inFlight,
            @Nullable T first) {}

    /** Opens an answer: succeeds only once there is a first element, or properly none. */
    private record Opening<T>(ChunkReader<T> elements, WeakReference<?> consumer) implements AnswerReader<Open<T>> {
        @Override
        public Open<T> read(Response answer, BufferedSource body, InFlightRequest inFlight) throws IOException {
            ChunkedAnswer<T> reader = elements.open(answer, body);
            T first = reader.next();
            Closeable both = () -> {
                reader.close();
                answer.close();
            };
            inFlight.outlives(both, consumer);
            return new Open<>(reader, answer, inFlight, first);
        }

        @Override
        public boolean needsBody() {
            return elements.needsBody();
        }

        @Override
        public boolean takesPages() {
            return elements.takesPages();
        }
    }
}
