package org.connectorsdk.spring;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.AccountReport;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.jspecify.annotations.Nullable;

/**
 * Checks accounts for a health endpoint: what a check found is kept for a while, a few run at the same time, and nobody
 * waits for longer than one of them may take, however many accounts there are. Thread-safe.
 *
 * @since 0.1.0
 */
public final class AccountChecks implements AutoCloseable {
    private static final int AT_ONCE = 4;

    /** A check that ends by its own deadline says more than that it has not ended. */
    private static final Duration GRACE = Duration.ofMillis(200);

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final Duration cache;
    private final Duration timeout;
    private final LongSupplier nanos;
    private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
            AT_ONCE, AT_ONCE, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), AccountChecks::thread);

    AccountChecks(ConnectorAccounts accounts, ConnectorsProperties.Health settings, LongSupplier nanos) {
        accounts.forEach(account -> entries.put(account.name(), new Entry(account)));
        this.cache = settings.cache();
        this.timeout = settings.timeout();
        this.nanos = nanos;
        threads.allowCoreThreadTimeOut(true);
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "connectors-health");
        thread.setDaemon(true);
        return thread;
    }

    /** What is known of one account; guarded by the checks. */
    private static final class Entry {
        final ConnectorAccounts.Account account;

        @Nullable
        CompletableFuture<AccountHealth> running;

        long begun;

        Entry(ConnectorAccounts.Account account) {
            this.account = account;
        }
    }

    /** {@return the names of all accounts} */
    public List<String> names() {
        return List.copyOf(entries.keySet());
    }

    /**
     * Says how an account is. Where that is not known, or not any more, all such accounts are checked, so that whoever
     * asks for one after the other waits once.
     *
     * @param name the name of an account
     * @return what the last check found; {@code UNKNOWN} while the first one takes longer than it may
     */
    public AccountHealth of(String name) {
        CompletableFuture<AccountHealth> check;
        long left;
        synchronized (this) {
            entries.values().forEach(this::refresh);
            Entry entry = entries.get(name);
            if (entry == null || entry.running == null) {
                throw new IllegalArgumentException("name: there is no account '" + name + "'");
            }
            check = entry.running;
            left = timeout.plus(GRACE).toNanos() - (nanos.getAsLong() - entry.begun);
        }
        return waited(check, Math.max(0, left));
    }

    private void refresh(Entry entry) {
        long now = nanos.getAsLong();
        boolean fresh = entry.running != null && (!entry.running.isDone() || now - entry.begun < cache.toNanos());
        if (!fresh) {
            entry.begun = now;
            entry.running = CompletableFuture.supplyAsync(() -> check(entry.account), threads);
        }
    }

    private AccountHealth waited(CompletableFuture<AccountHealth> check, long nanosLeft) {
        try {
            return check.get(nanosLeft, TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            return unknown("the check has not ended within " + timeout);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return unknown("the check was interrupted");
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
            return unknown("the check failed with " + cause.getClass().getName());
        }
    }

    private static AccountHealth unknown(String problem) {
        return new AccountHealth(AccountHealth.State.UNKNOWN, Map.of("problem", problem));
    }

    private AccountHealth check(ConnectorAccounts.Account account) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("provider", account.provider());
        AccountHealth.State state = account.connections()
                .with(CallOptions.deadline(timeout))
                .check()
                .fold(error -> failed(error, details), report -> reported(report, details));
        return new AccountHealth(state, details);
    }

    private static AccountHealth.State failed(ConnectorError error, Map<String, Object> details) {
        describe(error, details);
        ErrorKind kind = error.kind();
        boolean open = kind == ErrorKind.UNSUPPORTED || kind == ErrorKind.RATE_LIMITED || kind == ErrorKind.INTERRUPTED;
        return open ? AccountHealth.State.UNKNOWN : AccountHealth.State.DOWN;
    }

    private static AccountHealth.State reported(AccountReport report, Map<String, Object> details) {
        details.put("reachable", report.reachable());
        details.put("authenticated", report.authenticated());
        if (!report.denied().isEmpty()) {
            details.put(
                    "denied",
                    report.denied().keySet().stream().map(Capability::name).toList());
        }
        report.problem().ifPresent(problem -> describe(problem, details));
        return report.ok() ? AccountHealth.State.UP : AccountHealth.State.DOWN;
    }

    private static void describe(ConnectorError error, Map<String, Object> details) {
        details.put("kind", error.kind().name());
        details.put("problem", error.message());
    }

    /** Ends what is running. */
    @Override
    public void close() {
        threads.shutdownNow();
    }
}
