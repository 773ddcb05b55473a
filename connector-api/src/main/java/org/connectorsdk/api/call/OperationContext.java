package org.connectorsdk.api.call;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.observe.OperationObservation;
import org.jspecify.annotations.Nullable;

/**
 * What one neutral operation has done so far, over all requests that it takes: the worst outcome of its writes, what
 * they changed, and the ids that came up. Made by the library for each operation, carried by
 * {@link CallOptions#operation()}, and merged into every error that leaves it, so that no later request can deny what
 * an earlier one did.
 *
 * <p>The HTTP runtime reports each request by itself. A provider that talks to its vendor in another way calls
 * {@link #sending()} before each request, and after each that may change something {@link #wrote} or {@link #failed}.
 *
 * <p>Thread-safe.
 *
 * @since 0.1.0
 */
public final class OperationContext {
    private static final int MOST_WRITES = 100;
    private static final int MOST_SECRETS = 100;

    private final String provider;
    private final String operation;
    // Every call has one of these, and most have one id, no write and one list of secrets.
    private Map<String, String> ids = Map.of();
    private final List<String> writes = new ArrayList<>(0);
    private final List<Iterable<Secret>> secrets = new ArrayList<>(0);
    private long moreWrites;
    private Outcome worst = Outcome.NOT_SENT;
    private @Nullable String idempotencyKey;
    private boolean reported;
    private int requests;
    private volatile @Nullable OperationObservation observation;

    private OperationContext(String provider, String operation) {
        this.provider = Objects.requireNonNull(provider, "provider");
        this.operation = Objects.requireNonNull(operation, "operation");
    }

    /**
     * Begins an operation.
     *
     * @param operation its name in the neutral interface, such as {@code create}
     * @return what it has done so far: nothing
     */
    public static OperationContext of(String operation) {
        return of("", operation);
    }

    /**
     * Begins an operation of a provider.
     *
     * @param provider the provider's id
     * @param operation its name in the neutral interface, such as {@code create}
     * @return what it has done so far: nothing
     */
    public static OperationContext of(String provider, String operation) {
        return new OperationContext(provider, operation);
    }

    /** {@return the id of the provider, for errors; empty if nobody named it} */
    public String provider() {
        return provider;
    }

    /** {@return the name of the operation} */
    public String operation() {
        return operation;
    }

    /** {@return what sees the calls of this operation; empty if nothing sees the operation itself} */
    public Optional<OperationObservation> observation() {
        return Optional.ofNullable(observation);
    }

    /**
     * Lets the calls of this operation be seen.
     *
     * @param value sees them from now on
     */
    public void observedBy(OperationObservation value) {
        observation = Objects.requireNonNull(value, "observation");
    }

    /**
     * Learns secrets that go out with a request of this operation: its credential, and what it sends under the names of
     * secrets. The vendor's texts during the operation are masked of them.
     *
     * @param more the secrets; not copied, and asked for only when a text is masked
     */
    @SuppressWarnings("ReferenceEquality") // the same list comes with every request
    public synchronized void conceal(Iterable<Secret> more) {
        Objects.requireNonNull(more, "more");
        for (int i = 0; i < secrets.size(); i++) {
            if (secrets.get(i) == more) {
                return;
            }
        }
        secrets.add(more);
        if (secrets.size() > MOST_SECRETS) {
            secrets.remove(0);
        }
    }

    /** {@return the secrets that are known when it is iterated over} */
    public Iterable<Secret> secrets() {
        return () -> {
            List<Secret> all = new ArrayList<>();
            synchronized (this) {
                secrets.forEach(some -> some.forEach(all::add));
            }
            return all.iterator();
        };
    }

    /**
     * A request is about to be sent, be it a read or a write. From here on the provider is known to report its writes.
     */
    public synchronized void sending() {
        reported = true;
        requests++;
    }

    /** {@return how many requests were announced by {@link #sending()}, each with its repeats} */
    public synchronized int requests() {
        return requests;
    }

    /** {@return whether requests of this operation are reported} */
    public synchronized boolean isReported() {
        return reported;
    }

