package org.connectorsdk.testkit.conformance.rules.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.control.Either;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.connectorsdk.api.catalog.Catalog;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.Deletion;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.testkit.conformance.AnswerTree;
import org.connectorsdk.testkit.conformance.Expect;
import org.connectorsdk.testkit.conformance.InvalidProof;
import org.connectorsdk.testkit.conformance.Level;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.NotApplicable;
import org.connectorsdk.testkit.conformance.Rule;
import org.connectorsdk.testkit.conformance.RuleContext;
import org.connectorsdk.testkit.conformance.VendorHarness;
import org.connectorsdk.testkit.conformance.rules.ViewCalls;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.simulator.Exchange;

/** Rules about reading, creating, changing and deleting one connection. */
public interface CrudRules {
    /** Ids that break careless URL building; the vendor knows none of them. */
    List<String> ODD_IDS = List.of("no-such-id", "../x", "a/b?c=d#e", "ä ö%2F", "..", "%00");

    @Rule(
            id = "GET-01",
            needs = "GET",
            proves = "CONFIG_READ",
            statement = "Reading a connection by its id gives what the vendor holds, in every neutral attribute that"
                    + " the descriptor says this vendor has.")
    default void GET_01_whatIsReadIsWhatIsThere(RuleContext context) {
        Connection seeded = context.harness().seed(3).get(1);
        Connection read = Expect.result(context.client().get(seeded.id()));
        assertSame(context.descriptor().attributes(), seeded, read);
    }

    /** Compares what every vendor gives, and what this one says that it gives. */
    static void assertSame(Set<String> attributes, Connection expected, Connection actual) {
        assertEquals(expected.id(), actual.id(), "id");
        assertEquals(expected.name(), actual.name(), "name");
        assertEquals(expected.type(), actual.type(), "type");
        assertEquals(expected.kind(), actual.kind(), "kind");
        for (String attribute : attributes) {
            switch (attribute) {
                case "status" -> assertEquals(expected.status(), actual.status(), attribute);
                case "config" -> assertEquals(expected.config(), actual.config(), attribute);
                case "credential" -> assertEquals(expected.credential(), actual.credential(), attribute);
                case "source" ->
                    assertEquals(
                            expected.source().map(end -> end.id()),
                            actual.source().map(end -> end.id()),
                            attribute);
                case "destination" ->
                    assertEquals(
                            expected.destination().map(end -> end.id()),
                            actual.destination().map(end -> end.id()),
                            attribute);
                case "createdAt" -> assertEquals(expected.createdAt(), actual.createdAt(), attribute);
                case "updatedAt" -> assertEquals(expected.updatedAt(), actual.updatedAt(), attribute);
                case "labels" -> assertEquals(expected.labels(), actual.labels(), attribute);
                default -> {} // of tables and columns, see MetaRules
            }
        }
    }

    @Rule(
            id = "GET-02",
            liveSafe = true,
            needs = "GET",
            statement = "Asking for an id that does not exist is NOT_FOUND with the kind of thing and the id as it"
                    + " was given. Slashes, percent signs and letters beyond ASCII are escaped a single time, or the"
                    + " id is refused unsent.")
    default void GET_02_oddIdsAreEncodedOnce(RuleContext context) {
        context.harness().seed(1);
        for (String odd : ODD_IDS) {
            context.simulator().journal().clear();
            ConnectorError error = Expect.error(context.client().get(ConnectionId.of(odd)));
            if (error.kind() == ErrorKind.NOT_FOUND) {
                assertEquals(odd, ((ConnectorError.NotFound) error).id());
                assertFalse(((ConnectorError.NotFound) error).type().isBlank());
            } else { // a vendor may refuse the form of an id, and what cannot be put into a path is refused before it
                // is sent
                assertEquals(ErrorKind.INVALID_REQUEST, error.kind(), error::message);
            }
            boolean sent = error.outcome() != Outcome.NOT_SENT;
            assertEquals(sent ? 1 : 0, requests(context, NeutralCall.GET), () -> "requests for the id " + odd);
        }
    }

