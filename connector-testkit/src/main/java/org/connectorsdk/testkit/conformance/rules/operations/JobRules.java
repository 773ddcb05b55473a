package org.connectorsdk.testkit.conformance.rules.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.WaitReason;
import org.connectorsdk.api.job.IfRunning;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.testkit.conformance.AnswerTree;
import org.connectorsdk.testkit.conformance.Expect;
import org.connectorsdk.testkit.conformance.InvalidProof;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.NotApplicable;
import org.connectorsdk.testkit.conformance.Rule;
import org.connectorsdk.testkit.conformance.RuleContext;
import org.connectorsdk.testkit.conformance.VendorHarness.JobStep;
import org.connectorsdk.testkit.conformance.rules.ViewCalls;
import org.connectorsdk.testkit.fault.ArmedFault;
import org.connectorsdk.testkit.fault.Fault;

/** Rules about which job an answer is about, and what an end is. */
public interface JobRules {
    /** What a job that was seen and cannot be found any more is waited for at least. */
    Duration LEAST_WINDOW = Duration.ofSeconds(10);

    /** So often a job is looked at that ends with the next look or two. */
    int MOST_LOOKS = 10;

    /** More jobs than any page has. */
    int WHOLE = Integer.MAX_VALUE;

    @Rule(
            id = "SYNC-11",
            since = "2.0",
            needs = "SYNC",
            statement = "When a connection is synced a second time, waiting ends with the end of the second run and"
                    + " never with that of the first, also when the one ended in the second in which the other"
                    + " began.")
    default void SYNC_11_aSecondRunIsAnotherRun(RuleContext context) {
        for (ViewCalls.View view : ViewCalls.View.values()) {
            for (ConnectionId id : freshAndUsed(context)) {
                JobRef first = start(context, id, JobStep.of(JobState.RUNNING), JobStep.of(JobState.SUCCEEDED));
                Job ended = Expect.result(
                        ViewCalls.await(first, WaitPolicy.standard()).through(view, context.client()));
                assertEquals(JobState.SUCCEEDED, ended.status().state(), "the end of the first run");
                JobRef second = start(
                        context,
                        id,
                        JobStep.of(JobState.RUNNING),
                        JobStep.of(JobState.RUNNING),
                        new JobStep(JobState.FAILED, "", "the second run said no"));
                assertNotEquals(first.jobId(), second.jobId(), "the second run has a handle of its own");
                ConnectorError end = Expect.error(
                        ErrorKind.JOB_FAILED,
                        ViewCalls.await(second, WaitPolicy.standard()).through(view, context.client()));
                assertEquals(
                        second.jobId(),
                        ((ConnectorError.JobFailed) end).job().ref().jobId(),
                        "the job that ended");
            }
        }
    }

    /** Connections to sync: one, and where the vendor shows the last end on the connection, one with each kind of end. */
    private static List<ConnectionId> freshAndUsed(RuleContext context) {
        List<ConnectionId> all = new ArrayList<>();
        all.add(syncable(context));
        context.harness().seedEnded(JobState.SUCCEEDED).ifPresent(all::add);
        context.harness().seedEnded(JobState.FAILED).ifPresent(all::add);
        return all;
    }

    @Rule(
            id = "SYNC-12",
            since = "2.0",
            needs = "SYNC",
            statement = "A run that is queued for several looks before it begins is waited for to its end.")
    default void SYNC_12_queuedIsNotIdle(RuleContext context) {
        JobStep queued = JobStep.of(JobState.QUEUED);
        for (ViewCalls.View view : ViewCalls.View.values()) {
            for (ConnectionId id : freshAndUsed(context)) {
                JobRef ref = start(
                        context,
                        id,
                        queued,
                        queued,
                        queued,
                        JobStep.of(JobState.RUNNING),
                        JobStep.of(JobState.SUCCEEDED));
                context.simulator().journal().clear();
                Job ended = Expect.result(
                        ViewCalls.await(ref, WaitPolicy.standard()).through(view, context.client()));
                assertEquals(JobState.SUCCEEDED, ended.status().state());
                assertTrue(context.sent(NeutralCall.JOB).size() >= 4, "looks until it had ended");
            }
        }
    }

