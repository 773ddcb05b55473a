package org.connectorsdk.testkit.simulator;

import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.connectorsdk.api.job.JobState;

/**
 * The jobs of a simulated vendor. A job goes one step further with each look at it, so tests need no time; how the next
 * one goes can be {@linkplain #script scripted}. Safe for use by several threads.
 *
 * @since 0.1.0
 */
public final class SimulatedJobs {
    private static final List<Step> USUAL = List.of(Step.of(JobState.RUNNING), Step.of(JobState.SUCCEEDED));

    private final InstantSource clock;
    private final Map<JobState, String> words;
    private final NavigableMap<String, SimulatedJob> jobs = new TreeMap<>();
    private List<Step> next = USUAL;
    private long mostOnPage = Integer.MAX_VALUE;
    private int started;

    /**
     * Keeps no job yet.
     *
     * @param clock the vendor's time
     * @param words what the vendor calls the states that it does not call as their constants are called
     */
    public SimulatedJobs(InstantSource clock, Map<JobState, String> words) {
        this.clock = clock;
        this.words = Map.copyOf(words);
    }

    /**
     * What one look at a job sees.
     *
     * @param state the state, as it is meant
     * @param raw the vendor's word; empty for the one that it has for the state
     * @param reason why it failed; empty where it did not, or the vendor gives none
     */
    public record Step(JobState state, String raw, String reason) {
        /**
         * A step in the vendor's own word.
         *
         * @param state the state
         * @return the step
         */
        public static Step of(JobState state) {
            return new Step(state, "", "");
        }
    }

    /**
     * Decides how the next job goes.
     *
     * @param steps what each look at it sees, the last one staying
     */
    public synchronized void script(List<Step> steps) {
        next = List.copyOf(steps);
    }

    private String word(Step step) {
        String usual = step.state().name().toLowerCase(Locale.ROOT);
        return step.raw().isEmpty() ? words.getOrDefault(step.state(), usual) : step.raw();
    }

    /**
     * Starts a job. Whether one may run beside another is for the vendor to say.
     *
     * @param id its id; later jobs have ids that sort behind it
     * @param subject the id of what it works on
     * @return the job, queued until somebody looks
     */
    public synchronized SimulatedJob start(String id, String subject) {
        SimulatedJob job = new SimulatedJob(id, subject, clock.instant(), next, this::word);
        next = USUAL;
        jobs.put(id, job);
        started++;
        return job;
    }

    /**
     * The job that is not over.
     *
     * @param subject the id of what it works on
     * @return the newest such job; looking here is no step
     */
    public synchronized Optional<SimulatedJob> running(String subject) {
        return newest(subject).filter(job -> !job.isOver()).findFirst();
    }

    private Stream<SimulatedJob> newest(String subject) {
        return List.copyOf(jobs.descendingMap().values()).stream()
                .filter(job -> job.subject().equals(subject));
    }

    /**
     * Looks at a job, which carries it one step further.
     *
     * @param id its id
     * @return the job
     * @throws Refusal of kind {@code NOT_FOUND} if there is none
     */
    public synchronized SimulatedJob look(String id) {
        SimulatedJob job = get(id);
        job.look(clock.instant());
        return job;
    }

    /**
     * Cancels a job; one that is over stays as it is.
     *
     * @param id its id
     * @return the job
     * @throws Refusal of kind {@code NOT_FOUND} if there is none
     */
    public synchronized SimulatedJob cancel(String id) {
        SimulatedJob job = get(id);
        job.cancel(clock.instant());
        return job;
    }

    private SimulatedJob get(String id) {
        SimulatedJob job = jobs.get(id);
        if (job == null) {
            throw Refusal.of(Refusal.Kind.NOT_FOUND, "There is no such job.");
        }
        return job;
    }

    /**
     * Lists jobs, the newest first; looking here is no step.
     *
     * @param subject the id of what they work on
     * @param state the vendor's word for the state that they are in; empty for any
     * @param cursor the id of the last one before; empty for the first page
     * @param limit the most jobs
     * @return one page
     */
    public synchronized CursorPage<SimulatedJob> page(
            String subject, Optional<String> state, String cursor, long limit) {
        return CursorPage.of(
                newest(subject)
                        .filter(job -> state.map(job.state()::equals).orElse(true))
                        .filter(job -> cursor.isEmpty() || job.id().compareTo(cursor) < 0),
                Math.min(limit, mostOnPage),
                SimulatedJob::id);
    }

    /**
     * Puts fewer jobs on a page than are asked for.
     *
     * @param most the most jobs on a page
     */
    public synchronized void mostOnPage(int most) {
        mostOnPage = most;
    }

    /** Forgets all jobs, as a vendor does after a while. */
    public synchronized void forget() {
        jobs.clear();
    }

    /** {@return how many were started} */
    public synchronized int started() {
        return started;
    }
}
