package org.connectorsdk.verification.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.testkit.record.Player;
import org.connectorsdk.testkit.record.Recorder;
import org.connectorsdk.testkit.time.VirtualClock;
import org.connectorsdk.verification.incidents.Stage;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A run of any provider, recorded before its vendor and played where there is none, is the same run. */
class RecordedRunTest {
    @TempDir
    private Path folder;

    static Stream<ConformanceTarget> targets() {
        return Stage.targets();
    }

    /** What a run needs, and what it came to. */
    private record Run(
            Map<String, String> settings,
            Set<String> secretSettings,
            ConnectionSpec spec,
            ConnectionId syncable,
            List<String> answers) {}

    @ParameterizedTest(name = "{0}")
    @MethodSource("targets")
    void aPlayedRunIsTheRecordedOneAndShowsNoSecret(ConformanceTarget target) throws Exception {
        Path file = folder.resolve("run.json");
        Run recorded = record(target, file);

        try (Player player = Player.of(file).start()) {
            recorded.settings().put("base-url", player.baseUrl().toString());
            Connections client = Connectors.discover()
                    .open(
                            target.provider(),
                            config(recorded),
                            RuntimeContext.builder().time(VirtualClock.create()).build())
                    .get();
            try (client) {
                List<String> played = answers(client, recorded.spec(), recorded.syncable());
                assertThat(player.unmatched()).isEmpty();
                assertThat(played).isEqualTo(recorded.answers());
            }
            assertThat(player.unused()).isEmpty();
        }
    }

    private static Run record(ConformanceTarget target, Path file) throws Exception {
        Run run;
        try (Stage stage = new Stage(target)) {
            stage.seed(3);
            ConnectionSpec spec = stage.spec("recorded");
            ConnectionId syncable = stage.harness().seedSyncable().orElse(ConnectionId.of("none"));
            try (Recorder recorder = Recorder.of(stage.baseUrl(), file).start()) {
                Connections client = stage.open(
                        config -> config.set("base-url", recorder.baseUrl().toString()));
                run = new Run(
                        stage.harness().settings(stage.baseUrl()),
                        stage.harness().secretSettings(),
                        spec,
                        syncable,
                        answers(client, spec, syncable));
                assertThat(recorder.leftOut()).isEmpty();
            }
            String written = Files.readString(file);
            assertThat(stage.secrets()).allSatisfy(secret -> assertThat(written).doesNotContain(secret));
            assertThat(spec.secrets().values())
                    .allSatisfy(secret -> assertThat(written).doesNotContain(secret.reveal()));
        }
        return run;
    }

    /** The settings of the recorded run, with a credential that no vendor ever gave anybody. */
    private static ConnectorConfig config(Run run) {
        ConnectorConfig.Builder config = ConnectorConfig.builder();
        run.settings().forEach((name, value) -> {
            if (run.secretSettings().contains(name)) {
                config.secret(name, Secret.of("any-" + name));
            } else {
                config.set(name, value);
            }
        });
        return config.build();
    }

    private static List<String> answers(Connections client, ConnectionSpec spec, ConnectionId syncable) {
        List<String> answers = new ArrayList<>();
        answers.add(shown(client.list(ConnectionQuery.all()), page -> names(page.items())));
        Either<ConnectorError, Connection> created = client.create(spec);
        answers.add(shown(created, connection -> connection.id().value()));
        created.forEach(connection -> {
            ConnectionId id = connection.id();
            answers.add(shown(client.get(id), Connection::toString));
            answers.add(shown(client.test(id), report -> String.valueOf(report.ok())));
            answers.add(shown(
                    client.introspect(id, IntrospectionRequest.all()),
                    catalog -> catalog.tables().toString()));
            answers.add(shown(
                    client.update(id, ConnectionChange.builder().name("renamed").build()), Connection::name));
            answers.add(shown(client.delete(id), deletion -> deletion.state().name()));
            answers.add(shown(client.get(id), Connection::toString));
        });
        answers.add(shown(
                client.sync(syncable, SyncRequest.full())
                        .flatMap(job -> client.await(job.ref(), WaitPolicy.standard())),
                job -> job.status().toString()));
        return answers;
    }

    private static String names(List<Connection> connections) {
        return connections.stream().map(Connection::name).toList().toString();
    }

    private static <T> String shown(Either<ConnectorError, T> answer, Function<T, String> value) {
        return answer.fold(error -> error.kind().name(), value);
    }
}
