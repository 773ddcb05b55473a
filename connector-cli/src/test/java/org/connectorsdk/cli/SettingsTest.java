package org.connectorsdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.cli.Commands.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where settings and secrets come from, and what is said about wrong ones. */
class SettingsTest {
    private final AcmeConnections acme = new AcmeConnections() {
        @Override
        public Either<ConnectorError, Connection> get(ConnectionId id, CallOptions options) {
            return Either.right(connection(id.value()));
        }
    };

    @TempDir
    private Path folder;

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("settings"), text).toString();
    }

    private String region() {
        return acme.settings().string("region");
    }

    private String token() {
        return acme.settings().secret("token").get().reveal();
    }

    @Test
    void theEnvironmentSetsWhatTheCommandLineAndTheFileLeaveOpen() {
        Commands.on(acme).environment("CONNECTOR_ACME_REGION", "north").run("get", "acme", "c1");

        assertThat(region()).isEqualTo("north");
    }

    @Test
    void theFileWinsOverTheEnvironment() throws IOException {
        Commands.on(acme)
                .environment("CONNECTOR_ACME_REGION", "north")
                .run("get", "acme", "c1", "--settings", file("region=south\n"));

        assertThat(region()).isEqualTo("south");
    }

    @Test
    void theCommandLineWinsOverTheFile() throws IOException {
        Commands.on(acme).run("get", "acme", "c1", "--set", "region=east", "--settings", file("region=south\n"));

        assertThat(region()).isEqualTo("east");
    }

    @Test
    void aFileThatBeginsWithABraceIsReadAsJson() throws IOException {
        Commands.on(acme).run("get", "acme", "c1", "--config", file("{\"region\": \"south\", \"attempts\": 5}"));

        assertThat(acme.settings().integer("attempts")).isEqualTo(5);
    }

    @Test
    void linesOfAFileAreTakenAsTheyStandWithoutEscapes() throws IOException {
        Commands.on(acme).run("get", "acme", "c1", "--settings", file("# where\n\nregion = C:\\new\\#1=x\n"));

        assertThat(region()).isEqualTo("C:\\new\\#1=x");
    }

    @Test
    void aFileThatCannotBeUsedIsReportedWithTheLine() throws IOException {
        Result result = Commands.on(acme).run("get", "acme", "c1", "--settings", file("region=south\nwest\n"));

        assertThat(result.err()).startsWith("error: --settings: line 2 of ").contains("is not NAME=VALUE");
    }

    @Test
    void aFileWithoutAnEndIsReadToACeiling() throws IOException {
        Path large = folder.resolve("large");
        try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
            file.setLength((16 << 20) + 1);
        }

        Result result = Commands.on(acme).run("get", "acme", "c1", "--settings", large.toString());

        assertThat(result.err()).isEqualTo("error: --settings: the file " + large + " has more than 16 MiB\n");
    }

    @Test
    void nothingOfAFileThatMayBeAKeyIsShown() throws IOException {
        Result result = Commands.on(acme)
                .run("get", "acme", "c1", "--settings", file("-----BEGIN PRIVATE KEY-----\nQUJDREVG==\n"));

        assertThat(result.err()).contains("line 1 of ").doesNotContain("QUJDREVG");
    }

    @Test
    void aFileThatIsNoTextDiffersFromAnUnreadableOne() throws IOException {
        Path file = Files.write(folder.resolve("settings.bin"), new byte[] {(byte) 0xff, 0});

        Result result = Commands.on(acme).run("get", "acme", "c1", "--settings", file.toString());

        assertThat(result.err()).isEqualTo("error: --settings: the file " + file + " is not UTF-8 text\n");
    }

    @Test
    void brokenJsonIsReportedByPlaceAndNeverQuoted() throws IOException {
        Result result = Commands.on(acme).run("get", "acme", "c1", "--settings", file("{\"token\": hunter2}"));

        assertThat(result.err()).contains("is not JSON at line 1").doesNotContain("hunter2");
    }

    @Test
    void aSecretIsReadFromTheVariableThatIsNamed() {
        Commands.with(acme.connectors())
                .environment("MY_TOKEN", "from-variable")
                .run("get", "acme", "c1", "--set-secret", "token=env:MY_TOKEN");

        assertThat(token()).isEqualTo("from-variable");
    }

    @Test
    void aSecretFileIsReadWithoutItsFinalLineBreak() throws IOException {
        Commands.with(acme.connectors()).run("get", "acme", "c1", "--secret", "token=file:" + file("from file\n"));

        assertThat(token()).isEqualTo("from file");
    }

    @Test
    void aSecretIsAskedForAtTheTerminal() {
        Commands.with(acme.connectors())
                .personEnters("typed in")
                .run("get", "acme", "c1", "--set-secret", "token=prompt");

        assertThat(token()).isEqualTo("typed in");
    }

    @Test
    void withoutATerminalAPromptIsRefused() {
        Result result = Commands.with(acme.connectors()).run("get", "acme", "c1", "--set-secret", "token=prompt");

        assertThat(result.err())
                .isEqualTo("error: token: there is no terminal to ask on; use env:VARIABLE or file:PATH\n");
    }

    @Test
    void aSecretOnTheCommandLineIsRefusedAndNotRepeated() {
        Result result = Commands.with(acme.connectors()).run("get", "acme", "c1", "--set", "token=hunter2");

        assertThat(result.err())
                .contains("token is a secret", "CONNECTOR_ACME_TOKEN", "--set-secret token=file:PATH")
                .doesNotContain("hunter2");
    }

    @Test
    void aSecretInPlaceOfItsSourceIsRefusedAndNotRepeated() {
        Result result = Commands.with(acme.connectors()).run("get", "acme", "c1", "--set-secret", "token=hunter2");

        assertThat(result.err()).contains("env:VARIABLE").doesNotContain("hunter2");
    }

    @Test
    void aMissingTokenIsNamedWithItsVariable() {
        Result result = Commands.with(acme.connectors()).run("get", "acme", "c1");

        assertThat(result)
                .isEqualTo(new Result(
                        2, "", "error: token is required; set it, or the environment variable CONNECTOR_ACME_TOKEN\n"));
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnceAndNothingIsOpened() {
        Result result = Commands.with(acme.connectors())
                .run("list", "acme", "--set", "atempts=4", "--set", "base-url=ftp://x", "--set", "x", "--filter", "y");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err().lines())
                .hasSize(5)
                .allMatch(line -> line.startsWith("error: "))
                .anyMatch(line -> line.contains("--set takes NAME=VALUE"))
                .anyMatch(line -> line.contains("base-url begins with ftp://, where http:// or https:// is needed"))
                .anyMatch(line -> line.contains("token is required"))
                .anyMatch(line -> line.contains("atempts is not a setting; did you mean attempts?"))
                .anyMatch(line -> line.contains("--filter takes FIELD=VALUE"));
        assertThat(acme.opened).hasValue(0);
    }

    @Test
    void anUnknownProviderIsAnsweredWithTheKnownOnes() {
        Result result = Commands.on(acme).run("list", "acmee");

        assertThat(result).isEqualTo(new Result(2, "", "error: unknown provider 'acmee'; available: acme\n"));
    }

    @Test
    void aSettingThatIsReportedAlreadyIsNotReportedAsMissingToo() {
        Result result = Commands.with(acme.connectors()).run("get", "acme", "c1", "--set-secret", "token=env:NOWHERE");

        assertThat(result.err()).isEqualTo("error: token: the environment variable NOWHERE is not set\n");
    }

    @Test
    void whatIsNoSecretIsNotTakenAsOne() {
        Result result =
                Commands.on(acme).environment("R", "north").run("get", "acme", "c1", "--set-secret", "region=env:R");

        assertThat(result.err()).isEqualTo("error: region is not a secret; write --set region=VALUE\n");
    }

    @Test
    void limitsOfACallAreChecked() {
        Result result = Commands.on(acme).run("get", "acme", "c1", "--deadline", "0s", "--attempts", "101");

        assertThat(result.err())
                .isEqualTo("error: --deadline must be more than zero\nerror: --attempts must be 1 to 100\n");
    }

    @Test
    void theAccountIsClosedWhenTheCommandIsDone() {
        Commands.on(acme).run("get", "acme", "c1");

        assertThat(acme.closed).hasValue(1);
    }

    @Test
    void theAccountIsClosedWhenTheCommandWasWrong() {
        Commands.on(acme).run("get", "acme", "c1", "--attempts", "0");

        assertThat(acme.closed).hasValue(1);
    }

    @Test
    void noSecretIsPrintedByAnyOutput() {
        for (String format : new String[] {"table", "json", "ndjson"}) {
            Result result = Commands.on(acme).run("get", "acme", "c1", "-v", "--output", format);

            assertThat(result.out() + result.err()).doesNotContain(AcmeConnections.TOKEN);
        }
    }
}