    /** Requests of any of the vendor's operations behind a call: it may read by id and by another name. */
    private static long requests(RuleContext context, NeutralCall call) {
        return context.harness().operations(call).stream()
                .mapToLong(operation -> context.simulator().journal().count(operation))
                .sum();
    }

    @Rule(
            id = "GET-03",
            since = "2.0",
            needs = "GET",
            statement = "An answer that is about another connection than the one that was asked for is"
                    + " MALFORMED_RESPONSE, to a get, to an update, and to every other read whose answer carries the"
                    + " id.")
    default void GET_03_anAnswerIsAboutWhatWasAsked(RuleContext context) {
        List<Connection> seeded = context.harness().seed(2);
        String id = seeded.get(0).id().value();
        String other = seeded.get(1).id().value();
        AtomicInteger disguised = new AtomicInteger();
        Fault disguise = Fault.rewriteTree(answer -> disguised.addAndGet(AnswerTree.replace(answer, id, other)));
        context.on(NeutralCall.GET).inject(disguise);
        Expect.error(
                ErrorKind.MALFORMED_RESPONSE, context.client().get(seeded.get(0).id()));
        if (disguised.get() == 0) {
            throw new InvalidProof("the answer to a get carries no id");
        }
        if (context.declares(Capability.UPDATE)) {
            context.on(NeutralCall.UPDATE).inject(disguise);
            ConnectionChange change = context.harness().changeFor(seeded.get(0));
            Expect.error(
                    ErrorKind.MALFORMED_RESPONSE,
                    Outcome.UNKNOWN,
                    context.client().update(seeded.get(0).id(), change));
        }
        if (context.declares(Capability.INTROSPECT)) {
            anotherCatalog(context, other);
        }
    }

    private static void anotherCatalog(RuleContext context, String other) {
        ConnectionId id = context.harness()
                .seedCatalog()
                .orElseThrow(() -> new InvalidProof("no catalog seeded"))
                .connection();
        AtomicInteger disguised = new AtomicInteger();
        context.on(NeutralCall.INTROSPECT)
                .always()
                .inject(Fault.rewriteTree(
                        answer -> disguised.addAndGet(AnswerTree.replace(answer, id.value(), other))));
        Either<ConnectorError, Catalog> found = context.client().introspect(id, IntrospectionRequest.all());
        if (disguised.get() > 0) {
            Expect.error(ErrorKind.MALFORMED_RESPONSE, found);
        }
    }

    @Rule(
            id = "CREATE-01",
            needs = {"CREATE", "GET"},
            statement = "The id in the answer to a create is the one under which the vendor keeps the connection, and"
                    + " once the declared visibility window is over, reading that id finds it.")
    default void CREATE_01_whatWasCreatedIsThere(RuleContext context) {
        ConnectionSpec spec = context.harness().spec("fresh one");
        Connection created = Expect.result(context.client().create(spec));
        assertTrue(context.harness().holds(created.id()), "the vendor holds it");
        context.clock().advance(context.descriptor().visibilityWindow());
        Connection read = Expect.result(context.client().get(created.id()));
        assertEquals(spec.name(), read.name());
        assertEquals(created.id(), read.id());
        assertEquals(created.type(), read.type());
    }

    @Rule(
            id = "CREATE-02",
            needs = {"CREATE", "UNIQUE_NAME"},
            statement = "Creating under a name that is taken fails with CONFLICT and leaves what the vendor holds as"
                    + " it was.")
    default void CREATE_02_aTakenNameIsAConflict(RuleContext context) {
        Expect.result(context.client().create(context.harness().spec("taken")));
        Object before = context.harness().snapshot();
        Expect.error(
                ErrorKind.CONFLICT,
                Outcome.REFUSED,
                context.client().create(context.harness().spec("taken")));
        assertEquals(before, context.harness().snapshot(), "the vendor's state");
    }

