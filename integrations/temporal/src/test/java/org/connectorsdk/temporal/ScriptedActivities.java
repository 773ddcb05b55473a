package org.connectorsdk.temporal;

import io.temporal.activity.Activity;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCanceledException;
import io.temporal.client.ActivityCompletionClient;
import io.temporal.client.ActivityCompletionException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;

/** A vendor made of functions: all goes well at once, but for what a test says. Counts what runs. */
class ScriptedActivities implements ConnectorActivities {
    /** For waits that no test may hang in. */
    static final long PATIENCE_SECONDS = 20;

    final List<String> calls = Collections.synchronizedList(new ArrayList<>());
    final Map<String, List<ConnectionIds>> pages = new ConcurrentHashMap<>();
    final AtomicInteger running = new AtomicInteger();
    final AtomicInteger most = new AtomicInteger();

    volatile Function<StartOrder, Prepared> preparing = order -> new Prepared("{}", false);
    volatile Function<StartOrder, JobReport> starting =
            order -> job(order.account(), order.connection(), JobState.RUNNING);
    volatile Function<RecoverOrder, Recovered> recovering = order -> new Recovered(null, true, "");
    volatile Function<WaitOrder, JobReport> waiting = order -> ended(order.handle(), JobState.SUCCEEDED);
    volatile Function<ListOrder, ConnectionIds> listing = this::page;
    volatile Function<JobOrder, JobReport> cancelling = order -> ended(order.handle(), JobState.CANCELLED);

    static JobReport job(String account, String connection, JobState state) {
        String id = connection.matches("[a-z0-9]{1,100}") ? connection : "job-" + connection.hashCode();
        return report(new JobRef("acme", "0a", "sync", id, Optional.of(ConnectionId.of(account))).encode(), state);
    }

    static JobReport ended(String handle, JobState state) {
        return report(handle, state);
    }

    private static JobReport report(String handle, JobState state) {
        return new JobReport(handle, state, "word", false, false, 1L, null, null, null, List.of(), "");
    }

    /** A start that the vendor puts off; the sync holds no activity meanwhile. */
    static RuntimeException putOff(Duration pause) {
        return failure(new ConnectorError.RateLimited(evidence("too many requests")
                .retryable(true)
                .retryAt(Instant.now().plus(pause))
                .build()));
    }

    static RuntimeException failure(ConnectorError error) {
        return ConnectorFailures.toFailure(error, Instant.now());
    }

    static ErrorContext.Builder evidence(String summary) {
        return ErrorContext.of("acme", "sync").summary(summary).outcome(Outcome.REFUSED);
    }

    /** Gives an account pages of connections. */
    ScriptedActivities account(String name, String... connections) {
        pages.put(name, List.of(new ConnectionIds(List.of(connections), "", List.of())));
        return this;
    }

    ScriptedActivities account(String name, int count, int pageSize) {
        List<ConnectionIds> all = new ArrayList<>();
        for (int from = 0; from < count; from += pageSize) {
            List<String> ids = new ArrayList<>();
            for (int i = from; i < Math.min(count, from + pageSize); i++) {
                ids.add("c" + i);
            }
            boolean last = from + pageSize >= count;
            all.add(new ConnectionIds(ids, last ? "" : Integer.toString(all.size() + 1), List.of()));
        }
        pages.put(name, all);
        return this;
    }

    private ConnectionIds page(ListOrder order) {
        return pages.get(order.account()).get(order.token().isEmpty() ? 0 : Integer.parseInt(order.token()));
    }

    /** How often something was called. */
    long count(String call) {
        synchronized (calls) {
            return calls.stream().filter(each -> each.startsWith(call)).count();
        }
    }

    List<String> calls(String call) {
        synchronized (calls) {
            return calls.stream()
                    .filter(each -> each.startsWith(call + ' '))
                    .map(each -> each.substring(call.length() + 1))
                    .toList();
        }
    }

    /** A wait that goes on until it is cancelled or a gate opens, and says that it has begun. */
    static Function<WaitOrder, JobReport> until(CountDownLatch gate, CountDownLatch begun) {
        return order -> {
            ActivityExecutionContext context = Activity.getExecutionContext();
            // The heartbeats of the context are put off.
            ActivityCompletionClient heart = context.getWorkflowClient().newActivityCompletionClient();
            begun.countDown();
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
            try {
                while (!gate.await(20, TimeUnit.MILLISECONDS)) {
                    heart.heartbeat(context.getTaskToken(), null);
                    if (System.nanoTime() > end) {
                        throw new AssertionError("the wait was neither cancelled nor let go");
                    }
                }
            } catch (ActivityCompletionException e) {
                context.doNotCompleteOnReturn();
                if (e.getCause() instanceof ActivityCanceledException) {
                    heart.reportCancellation(context.getTaskToken(), null);
                }
            } catch (InterruptedException e) {
                context.doNotCompleteOnReturn();
            }
            return ended(order.handle(), JobState.SUCCEEDED);
        };
    }

    @Override
    public Prepared prepare(StartOrder order) {
        calls.add("prepare " + order.account() + '/' + order.connection());
        return preparing.apply(order);
    }

    @Override
    public JobReport start(StartOrder order) {
        calls.add("start " + order.account() + '/' + order.connection());
        JobReport started = starting.apply(order);
        most.accumulateAndGet(running.incrementAndGet(), Math::max);
        return started;
    }

    @Override
    public Recovered recover(RecoverOrder order) {
        calls.add("recover " + order.account());
        return recovering.apply(order);
    }

    @Override
    public JobReport await(WaitOrder order) {
        calls.add(
                "await " + order.account() + '/' + JobRef.decode(order.handle()).jobId());
        try {
            return waiting.apply(order);
        } finally {
            running.decrementAndGet();
        }
    }

    @Override
    public JobReport look(JobOrder order) {
        calls.add("look " + order.account());
        return ended(order.handle(), JobState.RUNNING);
    }

    @Override
    public JobReport cancel(JobOrder order) {
        calls.add("cancel " + order.account() + '/'
                + JobRef.decode(order.handle()).jobId());
        return cancelling.apply(order);
    }

    @Override
    public String purge(PurgeOrder order) {
        return "";
    }

    @Override
    public Tested test(ConnectionOrder order) {
        return new Tested(true, "", "");
    }

    @Override
    public Introspected introspect(IntrospectOrder order) {
        return new Introspected(0, 0, 0, true);
    }

    @Override
    public ConnectionIds list(ListOrder order) {
        calls.add("list " + order.account() + '/' + order.token());
        return listing.apply(order);
    }

    @Override
    public List<EndedSync> ended(List<String> workflows) {
        calls.add("ended " + workflows.size());
        return EndedWorkflows.among(workflows, Activity.getExecutionContext().getWorkflowClient());
    }
}