    @Rule(
            id = "SYNC-13",
            since = "2.0",
            needs = "SYNC",
            statement = "Whenever the answer to a start names the job there is a handle, whatever else in it is"
                    + " missing, null or of an unexpected type.")
    default void SYNC_13_aStartThatNamesItsJobIsAHandle(RuleContext context) {
        List<String> odd = new ArrayList<>();
        for (OddMember oddity : OddMember.values()) {
            int members = 1;
            for (int at = 0; at < members; at++) {
                ConnectionId id = syncable(context);
                context.harness().scriptNextJob(List.of(JobStep.of(JobState.RUNNING)));
                OddMember.Spoiler spoiler = oddity.at(at, id.value());
                context.on(NeutralCall.SYNC).inject(Fault.rewriteTree(answer -> spoiler.spoil(answer, context)));
                Either<ConnectorError, Job> started = context.client().sync(id, SyncRequest.full());
                members = spoiler.members();
                if (started.isLeft()) {
                    odd.add(spoiler + ": " + started.getLeft().message());
                } else if (started.get().ref().jobId().isBlank()) {
                    odd.add(spoiler + ": a handle without an id");
                }
            }
        }
        assertEquals(List.of(), odd, "starts without a handle");
    }

    @Rule(
            id = "SYNC-14",
            since = "2.0",
            needs = "SYNC",
            statement = "In a wait, not found is a look that failed: before the job was seen, and between two looks"
                    + " that see it. Only when it outlasts the visibility window is the job unknown.")
    default void SYNC_14_notVisibleYetIsNotGone(RuleContext context) {
        Fault absent = absent(context);
        for (int from : List.of(1, 2)) {
            JobRef ref = start(
                    context,
                    syncable(context),
                    JobStep.of(JobState.RUNNING),
                    JobStep.of(JobState.RUNNING),
                    JobStep.of(JobState.RUNNING),
                    JobStep.of(JobState.SUCCEEDED));
            context.on(NeutralCall.JOB).fromAttempt(from).inject(absent, absent);
            assertEquals(
                    JobState.SUCCEEDED,
                    Expect.result(context.client().await(ref, WaitPolicy.standard()))
                            .status()
                            .state());
        }
        JobRef gone = start(context, syncable(context), JobStep.of(JobState.RUNNING));
        context.on(NeutralCall.JOB).always().inject(absent);
        Instant before = context.clock().instant();
        Expect.error(ErrorKind.JOB_UNKNOWN, context.client().await(gone, WaitPolicy.standard()));
        Duration window = context.descriptor().visibilityWindow();
        Duration least = window.compareTo(LEAST_WINDOW) > 0 ? window : LEAST_WINDOW;
        Duration waited = Duration.between(before, context.clock().instant());
        assertTrue(waited.compareTo(least) >= 0, () -> "given up after " + waited);
        assertTrue(waited.compareTo(least.plusMinutes(2)) <= 0, () -> "given up after " + waited);
    }

    /** The vendor's own answer about a job that it does not know. */
    private static Fault absent(RuleContext context) {
        JobRef ref = start(context, syncable(context), JobStep.of(JobState.RUNNING));
        String id = ref.jobId();
        String last = id.endsWith("9") ? "8" : "9";
        JobRef other = ref.inferred() // without ids, a job is absent when its connection is
                ? JobRef.inferred(
                        ref.provider(),
                        ref.account(),
                        ref.kind(),
                        id,
                        context.harness().absentId(),
                        ref.display())
                : new JobRef(
                        ref.provider(),
                        ref.account(),
                        ref.kind(),
                        id.substring(0, id.length() - 1) + last,
                        ref.connection());
        return context.honest(
                NeutralCall.JOB, () -> Expect.error(context.client().job(other)));
    }