    @Rule(
            id = "CREATE-03",
            needs = "CREATE",
            statement = "If the server objects to a field of a new connection, the error is INVALID_REQUEST with a"
                    + " violation whose path is that of the neutral model, not the vendor's.")
    default void CREATE_03_aRefusedFieldIsNamed(RuleContext context) {
        VendorHarness.Rejection rejection = context.harness()
                .rejectedSpec()
                .orElseThrow(() -> new NotApplicable(NotApplicable.Reason.NO_FIELD_VIOLATIONS));
        ConnectorError error =
                Expect.error(ErrorKind.INVALID_REQUEST, context.client().create(rejection.spec()));
        assertTrue(
                ((ConnectorError.InvalidRequest) error)
                        .violations().stream()
                                .anyMatch(violation -> violation.path().equals(rejection.path())),
                () -> "no violation at " + rejection.path() + ": " + error.message());
    }

    @Rule(
            id = "CREATE-04",
            needs = "CREATE",
            statement = "Each successful create is one create operation at the server. Where IDEMPOTENCY_KEY is"
                    + " declared, the repeats of a call share its key, and no two calls have the same.")
    default void CREATE_04_oneCreateIsOneRequest(RuleContext context) {
        for (ViewCalls.View view : ViewCalls.View.values()) {
            Expect.result(
                    ViewCalls.create(context.harness().spec("one " + view)).through(view, context.client()));
        }
        List<Exchange> sent = context.sent(NeutralCall.CREATE);
        assertEquals(ViewCalls.View.values().length, sent.size(), "create operations");
        assertEquals(ViewCalls.View.values().length, context.harness().connections(), "connections");
        if (context.client().descriptor().takesIdempotencyKey("create")) {
            context.on(NeutralCall.CREATE).times(1).inject(Fault.statusAfterExecuting(503));
            Expect.result(context.client().create(context.harness().spec("keyed")));
            List<String> keys = context.sent(NeutralCall.CREATE).stream()
                    .map(exchange -> exchange.rawHeader(context.harness().idempotencyHeader())
                            .orElse(""))
                    .toList();
            int first = keys.size() - 2;
            assertEquals(keys.get(first), keys.get(first + 1), "the key of the repeat");
            assertFalse(keys.contains(""), "every create has a key");
            assertEquals(keys.size() - 1, new HashSet<>(keys).size(), "keys of different calls");
        }
    }

    @Rule(
            id = "UPDATE-01",
            revision = 2,
            needs = {"UPDATE", "GET"},
            statement = "An update leaves every field alone that the caller has not named.")
    default void UPDATE_01_onlyWhatIsNamedChanges(RuleContext context) {
        Connection before = Expect.result(
                context.client().get(context.harness().seed(2).get(0).id()));
        ConnectionChange change = context.harness().changeFor(before);
        Expect.result(context.client().update(before.id(), change));
        Connection after = Expect.result(context.client().get(before.id()));
        assertNotEquals(
                List.of(before.name(), before.config(), before.status()),
                List.of(after.name(), after.config(), after.status()),
                "what was named has changed");
        assertEquals(change.name().orElse(before.name()), after.name(), "name");
        JsonObject.Builder config = before.config().toBuilder();
        change.config().members().forEach(config::set);
        assertEquals(config.build(), after.config(), "config");
        assertEquals(before.type(), after.type(), "type");
        if (change.enabled().isEmpty()) {
            assertEquals(before.status(), after.status(), "status");
        }
        assertEquals(before.credential(), after.credential(), "credential");
        assertEquals(before.source(), after.source(), "source");
        assertEquals(before.destination(), after.destination(), "destination");
    }

    @Rule(
            id = "UPDATE-02",
            revision = 2,
            level = Level.SHOULD,
            needs = {"UPDATE", "GET"},
            statement = "Members of the vendor's resource that the neutral model does not have are still there,"
                    + " unchanged, after an update.")
    default void UPDATE_02_whatIsNotModelledSurvives(RuleContext context) {
        context.harness().sendUnknownMembers();
        Connection before = Expect.result(
                context.client().get(context.harness().seed(1).get(0).id()));
        Object state = context.harness().snapshotWithoutName(before.id());
        Expect.result(context.client().update(before.id(), context.harness().changeFor(before)));
        assertEquals(state, context.harness().snapshotWithoutName(before.id()), "everything but what was changed");
    }

