package org.connectorsdk.testkit.conformance.rules.reliability;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.control.Either;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.error.ConflictReason;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.testkit.conformance.Expect;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.Rule;
import org.connectorsdk.testkit.conformance.RuleContext;
import org.connectorsdk.testkit.conformance.rules.Probe;
import org.connectorsdk.testkit.conformance.rules.ViewCalls;
import org.connectorsdk.testkit.fault.ArmedFault;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.fault.FaultScript;

/** Rules about what an error says of what was done, and in whose words. */
public interface OutcomeRules {
    /** Words that stand in no message of the library. */
    String WORDS = "the field sslMode does not like Tuesdays";

    /** More requests than any call makes on a single connection. */
    int MOST_REQUESTS = 12;

    @Rule(
            id = "ERR-14",
            since = "2.0",
            statement = "A runtime exception or a linkage error inside of the provider is an error like any other,"
                    + " with the outcome UNKNOWN if a write was sent before it. So is what opening a client throws,"
                    + " and a null that it answers.")
    default void ERR_14_noExceptionPasses(RuleContext context) {
        for (BrokenProvider.Break each : BrokenProvider.Break.values()) {
            Expect.error(context.tryOpenDecorated(provider -> BrokenProvider.atOpen(provider, each)));
            if (each == BrokenProvider.Break.NULL) {
                continue;
            }
            Connections broken =
                    Expect.result(context.tryOpenDecorated(provider -> BrokenProvider.afterCall(provider, each)));
            for (ViewCalls.View view : ViewCalls.View.values()) {
                Expect.error(ViewCalls.list(ConnectionQuery.all()).through(view, broken));
                Expect.error(ViewCalls.get(context.harness().absentId()).through(view, broken));
            }
            Expect.error(broken.stream(ConnectionQuery.all()).next());
            Probe write = Probe.unsafe(context, "broken by " + each);
            int sent = context.sent(write.call()).size();
            ConnectorError error = Expect.error(write.on(broken));
            assertEquals(sent + 1, context.sent(write.call()).size(), "writes at the server");
            assertEquals(Outcome.UNKNOWN, error.outcome(), error::message);
            assertFalse(error.message().contains(BrokenProvider.SECRET_WORDS), error::message);
        }
    }

    @Rule(
            id = "ERR-15",
            since = "2.0",
            statement = "If a call makes several requests and any of them fails, the error that leaves it has the"
                    + " outcome UNKNOWN as soon as the vendor has carried out any of its writes, whichever request"
                    + " failed.")
    default void ERR_15_theWorstWriteDecides(RuleContext context) {
        for (Writes.Write write : Writes.all(context)) {
            for (int failing = 1; failing <= MOST_REQUESTS; failing++) {
                Writes.Prepared ready = write.prepare("failing at " + failing);
                context.simulator().journal().clear();
                Object before =
                        context.harness().snapshotWithout(context.harness().accessStamps());
                ArmedFault armed = context.simulator()
                        .faults()
                        .on(FaultScript.ANY)
                        .fromAttempt(failing)
                        .always()
                        .inject(Fault.status(403));
                Either<ConnectorError, ?> answer = ready.ask();
                boolean reached = armed.fired() > 0;
                context.simulator().faults().clear();
                boolean acted = Writes.wasCarriedOut(context, write.call())
                        || !before.equals(context.harness()
                                .snapshotWithout(context.harness().accessStamps()));
                String what = write.call() + ", request " + failing + " refused";
                if (answer.isLeft()) {
                    ConnectorError error = answer.getLeft();
                    assertEquals(acted, error.outcome() == Outcome.UNKNOWN, () -> what + ": " + error.message());
                }
                if (!reached) {
                    break;
                }
            }
        }
    }

    @Rule(
            id = "ERR-16",
            since = "2.0",
            statement = "What the vendor says of a refusal, in any of the usual forms, stands in the message, before"
                    + " any advice and without the secrets in it.")
    default void ERR_16_theVendorsWordsAreKept(RuleContext context) {
        for (boolean read : List.of(true, false)) {
            for (String body : context.harness().explanations(WORDS)) {
                Probe probe = read ? Probe.read(context) : Probe.unsafe(context, "refused with " + body.hashCode());
                ConnectorError error = refused(context, probe, body);
                int at = error.message().indexOf(WORDS);
                assertTrue(at >= 0, () -> probe + " with " + body + ": " + error.message());
                error.context()
                        .advice()
                        .ifPresent(advice -> assertTrue(at < error.message().indexOf(advice), error::message));
            }
            for (String secret : context.secrets()) {
                for (String body : context.harness().explanations("no " + secret + " here")) {
                    Probe probe = read ? Probe.read(context) : Probe.unsafe(context, "no secret " + body.hashCode());
                    ConnectorError error = refused(context, probe, body);
                    assertFalse(error.message().contains(secret), () -> "a secret is repeated from " + body);
                }
            }
        }
    }

    private static ConnectorError refused(RuleContext context, Probe probe, String body) {
        ArmedFault armed =
                context.on(probe.call()).always().inject(Fault.status(422).json(body));
        ConnectorError error = Expect.error(probe.on(context.client()));
        armed.disarm();
        return error;
    }

    @Rule(
            id = "ERR-17",
            since = "2.0",
            needs = "CREATE",
            statement = "Conflicts of different causes have different reasons. One that says that an identical"
                    + " request is being carried out has the outcome UNKNOWN; the others are REFUSED.")
    default void ERR_17_conflictsSayWhich(RuleContext context) {
        Set<Map.Entry<ConflictReason, String>> conflicts =
                context.harness().conflicts().entrySet();
        assertNotEquals(0, conflicts.size(), "conflicts to tell apart");
        for (Map.Entry<ConflictReason, String> conflict : conflicts) {
            context.simulator().journal().clear();
            ArmedFault armed = context.on(NeutralCall.CREATE)
                    .always()
                    .inject(Fault.status(409).json(conflict.getValue()));
            ConnectorError error = Expect.error(
                    ErrorKind.CONFLICT,
                    context.client().create(context.harness().spec("conflict " + conflict.getKey())));
            armed.disarm();
            assertEquals(conflict.getKey(), ((ConnectorError.Conflict) error).reason(), error::message);
            boolean open = conflict.getKey().equals(ConflictReason.DUPLICATE_REQUEST);
            if (open || !wroteBefore(context)) {
                assertEquals(open ? Outcome.UNKNOWN : Outcome.REFUSED, error.outcome(), error::message);
            }
        }
    }

    /** Whether a create has to write something else first, which it did. */
    private static boolean wroteBefore(RuleContext context) {
        return context.harness().operations(NeutralCall.CREATE).stream()
                .skip(1)
                .anyMatch(operation -> context.simulator().journal().count(operation) > 0);
    }
}
