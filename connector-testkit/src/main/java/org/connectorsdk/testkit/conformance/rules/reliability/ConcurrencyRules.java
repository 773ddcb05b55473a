package org.connectorsdk.testkit.conformance.rules.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.testkit.conformance.Expect;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.NotApplicable;
import org.connectorsdk.testkit.conformance.Rule;
import org.connectorsdk.testkit.conformance.RuleContext;
import org.connectorsdk.testkit.conformance.rules.Probe;
import org.connectorsdk.testkit.simulator.Exchange;

/** Rules about many threads. */
public interface ConcurrencyRules {
    /** Threads at once. */
    int THREADS = 32;

    private static <T> List<T> together(int times, IntFunction<Callable<T>> call) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<T>> calls = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                calls.add(call.apply(i));
            }
            List<T> answers = new ArrayList<>();
            for (Future<T> answer : pool.invokeAll(calls, 60, TimeUnit.SECONDS)) {
                answers.add(answer.get());
            }
            return answers;
        } finally {
            pool.shutdownNow();
        }
    }

    @Rule(
            id = "CONC-01",
            needs = "GET",
            statement = "Thirty-two threads that share a client each get the answer to their own question, and all of"
                    + " their calls succeed.")
    default void CONC_01_eachCallerGetsItsOwnAnswer(RuleContext context) throws Exception {
        List<Connection> seeded = context.harness().seed(10);
        List<Probe> reads = Probe.reads(context);
        Connections client = context.client();
        List<Boolean> right = together(THREADS * 5, i -> () -> {
            ConnectionId id = seeded.get(i % seeded.size()).id();
            boolean own = Expect.result(client.get(id)).id().equals(id);
            Expect.result(reads.get(i % reads.size()).on(client).map(Object.class::cast));
            return own;
        });
        assertTrue(right.stream().allMatch(Boolean::booleanValue), "an answer of another caller");
    }

    @Rule(
            id = "CONC-02",
            needs = {"TOKEN_REFRESH", "GET"},
            statement = "However many threads need a token at once, one is fetched; when it expires, one more is.")
    default void CONC_02_aTokenIsFetchedOnce(RuleContext context) throws Exception {
        ConnectionId id = context.harness().seed(1).get(0).id();
        Connections client = context.client();
        together(THREADS, i -> () -> Expect.result(client.get(id)).id());
        assertEquals(1, context.harness().tokensHandedOut(), "token calls at the first use");
        context.harness().expireTokens();
        together(THREADS, i -> () -> Expect.result(client.get(id)).id());
        assertEquals(2, context.harness().tokensHandedOut(), "token calls after the token expired");
    }

    @Rule(
            id = "CONC-03",
            statement = "Clients with different credentials share nothing, be it a token, a cookie or an answer.")
    default void CONC_03_instancesAreStrangers(RuleContext context) throws Exception {
        if (context.secrets().isEmpty()) {
            throw new NotApplicable(NotApplicable.Reason.NO_SECRETS);
        }
        Probe read = Probe.read(context);
        Connections good = context.open();
        Connections bad = context.open(context::withWrongSecrets);
        assertTrue(read.on(good).isRight(), "an answer for the right credential");
        List<Boolean> answers =
                together(40, i -> () -> read.on(i % 2 == 0 ? good : bad).isRight());
        for (int i = 0; i < answers.size(); i++) {
            assertEquals(i % 2 == 0, answers.get(i), "an answer for another instance's credential");
        }
        assertTrue(
                context.sent(read.call()).stream()
                        .allMatch(exchange -> exchange.rawHeader("Cookie").isEmpty()),
                "cookies");
    }

    @Rule(
            id = "CONC-04",
            needs = "CREATE",
            statement = "Creates that run at the same time are all carried out: as many connections and as many"
                    + " create operations as there were calls.")
    default void CONC_04_createsDoNotMerge(RuleContext context) throws Exception {
        Connections client = context.client();
        Set<ConnectionId> ids = new HashSet<>(together(
                THREADS,
                i -> () -> Expect.result(client.create(context.harness().spec("at once " + i)))
                        .id()));
        assertEquals(THREADS, ids.size(), "different ids");
        assertEquals(THREADS, context.harness().connections(), "connections");
        List<Exchange> sent = context.sent(NeutralCall.CREATE);
        assertEquals(THREADS, sent.size(), "create operations");
    }
}
