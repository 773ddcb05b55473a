package org.connectorsdk.verification.findings.answers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.verification.findings.Case;
import org.connectorsdk.verification.findings.Finding;
import org.connectorsdk.verification.findings.ForEveryCase;
import org.connectorsdk.verification.findings.Input;
import org.connectorsdk.verification.findings.ViewCall;
import org.connectorsdk.verification.incidents.Stage;

/** F-24: a list that changes while it is read is followed; one that lost its place may be read again. */
@Finding(value = "F-24", rule = "A shift is followed, and a lost place is a conflict that can be retried")
class F24ShiftTest {
    private static final int ALL = 12;
    private static final int SIZE = 4;

    /** How many of the connections that were read are deleted after each page. */
    static List<Input<Integer>> inputs() {
        return List.of(
                Input.of("nothing goes away", 0),
                Input.of("one goes away", 1),
                Input.of("two go away", 2),
                Input.of("three go away", 3),
                Input.of("all but the last of a page go away", SIZE - 1),
                Input.of("a whole page goes away", SIZE));
    }

    private record Walked(List<ConnectionId> ids, Optional<ConnectorError> error) {}

    /** Reads to the end, and after each page deletes some of those that were read. */
    private static Walked walk(Connections client, int deleted) {
        ConnectionQuery small = ConnectionQuery.builder().pageSize(SIZE).build();
        List<ConnectionId> ids = new ArrayList<>();
        try (ItemStream<Connection> stream = client.stream(small)) {
            while (true) {
                var next = stream.next();
                if (next.isLeft()) {
                    return new Walked(ids, Optional.of(next.getLeft()));
                }
                if (next.get().isEmpty()) {
                    return new Walked(ids, Optional.empty());
                }
                ids.add(next.get().get().id());
                if (ids.size() % SIZE == 0 && ids.size() < ALL) {
                    ids.subList(ids.size() - SIZE, ids.size() - SIZE + deleted)
                            .forEach(id -> client.delete(id).get());
                }
            }
        }
    }

    @ForEveryCase(only = {"airbyte-public", "virtuousai"})
    void aListIsFollowedWhileOthersDeleteOrReportsItsLostPlace(Case<Integer> one, Stage stage) {
        List<ConnectionId> seeded = stage.seed(ALL).stream().map(Connection::id).toList();

        Walked walked = walk(stage.open(), one.value());

        assertThat(walked.ids()).doesNotHaveDuplicates();
        if (one.value() < SIZE) {
            assertThat(walked.error()).isEmpty();
        }
        if (walked.error().isPresent()) {
            assertThat(walked.error().get().kind()).isEqualTo(ErrorKind.CONFLICT);
            assertThat(walked.error().get().retryable()).isTrue();
        } else {
            assertThat(new HashSet<>(walked.ids())).isEqualTo(new HashSet<>(seeded));
        }
    }

    @ForEveryCase(with = "LIST")
    void whatIsDeletedBeforeTheListIsReadIsNoShift(Case<Integer> one, Stage stage) {
        List<Connection> seeded = stage.seed(ALL);
        Connections client = stage.open();
        seeded.subList(0, one.value())
                .forEach(connection -> client.delete(connection.id()).get());

        assertThat(one.answer(client, ViewCall.list()).warnings()).isEmpty();
        assertThat(one.answer(client, ViewCall.stream())).hasSize(ALL - one.value());
    }
}