    /**
     * A write was answered with success: the vendor acted, whatever comes later.
     *
     * @param what what it changed, with its id, such as {@code credential cr_1 stored}
     */
    public synchronized void wrote(String what) {
        reported = true;
        if (writes.size() < MOST_WRITES) {
            writes.add(Objects.requireNonNull(what, "what"));
        } else {
            moreWrites++;
        }
    }

    /**
     * Describes better what the last write changed: whoever sent it knew the request, whoever reads the answer
     * knows the id.
     *
     * @param what such as {@code credential cr_1 stored}
     */
    public synchronized void describe(String what) {
        if (!writes.isEmpty() && moreWrites == 0) {
            writes.set(writes.size() - 1, Objects.requireNonNull(what, "what"));
        }
    }

    /**
     * A write was not answered with success.
     *
     * @param outcome whether the vendor may have acted
     */
    public synchronized void failed(Outcome outcome) {
        reported = true;
        worst = worse(worst, outcome);
    }

    /**
     * A later read has proved that the vendor did not act on the writes so far, whatever they were answered: they count
     * as refused.
     */
    public synchronized void provedRefused() {
        if (outcome() != Outcome.NOT_SENT) {
            worst = Outcome.REFUSED;
            writes.clear();
            moreWrites = 0;
        }
    }

    /**
     * Takes back what an earlier write changed. Once that succeeded, neither of the two counts any more, nor does an
     * attempt at it that was not answered; else the change remains, and the error reports it.
     *
     * @param what what the earlier write changed, in the words given to {@link #describe}
     * @param request takes it back
     * @param <T> what the request answers
     * @return what the request answered
     */
    public <T> Either<ConnectorError, T> undo(String what, Supplier<Either<ConnectorError, T>> request) {
        int before;
        Outcome worstBefore;
        synchronized (this) {
            before = writes.size();
            worstBefore = worst;
        }
        Either<ConnectorError, T> answer = request.get();
        synchronized (this) {
            int place = writes.lastIndexOf(what);
            if (answer.isRight()) {
                writes.subList(Math.min(before, writes.size()), writes.size()).clear();
                writes.remove(what);
                worst = worstBefore;
            } else if (place >= 0) {
                writes.set(place, what + " and not removed");
            }
        }
        return answer;
    }

    /**
     * Notes an id that came up, for the error that may follow.
     *
     * @param name what it is the id of, such as {@code run}
     * @param value the id
     */
    public synchronized void id(String name, String value) {
        Map<String, String> known = Map.of(name, value);
        if (!ids.isEmpty()) {
            Map<String, String> all = new LinkedHashMap<>(ids);
            all.putAll(known);
            known = all;
        }
        ids = known;
    }

    /**
     * Notes the idempotency key that the writes of this operation carry.
     *
     * @param key the key
     */
    public synchronized void idempotencyKey(String key) {
        idempotencyKey = Objects.requireNonNull(key, "key");
    }

    /** {@return the idempotency key that the writes of this operation carry; null for none} */
    public synchronized @Nullable String idempotencyKey() {
        return idempotencyKey;
    }

    /** {@return whether the vendor acted, as far as the writes so far show} */
    public synchronized Outcome outcome() {
        return writes.isEmpty() && moreWrites == 0 ? worst : Outcome.UNKNOWN;
    }

    /** {@return what the writes so far changed and was not undone} */
    public synchronized List<String> done() {
        List<String> done = new ArrayList<>(writes);
        if (moreWrites > 0) {
            done.add("and " + moreWrites + " more writes");
        }
        return done;
    }

    /**
     * Adds what is known here to an error that leaves the operation.
     *
     * @param error of the last request
     * @return the same error with this operation's name, the worst outcome, what was done, and the ids
     */
    public synchronized ConnectorError merged(ConnectorError error) {
        ErrorContext context = error.context();
        ErrorContext.Builder merged = context.toBuilder()
                .operation(operation)
                .outcome(worse(context.outcome(), outcome()))
                .done(done());
        ids.forEach(merged::id);
        if (idempotencyKey != null) {
            merged.idempotencyKey(idempotencyKey);
        }
        return error.withContext(merged.build());
    }

    private static Outcome worse(Outcome one, Outcome other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** {@return the operation and what it did} */
    @Override
    public synchronized String toString() {
        return operation + "[" + outcome() + ", done=" + done() + "]";
    }
}