    @Rule(
            id = "UPDATE-03",
            revision = 2,
            needs = "UPDATE",
            statement = "Updating an id that does not exist is NOT_FOUND. (The neutral interface carries no version"
                    + " of a connection, so an outdated one cannot be tried.)")
    default void UPDATE_03_whatIsNotThereCannotBeChanged(RuleContext context) {
        ConnectionChange change =
                context.harness().changeFor(context.harness().seed(1).get(0));
        Expect.error(
                ErrorKind.NOT_FOUND,
                Outcome.REFUSED,
                context.client().update(context.harness().absentId(), change));
    }

    @Rule(
            id = "DELETE-01",
            needs = {"DELETE", "GET", "LIST"},
            statement = "A connection that was deleted can no longer be read (NOT_FOUND) and no longer appears in"
                    + " lists once the visibility window has passed.")
    default void DELETE_01_whatWasDeletedIsGone(RuleContext context) {
        List<Connection> seeded = context.harness().seed(3);
        ConnectionId id = seeded.get(1).id();
        assertEquals(
                Deletion.State.GONE, Expect.result(context.client().delete(id)).state());
        context.clock().advance(context.descriptor().visibilityWindow());
        assertFalse(context.harness().holds(id), "the vendor still holds it");
        Expect.error(ErrorKind.NOT_FOUND, context.client().get(id));
        List<Connection> left = Expect.result(ListRules.walk(context.client(), ConnectionQuery.all()));
        assertTrue(left.stream().noneMatch(connection -> Objects.equals(connection.id(), id)), "still listed");
        assertEquals(2, left.size());
    }

    @Rule(
            id = "DELETE-02",
            needs = "DELETE",
            statement = "What comes of deleting an id that is not there is what the descriptor announces: success, or"
                    + " NOT_FOUND. It is never a PROVIDER_FAILURE.")
    default void DELETE_02_deletingWhatIsAbsentIsAsDeclared(RuleContext context) {
        Either<ConnectorError, Deletion> answer =
                context.client().delete(context.harness().absentId());
        if (context.descriptor().deletingAbsentSucceeds()) {
            assertEquals(Deletion.State.GONE, Expect.result(answer).state());
        } else {
            Expect.error(ErrorKind.NOT_FOUND, Outcome.REFUSED, answer);
        }
    }

    @Rule(
            id = "DELETE-04",
            since = "2.0",
            needs = "DELETE",
            statement = "If the answer to a delete says with a status of success that nothing was deleted, the delete"
                    + " has failed, and the error says why in the vendor's words.")
    default void DELETE_04_aSuccessThatIsDeniedIsNone(RuleContext context) {
        ConnectionId id = context.harness().seed(1).get(0).id();
        String words = "two pipelines depend on it";
        context.on(NeutralCall.DELETE)
                .inject(Fault.status(200).json(context.harness().deniedDelete(words)));
        ConnectorError error = Expect.error(context.client().delete(id));
        assertTrue(error.message().contains(words), error::message);
    }

    @Rule(
            id = "DELETE-03",
            needs = "DELETE",
            statement = "If the server answers a delete with 202, the result is ACCEPTED: a deletion counts as done"
                    + " only when the connection has disappeared.")
    default void DELETE_03_acceptedIsNotGone(RuleContext context) {
        ConnectionId id = context.harness().seed(1).get(0).id();
        context.on(NeutralCall.DELETE).inject(Fault.status(202));
        assertEquals(
                Deletion.State.ACCEPTED,
                Expect.result(context.client().delete(id)).state());
        assertTrue(context.harness().holds(id), "the vendor holds it still");
    }
}
