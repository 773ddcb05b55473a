package org.connectorsdk.testkit.memory;

import io.vavr.control.Either;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.connectorsdk.api.call.TimeSource;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.IfRunning;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.job.JobRef;
import org.jspecify.annotations.Nullable;

/** The jobs of the account. Guarded by the monitor of {@link Memory}. */
final class MemoryJobs {
    private static final String KIND = "sync";
    private static final String PREFIX = "job_";

    private final String provider;
    private final String account;
    private final TimeSource time;
    private final NavigableMap<Long, MemoryJob> jobs = new TreeMap<>();
    private final Map<String, Long> startedByKey = new HashMap<>();
    private final Deque<JobScript> scripts = new ArrayDeque<>();
    private long started;

    MemoryJobs(String provider, String account, TimeSource time) {
        this.provider = provider;
        this.account = account;
        this.time = time;
    }

    void script(List<JobScript> inOrder) {
        scripts.addAll(inOrder);
    }

    void forget() {
        jobs.clear();
    }

    Either<ConnectorError, Job> start(ConnectionId id, IfRunning ifRunning, Optional<String> key, MemoryErrors errors) {
        MemoryJob before = key.map(startedByKey::get).map(jobs::get).orElse(null);
        if (before != null) {
            return Either.right(shown(before));
        }
        MemoryJob running = newest(id).filter(job -> !job.isOver()).findFirst().orElse(null);
        if (running == null) {
            return Either.right(started(id, key));
        }
        return switch (ifRunning) {
            case JOIN -> Either.right(shown(running).toBuilder().attached(true).build());
            case SKIP -> Either.right(shown(running).toBuilder().skipped(true).build());
            case FAIL -> Either.left(errors.running(running.ref().jobId()));
            case RESTART -> {
                running.cancel(time.now());
                yield Either.right(started(id, key));
            }
        };
    }

    private Job started(ConnectionId id, Optional<String> key) {
        long number = ++started;
        JobRef ref = new JobRef(provider, account, KIND, PREFIX + number, Optional.of(id));
        @Nullable JobScript script = scripts.poll();
        MemoryJob job = new MemoryJob(number, ref, id, script == null ? JobScript.succeeds() : script, time.now());
        jobs.put(number, job);
        key.ifPresent(name -> startedByKey.put(name, number));
        return shown(job);
    }

    /** Looking at a list is no step of a job; only the time of one may be over. */
    private Stream<MemoryJob> newest(ConnectionId id) {
        return List.copyOf(jobs.descendingMap().values()).stream()
                .filter(job -> job.connection().equals(id))
                .peek(job -> job.pass(time.now()));
    }

    List<Job> all(ConnectionId id) {
        return newest(id).map(this::shown).toList();
    }

    private Job shown(MemoryJob job) {
        return job.shown(time.now());
    }

    private Either<ConnectorError, MemoryJob> find(JobRef ref, MemoryErrors errors) {
        return jobs.values().stream()
                .filter(job -> job.ref().jobId().equals(ref.jobId()))
                .findFirst()
                .<Either<ConnectorError, MemoryJob>>map(Either::right)
                .orElseGet(() -> Either.left(errors.notFound("job", ref.jobId())));
    }

    Either<ConnectorError, Job> look(JobRef ref, MemoryErrors errors) {
        return find(ref, errors).peek(job -> job.look(time.now())).map(this::shown);
    }

    Either<ConnectorError, Job> cancel(JobRef ref, MemoryErrors errors) {
        return find(ref, errors).peek(job -> job.cancel(time.now())).map(this::shown);
    }

    Either<ConnectorError, Page<Job>> page(ConnectionId id, JobQuery query, int size, MemoryErrors errors) {
        long before = query.pageToken().map(MemoryJobs::number).orElse(Long.MAX_VALUE);
        if (before < 0) {
            return Either.left(errors.invalid("pageToken", "is not a token of this provider"));
        }
        List<MemoryJob> rest = newest(id)
                .filter(job -> query.status()
                        .map(word -> word.equals(job.status().raw()))
                        .orElse(true))
                .filter(job -> job.number() < before)
                .toList();
        List<MemoryJob> page = rest.subList(0, Math.min(size, rest.size()));
        PageToken next = page.size() == rest.size()
                ? null
                : new PageToken(PREFIX + page.get(page.size() - 1).number());
        return Either.right(Page.of(page.stream().map(this::shown).toList(), next));
    }

    private static long number(PageToken token) {
        try {
            return token.value().startsWith(PREFIX)
                    ? Long.parseLong(token.value().substring(PREFIX.length()))
                    : -1;
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
