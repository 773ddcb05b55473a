package org.connectorsdk.temporal;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * The clients of one worker: one for each account, opened when it is first needed, shared by all activities. Because
 * they are shared, the waits of the worker share looks at jobs, a timer and what the account allows.
 *
 * <p>Thread-safe. Whoever made it closes it, after the worker has shut down.
 *
 * @since 0.1.0
 */
public final class AccountClients implements AutoCloseable {
    /** Stands for a provider where none is known. */
    static final String HERE = "temporal";

    private final Connectors connectors;
    private final AccountResolver resolver;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Slot> slots = new HashMap<>();
    private boolean closed;

    /** The place of one account; its lock keeps two threads from opening it twice, and holds up no other account. */
    private static final class Slot {
        private final ReentrantLock opening = new ReentrantLock();
        private @Nullable Connections client;
    }

    /**
     * Opens nothing yet.
     *
     * @param connectors the providers at hand
     * @param resolver finds the settings
     */
    public AccountClients(Connectors connectors, AccountResolver resolver) {
        this.connectors = Objects.requireNonNull(connectors, "connectors");
        this.resolver = Objects.requireNonNull(resolver, "resolver");
    }

    /**
     * Gives the client of an account. Blocks while the account is opened; sends nothing.
     *
     * @param account its name
     * @return the client, which is not to be closed; {@code Configuration} when there is no such account or its
     *     settings are wrong; {@code ProviderFailure} when the resolver failed; {@code Closed}
     */
    public Either<ConnectorError, Connections> of(String account) {
        Slot slot;
        lock.lock();
        try {
            if (closed) {
                return Either.left(closed(account));
            }
            slot = slots.computeIfAbsent(account, name -> new Slot());
            if (slot.client != null) {
                return Either.right(slot.client);
            }
        } finally {
            lock.unlock();
        }
        slot.opening.lock();
        try {
            Connections opened = client(slot);
            return opened != null ? Either.right(opened) : open(account).flatMap(client -> keep(account, slot, client));
        } finally {
            slot.opening.unlock();
        }
    }

    private @Nullable Connections client(Slot slot) {
        lock.lock();
        try {
            return slot.client;
        } finally {
            lock.unlock();
        }
    }

    /** An account that was forgotten while it was opened may have been opened with settings of before. */
    private Either<ConnectorError, Connections> keep(String account, Slot slot, Connections client) {
        boolean kept;
        lock.lock();
        try {
            kept = slots.get(account) == slot;
            if (kept) {
                slot.client = client;
            }
        } finally {
            lock.unlock();
        }
        if (kept) {
            return Either.right(client);
        }
        client.close();
        return of(account);
    }

    private Either<ConnectorError, Connections> open(String name) {
        Optional<Account> account;
        try {
            account = resolver.resolve(name);
        } catch (RuntimeException e) {
            // Its text may hold what it looked up.
            return Either.left(new ConnectorError.ProviderFailure(context(
                            name,
                            "the settings of account " + name + " could not be found: "
                                    + e.getClass().getName())
                    .retryable(true)
                    .advice("Look at the account resolver of the worker.")
                    .build()));
        }
        return account == null || account.isEmpty()
                ? Either.left(new ConnectorError.Configuration(
                        context(name, "no account is called " + name)
                                .advice("Have the account resolver of the worker know it.")
                                .build(),
                        List.of()))
                : connectors.open(
                        account.get().provider(),
                        account.get().config(),
                        account.get().context());
    }

    private static ErrorContext.Builder context(String account, String summary) {
        return ErrorContext.of(HERE, "open")
                .id("account", account)
                .outcome(Outcome.NOT_SENT)
                .summary(summary);
    }

    static ConnectorError closed(String account) {
        return new ConnectorError.Closed(
                context(account, "the worker is shutting down").retryable(true).build());
    }

    /**
     * Closes the client of an account, so that the next call asks for its settings again. Calls and waits in progress
     * end with {@code Closed}, and the engine makes them again.
     *
     * @param account its name
     */
    public void forget(String account) {
        Connections client;
        lock.lock();
        try {
            Slot slot = slots.remove(account);
            client = slot == null ? null : slot.client;
        } finally {
            lock.unlock();
        }
        if (client != null) {
            client.close();
        }
    }

    /** Closes all clients. Waits in progress end, and the engine gives them to another worker. Idempotent. */
    @Override
    public void close() {
        List<Connections> all = new ArrayList<>();
        lock.lock();
        try {
            closed = true;
            for (Slot slot : slots.values()) {
                if (slot.client != null) {
                    all.add(slot.client);
                }
            }
            slots.clear();
        } finally {
            lock.unlock();
        }
        all.forEach(Connections::close);
    }
}
