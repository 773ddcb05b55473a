package org.connectorsdk.verification.incidents;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.fault.Fault;

/** INC-22: only the first 20 (dagster-io/dagster#31940, open-metadata/OpenMetadata#25263). */
class Inc22FirstTwentyTest {
    private static final int ALL = 45;
    private static final ConnectionQuery BY_TWENTY =
            ConnectionQuery.builder().pageSize(20).build();

    /** What a walk delivered, and how it ended. */
    private record Walked(List<ConnectionId> ids, Optional<ConnectorError> error, long delivered) {}

    private static Walked walk(Connections client, ConnectionQuery query) {
        List<ConnectionId> ids = new ArrayList<>();
        try (ItemStream<Connection> all = client.stream(query)) {
            while (true) {
                Either<ConnectorError, Optional<Connection>> next = all.next();
                if (next.isLeft() || next.get().isEmpty()) {
                    return new Walked(
                            ids, next.isLeft() ? Optional.of(next.getLeft()) : Optional.empty(), all.delivered());
                }
                ids.add(next.get().get().id());
            }
        }
    }

    private static List<ConnectionId> seeded(Stage stage) {
        return stage.seed(ALL).stream().map(Connection::id).toList();
    }

    @ForEveryProvider(with = "LIST")
    void thePlainWalkGivesAllOfThemOnceAndInOrder(Stage stage) {
        List<ConnectionId> seeded = seeded(stage);

        Walked walked = walk(stage.open(), ConnectionQuery.all());

        assertThat(walked.error()).isEmpty();
        assertThat(walked.ids()).containsExactlyElementsOf(seeded);
    }

    @ForEveryProvider(with = "LIST")
    void fiveItemsCostOneRequestAndNoneCostsNone(Stage stage) {
        seeded(stage);
        Connections client = stage.open();

        try (ItemStream<Connection> all = client.stream(ConnectionQuery.all())) {
            assertThat(stage.sent(NeutralCall.LIST)).isEmpty();
            for (int i = 0; i < 5; i++) {
                assertThat(all.next().get()).isPresent();
            }
        }

        assertThat(stage.sent(NeutralCall.LIST)).hasSize(1);
    }

    @ForEveryProvider(withPages = true)
    void anItemThatAppearsOrVanishesBetweenPagesMakesNoDuplicate(ConformanceTarget target) {
        for (boolean appears : new boolean[] {true, false}) {
            try (Stage stage = new Stage(target)) {
                List<ConnectionId> seeded = seeded(stage);
                Connections client = stage.open();
                List<ConnectionId> ids = new ArrayList<>();
                try (ItemStream<Connection> all = client.stream(BY_TWENTY)) {
                    for (Optional<Connection> next = all.next().get();
                            next.isPresent();
                            next = all.next().get()) {
                        ids.add(next.get().id());
                        if (ids.size() == 20 && appears) {
                            stage.seed(1);
                        } else if (ids.size() == 20) {
                            client.delete(seeded.get(0)).get();
                        }
                    }
                }

                assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(ALL - 1);
            }
        }
    }

    @ForEveryProvider(withPages = true)
    void aPageThatRepeatsIsAnErrorAndNotEndless(Stage stage) {
        seeded(stage);
        stage.harness().answerTheSamePageForever();

        Walked walked = walk(stage.open(), BY_TWENTY);

        assertThat(walked.error()).isPresent();
        assertThat(stage.sent(NeutralCall.LIST)).hasSizeLessThan(10);
    }

    @ForEveryProvider(withPages = true)
    void anEmptyPageInTheMiddleIsNotTheEnd(Stage stage) {
        List<ConnectionId> seeded = seeded(stage);
        stage.harness().answerOneEmptyPage();

        Walked walked = walk(stage.open(), BY_TWENTY);

        assertThat(walked.error()).isEmpty();
        assertThat(walked.ids()).containsExactlyElementsOf(seeded);
    }

    @ForEveryProvider(withPages = true)
    void aPageThatIsRefusedOnceIsAskedForAgain(Stage stage) {
        List<ConnectionId> seeded = seeded(stage);
        stage.on(NeutralCall.LIST).fromAttempt(2).inject(Fault.status(429).header("Retry-After", "1"));

        Walked walked = walk(stage.open(), BY_TWENTY);

        assertThat(walked.error()).isEmpty();
        assertThat(walked.ids()).containsExactlyElementsOf(seeded);
    }

    @ForEveryProvider(withPages = true)
    void aMissingPageIsAnErrorThatCountsWhatWasDelivered(Stage stage) {
        seeded(stage);
        stage.on(NeutralCall.LIST).fromAttempt(3).always().inject(Fault.status(500));

        Walked walked = walk(stage.open(), BY_TWENTY);

        assertThat(walked.ids()).hasSize(40);
        assertThat(walked.delivered()).isEqualTo(40);
        assertThat(walked.error().orElseThrow().context().delivered()).hasValue(40);
        assertThat(walked.error().orElseThrow().message()).contains("40 items delivered");
    }

    @ForEveryProvider(withPages = true)
    void onePageIsMarkedAsAPageInItsType(Stage stage) {
        seeded(stage);
        Connections client = stage.open();

        Page<Connection> page = client.list(BY_TWENTY).get();

        assertThat(page.items()).hasSize(20);
        assertThat(page.isLast()).isFalse();
        assertThat(stage.sent(NeutralCall.LIST)).hasSize(1);
        Page<Connection> next = client.list(BY_TWENTY.toBuilder()
                        .pageToken(page.next().orElseThrow())
                        .build())
                .get();
        assertThat(next.items()).doesNotContainAnyElementsOf(page.items());
    }

    @ForEveryProvider(withPages = true)
    void theHostOfALinkToTheNextPageIsNeverAsked(Stage stage) {
        try (Stage elsewhere = new Stage(stage.target())) {
            List<ConnectionId> seeded = seeded(stage);
            String own = stage.baseUrl().toString();
            String other = elsewhere.baseUrl().toString();
            stage.always(
                    NeutralCall.LIST,
                    Fault.rewriteJson(answer -> answer.fieldNames().forEachRemaining(name -> {
                        if (answer.get(name).isTextual()) {
                            answer.put(name, answer.get(name).asText().replace(own, other));
                        }
                    })));

            Walked walked = walk(stage.open(), BY_TWENTY);

            assertThat(walked.ids()).containsExactlyElementsOf(seeded);
            assertThat(elsewhere.journal().arrived()).isZero();
        }
    }
}