    @Rule(
            id = "SYNC-15",
            since = "2.0",
            needs = "SYNC_GUARD",
            statement = "If several jobs of a connection run, the one that is joined depends neither on the order in"
                    + " which the vendor lists them nor on the size of its pages, and the others are named: in the"
                    + " warnings of the job that was joined, and in the conflict. A job that the vendor's conflict"
                    + " names is joined whatever is listed.")
    default void SYNC_15_theOrderOfAListDecidesNothing(RuleContext context) {
        ConnectionId id = syncable(context);
        if (start(context, syncable(context), JobStep.of(JobState.SUCCEEDED)).inferred()) {
            throw new NotApplicable(NotApplicable.Reason.NO_JOB_IDS);
        }
        List<String> ended = ended(context, id, 4);
        int before = context.harness().syncsStarted();
        String first = start(context, id, JobStep.of(JobState.RUNNING)).jobId();
        RunningBeside beside = new RunningBeside(context.harness(), first, List.of(first, ended.get(2), ended.get(0)));
        if (isNamedByVendor(context, id, first)) {
            assertEquals(
                    Set.of(first),
                    chosen(context, id, beside, Fault.pass(), List.of(first)),
                    "chosen, where the vendor's conflict names one");
        }
        Fault unnamed = Fault.rewriteTree(answer -> AnswerTree.removeLeaves(answer, leaf -> leaf.is(first)));
        Set<String> chosen = chosen(context, id, beside, unnamed, beside.all());
        assertEquals(1, chosen.size(), () -> "chosen, depending on the order or the pages: " + chosen);
        assertEquals(before + 1, context.harness().syncsStarted(), "syncs started");
    }

