package org.connectorsdk.testkit.conformance.rules.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.FieldViolation;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.testkit.conformance.Expect;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.NotApplicable;
import org.connectorsdk.testkit.conformance.Rule;
import org.connectorsdk.testkit.conformance.RuleContext;

/** Rules about writing what was read. */
public interface RoundTripRules {

    @Rule(
            id = "UPDATE-04",
            since = "2.0",
            needs = {"UPDATE", "CONFIG_READ"},
            statement = "An update to the settings that the connection has already, as they were read, is accepted"
                    + " and changes nothing, also where some of them are null.")
    default void UPDATE_04_whatWasReadChangesNothing(RuleContext context) {
        for (ConnectionId id : readable(context)) {
            Connection read = Expect.result(context.client().get(id));
            Object before = context.harness().snapshotWithoutName(id);
            ConnectionChange same = ConnectionChange.builder()
                    .name(read.name())
                    .config(read.config())
                    .build();
            Connection answered = Expect.result(context.client().update(id, same));
            assertEquals(read.config(), answered.config(), "the settings in the answer");
            assertEquals(before, context.harness().snapshotWithoutName(id), "the vendor's state");
            assertEquals(read.config(), Expect.result(context.client().get(id)).config(), "the settings afterwards");
        }
    }

    @Rule(
            id = "UPDATE-05",
            since = "2.0",
            needs = {"UPDATE", "GET"},
            statement = "A field that the descriptor declares as fixed cannot be changed: another value is"
                    + " INVALID_REQUEST naming the field, no write is sent and nothing changes. The value that is there"
                    + " already passes, beside a change of something else.")
    default void UPDATE_05_whatIsFixedStays(RuleContext context) {
        if (!context.descriptor().fixed().contains("name")) {
            throw new NotApplicable(NotApplicable.Reason.NO_FIXED_FIELDS);
        }
        Connection seeded = context.harness().seed(1).get(0);
        ConnectionChange change = context.harness().changeFor(seeded);
        Object before = context.harness().snapshot();
        ConnectorError refusal = Expect.error(
                ErrorKind.INVALID_REQUEST,
                context.client()
                        .update(
                                seeded.id(),
                                change.toBuilder().name(seeded.name() + "_2").build()));
        assertEquals(
                List.of("name"),
                ((ConnectorError.InvalidRequest) refusal)
                        .violations().stream().map(FieldViolation::path).toList());
        assertNotEquals(Outcome.UNKNOWN, refusal.outcome(), "outcome");
        assertEquals(0, context.sent(NeutralCall.UPDATE).size(), "writes");
        assertEquals(before, context.harness().snapshot(), "the vendor's state");
        Connection changed = Expect.result(context.client()
                .update(seeded.id(), change.toBuilder().name(seeded.name()).build()));
        assertEquals(seeded.name(), changed.name());
        assertEquals(1, context.sent(NeutralCall.UPDATE).size(), "writes");
    }

    private static List<ConnectionId> readable(RuleContext context) {
        ConnectionId usual = context.harness().seed(1).get(0).id();
        return context.harness().seedNulls().map(nulls -> List.of(usual, nulls)).orElse(List.of(usual));
    }

    @Rule(
            id = "CREATE-05",
            since = "2.0",
            needs = {"CREATE", "GET", "CONFIG_READ"},
            statement = "A create with the settings of another connection as they were read, its own name and its own"
                    + " secrets gives a connection with the same settings, apart from those that the vendor sets"
                    + " itself.")
    default void CREATE_05_whatWasReadCanBeCreated(RuleContext context) {
        ConnectionId model = Expect.result(
                        context.client().create(context.harness().spec("the model")))
                .id();
        List<ConnectionId> models = context.harness()
                .seedNulls()
                .map(nulls -> List.of(model, nulls))
                .orElse(List.of(model));
        for (ConnectionId id : models) {
            JsonObject settings = Expect.result(context.client().get(id)).config();
            ConnectionSpec spec = context.harness().spec("like " + id).toBuilder()
                    .config(settings)
                    .build();
            ConnectionId created = Expect.result(context.client().create(spec)).id();
            Set<String> others = new HashSet<>(context.harness().settingsOfTheServer());
            others.addAll(spec.secrets().keySet()); // its own, some vendors show a mask for them
            assertEquals(
                    without(settings, others),
                    without(Expect.result(context.client().get(created)).config(), others),
                    "the settings");
        }
    }

    private static JsonObject without(JsonObject settings, Set<String> names) {
        JsonObject.Builder rest = settings.toBuilder();
        names.forEach(rest::remove);
        return rest.build();
    }
}
