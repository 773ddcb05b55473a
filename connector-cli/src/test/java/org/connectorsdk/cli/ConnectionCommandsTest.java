package org.connectorsdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.config.Secret;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionChange;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.CredentialRef;
import org.connectorsdk.api.connection.Deletion;
import org.connectorsdk.api.connection.EndSpec;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.json.JsonNull;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.cli.Commands.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands around connections ask for, and how they answer. */
class ConnectionCommandsTest {
    private final List<ConnectionSpec> specs = new ArrayList<>();
    private final List<ConnectionChange> changes = new ArrayList<>();
    private Either<ConnectorError, Connection> stored = Either.right(AcmeConnections.connection("c1"));
    private TestReport report = TestReport.builder(true).build();

    private final AcmeConnections acme = new AcmeConnections() {
        @Override
        public Either<ConnectorError, Connection> create(ConnectionSpec spec, CallOptions options) {
            specs.add(spec);
            return stored;
        }

        @Override
        public Either<ConnectorError, Connection> update(
                ConnectionId id, ConnectionChange change, CallOptions options) {
            changes.add(change);
            return stored;
        }

        @Override
        public Either<ConnectorError, Deletion> delete(ConnectionId id, CallOptions options) {
            return Either.right(new Deletion(id, Deletion.State.ACCEPTED));
        }

        @Override
        public Either<ConnectorError, TestReport> test(ConnectionId id, CallOptions options) {
            return Either.right(report);
        }

        @Override
        public Either<ConnectorError, TestReport> test(ConnectionSpec spec, CallOptions options) {
            specs.add(spec);
            return Either.right(report);
        }

        @Override
        public ItemStream<Connection> stream(ConnectionQuery query, CallOptions options) {
            return stream(List.of(connection("c1"), connection("c2")).iterator(), null);
        }
    };

    @TempDir
    private Path folder;

    private Result run(String... args) {
        return Commands.on(acme)
                .environment("DB_PASSWORD", "hunter2")
                .input("{\"from\": \"standard input\"}")
                .run(args);
    }

    private Result create(String... more) {
        List<String> args = new ArrayList<>(List.of("create", "acme", "--name", "orders", "--type", "postgres"));
        args.addAll(List.of(more));
        return run(args.toArray(String[]::new));
    }

    @Test
    void createSendsWhatTheOptionsDescribe() {
        create(
                "--config",
                "{\"port\": 5432.10, \"schema\": null}",
                "--secret",
                "password=env:DB_PASSWORD",
                "--credential",
                "name:shared",
                "--vendor",
                "{\"region\": \"eu\"}");

        assertThat(specs)
                .containsExactly(ConnectionSpec.builder("orders", "postgres")
                        .config(JsonObject.of(
                                "port",
                                org.connectorsdk.api.json.JsonNumber.ofRaw("5432.10"),
                                "schema",
                                JsonNull.INSTANCE))
                        .secrets("password", Secret.of("hunter2"))
                        .credential(CredentialRef.name("shared"))
                        .vendorOptions(JsonObject.of("region", "eu"))
                        .build());
    }

    @Test
    void aConnectionBetweenTwoEndsNamesBoth() {
        create("--source", "s1", "--destination", "d1");

        assertThat(specs).singleElement().satisfies(spec -> {
            assertThat(spec.source().flatMap(EndSpec::id)).hasValue("s1");
            assertThat(spec.destination().flatMap(EndSpec::id)).hasValue("d1");
        });
    }