    /** Jobs that have ended, the oldest first. */
    private static List<String> ended(RuleContext context, ConnectionId id, int count) {
        List<String> ended = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            JobRef ref = start(context, id, JobStep.of(JobState.SUCCEEDED));
            for (int look = 1;
                    !Expect.result(context.client().job(ref)).status().isTerminal();
                    look++) {
                assertTrue(look < MOST_LOOKS, "the job ends");
            }
            ended.add(ref.jobId());
        }
        return ended;
    }

    /** Whether the vendor's own refusal of a second start says which job runs. */
    private static boolean isNamedByVendor(RuleContext context, ConnectionId id, String running) {
        AtomicBoolean named = new AtomicBoolean();
        context.on(NeutralCall.SYNC)
                .always()
                .inject(Fault.rewriteTree(answer -> named.set(AnswerTree.mentions(answer, running))));
        Job joined = Expect.result(context.client().sync(id, SyncRequest.full()));
        assertEquals(running, joined.ref().jobId(), "the one that runs");
        context.simulator().faults().clear(); // where the list is looked at first, no start is sent
        return named.get();
    }

    /** The jobs that are joined, or told of in a conflict, in every order of the list, as a whole and page by page. */
    private static Set<String> chosen(
            RuleContext context, ConnectionId id, RunningBeside beside, Fault onStart, List<String> all) {
        Set<String> chosen = new HashSet<>();
        for (int most : List.of(WHOLE, 3, 2)) {
            if (!context.harness().pageJobs(most) && most != WHOLE) {
                continue; // this vendor's list is always whole
            }
            for (boolean reversed : List.of(false, true)) {
                context.on(NeutralCall.SYNC).always().inject(onStart);
                context.simulator()
                        .faults()
                        .on(context.looks())
                        .always()
                        .inject(Fault.rewriteTree(answer -> beside.show(answer, reversed)));
                chosen.addAll(chosen(context, id, all));
                context.simulator().faults().clear(); // a list that decides nothing need not be looked at
            }
        }
        return chosen;
    }

    private static List<String> chosen(RuleContext context, ConnectionId id, List<String> all) {
        Job job = Expect.result(context.client().sync(id, SyncRequest.full()));
        assertTrue(job.attached(), "attached");
        names(all, job.ref().jobId(), job.warnings().toString());
        ConnectorError refused = Expect.error(
                ErrorKind.CONFLICT, context.client().sync(id, SyncRequest.full().ifRunning(IfRunning.FAIL)));
        names(all, "", refused.message());
        return List.of(
                job.ref().jobId(),
                ((ConnectorError.Conflict) refused).conflictingId().orElse("none"));
    }

    private static void names(List<String> all, String but, String text) {
        for (String candidate : all) {
            assertTrue(candidate.equals(but) || text.contains(candidate), () -> candidate + " is not named: " + text);
        }
    }

    @Rule(
            id = "SYNC-16",
            since = "2.0",
            needs = "SYNC",
            statement = "An answer about another job than the one that was asked for is MALFORMED_RESPONSE, and never"
                    + " the end of a wait.")
    default void SYNC_16_anAnswerAboutAnotherJobIsNoEnd(RuleContext context) {
        JobRef ref = start(context, syncable(context), JobStep.of(JobState.SUCCEEDED));
        String named = ref.inferred() ? ref.connection().orElseThrow().value() : ref.jobId();
        Fault other = Fault.rewriteTree(answer -> AnswerTree.replace(answer, named, RunningBeside.id(named, 1)));
        ArmedFault armed = context.on(NeutralCall.JOB).always().inject(other);
        Expect.error(ErrorKind.MALFORMED_RESPONSE, context.client().job(ref));
        Expect.error(context.client().await(ref, WaitPolicy.standard()));
        armed.disarm();
        assertEquals(
                ref.jobId(),
                Expect.result(context.client().await(ref, WaitPolicy.standard()))
                        .ref()
                        .jobId());
    }

    @Rule(
            id = "SYNC-17",
            since = "2.0",
            needs = "SYNC",
            statement = "A job that ended in part is neither a success nor a failure, where the vendor knows such an"
                    + " end. Counters that the vendor does not give are absent, not zero.")
    default void SYNC_17_halfIsNotAll(RuleContext context) {
        if (context.harness().endsInPart()) {
            JobRef ref = start(
                    context, syncable(context), JobStep.of(JobState.RUNNING), JobStep.of(JobState.PARTIALLY_SUCCEEDED));
            Job ended = Expect.result(context.client().await(ref, WaitPolicy.standard()));
            assertEquals(JobState.PARTIALLY_SUCCEEDED, ended.status().state());
            assertTrue(ended.status().isTerminal(), "an end");
        }
        JobRef ref = start(context, syncable(context), JobStep.of(JobState.SUCCEEDED));
        Fault withoutCounters = Fault.rewriteTree(
                answer -> AnswerTree.removeLeaves(answer, leaf -> leaf.value().isNumber() && !leaf.is(ref.jobId())));
        // a vendor may tell them in more than one answer
        List<ArmedFault> armed = context.harness().operations(NeutralCall.JOB).stream()
                .map(operation ->
                        context.simulator().faults().on(operation).always().inject(withoutCounters))
                .toList();
        Job ended = Expect.result(context.client().await(ref, WaitPolicy.standard()));
        if (armed.get(0).fired() == 0) {
            throw new InvalidProof("the job was not looked at");
        }
        assertEquals(JobState.SUCCEEDED, ended.status().state());
        assertEquals(OptionalLong.empty(), ended.progress().rows(), "rows");
        assertEquals(OptionalLong.empty(), ended.progress().bytes(), "bytes");
        context.simulator().faults().clear();
    }

    @Rule(
            id = "SYNC-18",
            since = "2.0",
            needs = "SYNC",
            statement = "A listener that ends the wait ends it before the next poll, with WAIT_EXPIRED, the reason"
                    + " STOPPED_BY_LISTENER and a handle that goes on to work.")
    default void SYNC_18_whoListensCanEndTheWait(RuleContext context) {
        WaitPolicy policy = WaitPolicy.builder()
                .listener(job -> {
                    throw new CancellationException("enough");
                })
                .build();
        for (ViewCalls.View view : ViewCalls.View.values()) {
            JobRef ref = start(context, syncable(context), JobStep.of(JobState.RUNNING));
            context.simulator().journal().clear();
            ConnectorError error = Expect.error(
                    ErrorKind.WAIT_EXPIRED, ViewCalls.await(ref, policy).through(view, context.client()));
            assertEquals(1, context.sent(NeutralCall.JOB).size(), "polls");
            assertEquals(WaitReason.STOPPED_BY_LISTENER, ((ConnectorError.WaitExpired) error).reason());
            assertEquals(ref, ((ConnectorError.WaitExpired) error).job(), "the handle");
            assertFalse(Expect.result(context.client().job(ref)).status().isTerminal(), "the job goes on");
        }
    }

    private static ConnectionId syncable(RuleContext context) {
        return context.harness().seedSyncable().orElseThrow(() -> new InvalidProof("nothing to sync"));
    }

    private static JobRef start(RuleContext context, ConnectionId id, JobStep... steps) {
        context.harness().scriptNextJob(List.of(steps));
        return Expect.result(context.client().sync(id, SyncRequest.full())).ref();
    }
}
