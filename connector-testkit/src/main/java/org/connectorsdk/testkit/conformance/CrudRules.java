package org.connectorsdk.testkit.conformance;

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
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.simulator.Exchange;

/** Rules about reading, creating, changing and deleting one connection. */
interface CrudRules {
    /** Ids that break careless URL building; the vendor knows none of them. */
    List<String> ODD_IDS = List.of("no-such-id", "../x", "a/b?c=d#e", "ä ö%2F", "..", "%00");

    /** What is read is what is there. */
    @Rule(
            id = "GET-01",
            needs = "GET",
            proves = "CONFIG_READ",
            statement = "Reading a connection by its id gives what the vendor holds, in every neutral attribute that"
                    + " the descriptor says this vendor has.")
    default void GET_01_whatIsReadIsWhatIsThere(Lab lab) {
        Connection seeded = lab.subject().seed(3).get(1);
        Connection read = Expect.result(lab.client().get(seeded.id()));
        assertSame(lab.descriptor().attributes(), seeded, read);
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

    /** What is not there is not found. */
    @Rule(
            id = "GET-02",
            liveSafe = true,
            needs = "GET",
            statement = "Asking for an id that does not exist is NOT_FOUND with the kind of thing and the id as it"
                    + " was given. Slashes, percent signs and letters beyond ASCII are escaped a single time, or the"
                    + " id is refused unsent.")
    default void GET_02_oddIdsAreEncodedOnce(Lab lab) {
        lab.subject().seed(1);
        for (String odd : ODD_IDS) {
            lab.simulator().journal().clear();
            ConnectorError error = Expect.error(lab.client().get(ConnectionId.of(odd)));
            if (error.kind() == ErrorKind.NOT_FOUND) {
                assertEquals(odd, ((ConnectorError.NotFound) error).id());
                assertFalse(((ConnectorError.NotFound) error).type().isBlank());
            } else { // a vendor may refuse the form of an id, and what cannot be put into a path is refused before it
                // is sent
                assertEquals(ErrorKind.INVALID_REQUEST, error.kind(), error::message);
            }
            boolean sent = error.outcome() != Outcome.NOT_SENT;
            assertEquals(sent ? 1 : 0, requests(lab, NeutralCall.GET), () -> "requests for the id " + odd);
        }
    }

    /** Requests of any of the vendor's operations behind a call: it may read by id and by another name. */
    private static long requests(Lab lab, NeutralCall call) {
        return lab.subject().operations(call).stream()
                .mapToLong(operation -> lab.simulator().journal().count(operation))
                .sum();
    }

    /** An answer is about what was asked. */
    @Rule(
            id = "GET-03",
            since = "2.0",
            needs = "GET",
            statement = "An answer that is about another connection than the one that was asked for is"
                    + " MALFORMED_RESPONSE, to a get, to an update, and to every other read whose answer carries the"
                    + " id.")
    default void GET_03_anAnswerIsAboutWhatWasAsked(Lab lab) {
        List<Connection> seeded = lab.subject().seed(2);
        String id = seeded.get(0).id().value();
        String other = seeded.get(1).id().value();
        AtomicInteger disguised = new AtomicInteger();
        Fault disguise = Fault.rewriteTree(answer -> disguised.addAndGet(AnswerTree.replace(answer, id, other)));
        lab.on(NeutralCall.GET).inject(disguise);
        Expect.error(
                ErrorKind.MALFORMED_RESPONSE, lab.client().get(seeded.get(0).id()));
        if (disguised.get() == 0) {
            throw new InvalidProof("the answer to a get carries no id");
        }
        if (lab.declares(Capability.UPDATE)) {
            lab.on(NeutralCall.UPDATE).inject(disguise);
            ConnectionChange change = lab.subject().changeFor(seeded.get(0));
            Expect.error(
                    ErrorKind.MALFORMED_RESPONSE,
                    Outcome.UNKNOWN,
                    lab.client().update(seeded.get(0).id(), change));
        }
        if (lab.declares(Capability.INTROSPECT)) {
            anotherCatalog(lab, other);
        }
    }

    private static void anotherCatalog(Lab lab, String other) {
        ConnectionId id = lab.subject()
                .seedCatalog()
                .orElseThrow(() -> new InvalidProof("no catalog seeded"))
                .connection();
        AtomicInteger disguised = new AtomicInteger();
        lab.on(NeutralCall.INTROSPECT)
                .always()
                .inject(Fault.rewriteTree(
                        answer -> disguised.addAndGet(AnswerTree.replace(answer, id.value(), other))));
        Either<ConnectorError, Catalog> found = lab.client().introspect(id, IntrospectionRequest.all());
        if (disguised.get() > 0) {
            Expect.error(ErrorKind.MALFORMED_RESPONSE, found);
        }
    }

    /** What was created is there. */
    @Rule(
            id = "CREATE-01",
            needs = {"CREATE", "GET"},
            statement = "The id in the answer to a create is the one under which the vendor keeps the connection, and"
                    + " once the declared visibility window is over, reading that id finds it.")
    default void CREATE_01_whatWasCreatedIsThere(Lab lab) {
        ConnectionSpec spec = lab.subject().spec("fresh one");
        Connection created = Expect.result(lab.client().create(spec));
        assertTrue(lab.subject().holds(created.id()), "the vendor holds it");
        lab.clock().advance(lab.descriptor().visibilityWindow());
        Connection read = Expect.result(lab.client().get(created.id()));
        assertEquals(spec.name(), read.name());
        assertEquals(created.id(), read.id());
        assertEquals(created.type(), read.type());
    }

    /** A taken name is a conflict. */
    @Rule(
            id = "CREATE-02",
            needs = {"CREATE", "UNIQUE_NAME"},
            statement = "Creating under a name that is taken fails with CONFLICT and leaves what the vendor holds as"
                    + " it was.")
    default void CREATE_02_aTakenNameIsAConflict(Lab lab) {
        Expect.result(lab.client().create(lab.subject().spec("taken")));
        Object before = lab.subject().snapshot();
        Expect.error(
                ErrorKind.CONFLICT,
                Outcome.REFUSED,
                lab.client().create(lab.subject().spec("taken")));
        assertEquals(before, lab.subject().snapshot(), "the vendor's state");
    }

    /** A refused field is named. */
    @Rule(
            id = "CREATE-03",
            needs = "CREATE",
            statement = "If the server objects to a field of a new connection, the error is INVALID_REQUEST with a"
                    + " violation whose path is that of the neutral model, not the vendor's.")
    default void CREATE_03_aRefusedFieldIsNamed(Lab lab) {
        ConformanceSubject.Rejection rejection = lab.subject()
                .rejectedSpec()
                .orElseThrow(() -> new NotApplicable(NotApplicable.Reason.NO_FIELD_VIOLATIONS));
        ConnectorError error =
                Expect.error(ErrorKind.INVALID_REQUEST, lab.client().create(rejection.spec()));
        assertTrue(
                ((ConnectorError.InvalidRequest) error)
                        .violations().stream()
                                .anyMatch(violation -> violation.path().equals(rejection.path())),
                () -> "no violation at " + rejection.path() + ": " + error.message());
    }

    /** One create is one request. */
    @Rule(
            id = "CREATE-04",
            needs = "CREATE",
            statement = "Each successful create is one create operation at the server. Where IDEMPOTENCY_KEY is"
                    + " declared, the repeats of a call share its key, and no two calls have the same.")
    default void CREATE_04_oneCreateIsOneRequest(Lab lab) {
        for (Ask.View view : Ask.View.values()) {
            Expect.result(Ask.create(lab.subject().spec("one " + view)).through(view, lab.client()));
        }
        List<Exchange> sent = lab.sent(NeutralCall.CREATE);
        assertEquals(Ask.View.values().length, sent.size(), "create operations");
        assertEquals(Ask.View.values().length, lab.subject().connections(), "connections");
        if (lab.client().descriptor().takesIdempotencyKey("create")) {
            lab.on(NeutralCall.CREATE).times(1).inject(Fault.statusAfterExecuting(503));
            Expect.result(lab.client().create(lab.subject().spec("keyed")));
            List<String> keys = lab.sent(NeutralCall.CREATE).stream()
                    .map(exchange -> exchange.rawHeader(lab.subject().idempotencyHeader())
                            .orElse(""))
                    .toList();
            int first = keys.size() - 2;
            assertEquals(keys.get(first), keys.get(first + 1), "the key of the repeat");
            assertFalse(keys.contains(""), "every create has a key");
            assertEquals(keys.size() - 1, new HashSet<>(keys).size(), "keys of different calls");
        }
    }

    /** Only what is named changes. */
    @Rule(
            id = "UPDATE-01",
            revision = 2,
            needs = {"UPDATE", "GET"},
            statement = "An update leaves every field alone that the caller has not named.")
    default void UPDATE_01_onlyWhatIsNamedChanges(Lab lab) {
        Connection before =
                Expect.result(lab.client().get(lab.subject().seed(2).get(0).id()));
        ConnectionChange change = lab.subject().changeFor(before);
        Expect.result(lab.client().update(before.id(), change));
        Connection after = Expect.result(lab.client().get(before.id()));
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

    /** What is not modelled survives. */
    @Rule(
            id = "UPDATE-02",
            revision = 2,
            level = Level.SHOULD,
            needs = {"UPDATE", "GET"},
            statement = "Members of the vendor's resource that the neutral model does not have are still there,"
                    + " unchanged, after an update.")
    default void UPDATE_02_whatIsNotModelledSurvives(Lab lab) {
        lab.subject().sendUnknownMembers();
        Connection before =
                Expect.result(lab.client().get(lab.subject().seed(1).get(0).id()));
        Object state = lab.subject().snapshotWithoutName(before.id());
        Expect.result(lab.client().update(before.id(), lab.subject().changeFor(before)));
        assertEquals(state, lab.subject().snapshotWithoutName(before.id()), "everything but what was changed");
    }

    /** What is not there cannot be changed. */
    @Rule(
            id = "UPDATE-03",
            revision = 2,
            needs = "UPDATE",
            statement = "Updating an id that does not exist is NOT_FOUND. (The neutral interface carries no version"
                    + " of a connection, so an outdated one cannot be tried.)")
    default void UPDATE_03_whatIsNotThereCannotBeChanged(Lab lab) {
        ConnectionChange change = lab.subject().changeFor(lab.subject().seed(1).get(0));
        Expect.error(
                ErrorKind.NOT_FOUND,
                Outcome.REFUSED,
                lab.client().update(lab.subject().absentId(), change));
    }

    /** What was deleted is gone. */
    @Rule(
            id = "DELETE-01",
            needs = {"DELETE", "GET", "LIST"},
            statement = "A connection that was deleted can no longer be read (NOT_FOUND) and no longer appears in"
                    + " lists once the visibility window has passed.")
    default void DELETE_01_whatWasDeletedIsGone(Lab lab) {
        List<Connection> seeded = lab.subject().seed(3);
        ConnectionId id = seeded.get(1).id();
        assertEquals(Deletion.State.GONE, Expect.result(lab.client().delete(id)).state());
        lab.clock().advance(lab.descriptor().visibilityWindow());
        assertFalse(lab.subject().holds(id), "the vendor still holds it");
        Expect.error(ErrorKind.NOT_FOUND, lab.client().get(id));
        List<Connection> left = Expect.result(ListRules.walk(lab.client(), ConnectionQuery.all()));
        assertTrue(left.stream().noneMatch(connection -> Objects.equals(connection.id(), id)), "still listed");
        assertEquals(2, left.size());
    }

    /** Deleting what is absent. */
    @Rule(
            id = "DELETE-02",
            needs = "DELETE",
            statement = "What comes of deleting an id that is not there is what the descriptor announces: success, or"
                    + " NOT_FOUND. It is never a PROVIDER_FAILURE.")
    default void DELETE_02_deletingWhatIsAbsentIsAsDeclared(Lab lab) {
        Either<ConnectorError, Deletion> answer =
                lab.client().delete(lab.subject().absentId());
        if (lab.descriptor().deletingAbsentSucceeds()) {
            assertEquals(Deletion.State.GONE, Expect.result(answer).state());
        } else {
            Expect.error(ErrorKind.NOT_FOUND, Outcome.REFUSED, answer);
        }
    }

    /** Success is said. */
    @Rule(
            id = "DELETE-04",
            since = "2.0",
            needs = "DELETE",
            statement = "If the answer to a delete says with a status of success that nothing was deleted, the delete"
                    + " has failed, and the error says why in the vendor's words.")
    default void DELETE_04_aSuccessThatIsDeniedIsNone(Lab lab) {
        ConnectionId id = lab.subject().seed(1).get(0).id();
        String words = "two pipelines depend on it";
        lab.on(NeutralCall.DELETE).inject(Fault.status(200).json(lab.subject().deniedDelete(words)));
        ConnectorError error = Expect.error(lab.client().delete(id));
        assertTrue(error.message().contains(words), error::message);
    }

    /** Accepted is not gone. */
    @Rule(
            id = "DELETE-03",
            needs = "DELETE",
            statement = "If the server answers a delete with 202, the result is ACCEPTED: a deletion counts as done"
                    + " only when the connection has disappeared.")
    default void DELETE_03_acceptedIsNotGone(Lab lab) {
        ConnectionId id = lab.subject().seed(1).get(0).id();
        lab.on(NeutralCall.DELETE).inject(Fault.status(202));
        assertEquals(
                Deletion.State.ACCEPTED, Expect.result(lab.client().delete(id)).state());
        assertTrue(lab.subject().holds(id), "the vendor holds it still");
    }
}