    @Test
    void theConfigCanStandInAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("config.json"), "{\"host\": \"db\"}");

        create("--config", "@" + file);

        assertThat(specs).singleElement().extracting(ConnectionSpec::config).isEqualTo(JsonObject.of("host", "db"));
    }

    @Test
    void theConfigCanComeFromStandardInput() {
        create("--config", "@-");

        assertThat(specs)
                .singleElement()
                .extracting(ConnectionSpec::config)
                .isEqualTo(JsonObject.of("from", "standard input"));
    }

    @Test
    void whatIsWrongWithStandardInputIsToldUnderItsName() {
        Result result = Commands.on(new AcmeConnections() {})
                .run("create", "acme", "--name", "n", "--type", "t", "--config", "@-");

        assertThat(result.err()).isEqualTo("error: --config: standard input is empty\n");
    }

    @Test
    void aConfigThatIsNoTextDiffersFromAnUnreadableOne() throws IOException {
        Path file = Files.write(folder.resolve("config.bin"), new byte[] {(byte) 0xff, 0});

        Result result = run("create", "acme", "--name", "n", "--type", "t", "--config", "@" + file);

        assertThat(result.err()).isEqualTo("error: --config: " + file + " is not UTF-8 text\n");
    }

    @Test
    void everythingThatIsWrongWithAConnectionIsSaidAtOnce() {
        Result result = run(
                "create",
                "acme",
                "--config",
                "[1]",
                "--vendor",
                "@" + folder.resolve("absent"),
                "--credential",
                "shared",
                "--secret",
                "password=env:NOWHERE");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err().lines())
                .containsExactly(
                        "error: --name is missing",
                        "error: --type is missing",
                        "error: --config must be a JSON object",
                        "error: --vendor: " + folder.resolve("absent") + " cannot be read",
                        "error: --credential takes id:ID or name:NAME",
                        "error: password: the environment variable NOWHERE is not set");
        assertThat(specs).isEmpty();
    }

    @Test
    void aNameThatStandsTwiceInAConfigIsRefused() {
        assertThat(create("--config", "{\"host\":1,\"host\":2}").err())
                .startsWith("error: --config gives the member host twice, the second time at line 1, column 11");
    }

    @Test
    void aCreateInDoubtEndsWithCodeFiveAndTheReconcileCommand() {
        stored = Either.left(new ConnectorError.Unreachable(
                AcmeConnections.evidence("create").outcome(Outcome.UNKNOWN).build(),
                ConnectorError.Reason.CONNECTION_LOST));

        Result result = run("create", "acme", "--name", "it's mine", "--type", "postgres", "--source", "s1");

        assertThat(result.code()).isEqualTo(5);
        assertThat(specs).hasSize(1);
        assertThat(result.err())
                .contains("hint: it may have been created; before trying again, look with: "
                        + "connectors reconcile acme --name 'it'\\''s mine' --type postgres --source s1");
    }

    @Test
    void reconcileListsWhatHasTheNameAndTypeOfTheRequest() {
        Result result = run("reconcile", "acme", "--name", "name of c2", "--type", "postgres");

        assertThat(result.out().lines()).hasSize(2).anyMatch(line -> line.startsWith("c2 "));
        assertThat(result.err()).isEqualTo("one: adopt it, or delete it and create again\n");
    }

    @Test
    void reconcileFindsNothingWhereNothingIs() {
        Result result = run("reconcile", "acme", "--name", "x", "--type", "y", "--output", "json");

        assertThat(result).isEqualTo(new Result(0, "[]\n", ""));
    }

    @Test
    void aWarningOfTheProviderIsShownBesideTheConnection() {
        stored = Either.right(AcmeConnections.connection("c1").toBuilder()
                .warnings(List.of("discovery failed: host did not answer"))
                .build());

        Result result = create();

        assertThat(result.code()).isZero();
        assertThat(result.err()).isEqualTo("warning: discovery failed: host did not answer\n");
    }

    @Test
    void updateChangesWhatIsNamedAndNothingElse() {
        run("update", "acme", "c1", "--name", "new", "--enabled", "false");

        assertThat(changes)
                .containsExactly(
                        ConnectionChange.builder().name("new").enabled(false).build());
    }

    @Test
    void anUpdateThatChangesNothingIsRefused() {
        Result result = run("update", "acme", "c1");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).startsWith("error: nothing to change");
    }

    @Test
    void deleteSaysWhetherItIsGoneOrAboutToGo() {
        assertThat(run("delete", "acme", "c1", "--output", "json").out())
                .isEqualTo("{\"id\":\"c1\",\"state\":\"ACCEPTED\"}\n");
    }

    @Test
    void aTestThatPassesEndsWithCodeZero() {
        assertThat(run("test", "acme", "c1")).isEqualTo(new Result(0, "ok              yes\n", ""));
    }

    @Test
    void aFailedTestEndsWithCodeEightAndTheReport() {
        report = TestReport.builder(false)
                .message("no route to host")
                .reason("unreachable")
                .build();

        Result result = run("test", "acme", "c1");

        assertThat(result.code()).isEqualTo(8);
        assertThat(result.out()).contains("no route to host", "unreachable");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void aConnectionCanBeTestedWithoutBeingStored() {
        run("test", "acme", "--name", "n", "--type", "postgres", "--secret", "password=env:DB_PASSWORD");

        assertThat(specs).singleElement().extracting(ConnectionSpec::name).isEqualTo("n");
    }

    @Test
    void aTestIsEitherOfAnIdOrOfADescription() {
        assertThat(run("test", "acme", "c1", "--type", "postgres").err())
                .startsWith("error: a connection is tested either by ID or as described");
    }

    @Test
    void getShowsOneLinePerThingThatIsKnown() {
        AcmeConnections one = new AcmeConnections() {
            @Override
            public Either<ConnectorError, Connection> get(ConnectionId id, CallOptions options) {
                return Either.right(connection(id.value()));
            }
        };

        assertThat(Commands.on(one).run("get", "acme", "c1").out()).isEqualTo("""
                        id           c1
                        name         name of c1
                        type         postgres
                        kind         data source
                        status       active
                        health       healthy
                        config       {"host":"db.acme.example"}
                        """);
    }
}
