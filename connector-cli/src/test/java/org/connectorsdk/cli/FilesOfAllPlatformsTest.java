package org.connectorsdk.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.cli.Commands.Result;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as editors and shells of all platforms write them. */
@DisplayName("F-44: files come from all platforms")
class FilesOfAllPlatformsTest {
    private static final String MARK = "\uFEFF";

    @TempDir
    Path folder;

    private final List<ConnectionSpec> specs = new ArrayList<>();

    private final AcmeConnections acme = new AcmeConnections() {
        @Override
        public Either<ConnectorError, Connection> create(ConnectionSpec spec, CallOptions options) {
            specs.add(spec);
            return Either.right(Connection.builder(ConnectionId.of("c1"), spec.name(), spec.type())
                    .build());
        }

        @Override
        public Either<ConnectorError, Connection> get(ConnectionId id, CallOptions options) {
            return Either.right(Connection.builder(id, "n", "t").build());
        }
    };

    private String file(String text) throws IOException {
        return Files.writeString(folder.resolve("file"), text, UTF_8).toString();
    }

    private Result get(String settings) {
        return Commands.on(acme).run("get", "acme", "c1", "--settings", settings);
    }

    private Result create(String config) {
        return Commands.on(acme).run("create", "acme", "--name", "n", "--type", "t", "--config", config);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "region=north\n",
                "region=north\r\n",
                "# a comment\nregion=north",
                "\nregion = north\n",
                "{\"region\": \"north\"}",
                "\r\n{\"region\": \"north\"}\r\n"
            })
    void aByteOrderMarkBeforeSettingsIsSkipped(String text) throws IOException {
        assertThat(get(file(MARK + text)).err()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"host\":\"h\"}", " {\"host\":\"h\"} ", "\n{\r\n\"host\":\"h\"}"})
    void aByteOrderMarkBeforeAConfigIsSkipped(String text) throws IOException {
        assertThat(create("@" + file(MARK + text)).err()).isEmpty();
        assertThat(specs.get(0).config().string("host")).contains("h");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'host':1,'host':2}|host",
                "{'host':1,'host':1}|host",
                "{'a':{'b':1,'b':2}}|b",
                "{'a':[{'x':1,'y':2,'x':3}]}|x",
                "{'a':1,'b':2,'c':3,'a':{}}|a",
                "{'':1,'':2}|''"
            },
            quoteCharacter = '"')
    void aMemberGivenTwiceIsSaid(String json, String name) throws IOException {
        String text = json.replace('\'', '"');
        String said = "gives the member " + name.replace("''", "") + " twice, the second time at line 1, column ";
        assertThat(create(text).err()).startsWith("error: --config " + said);
        assertThat(create("@" + file(text)).err()).contains(said);
        assertThat(get(file(text)).err()).contains(said);
        assertThat(specs).isEmpty();
    }

    @Test
    void theSameNameInTwoObjectsIsNotTwice() {
        assertThat(create("{\"a\":{\"x\":1},\"b\":{\"x\":1}}").err()).isEmpty();
    }

    @Test
    void aPipeWithAWriterIsRead() throws IOException, InterruptedException {
        Path pipe = pipe();
        Thread writer = new Thread(() -> {
            try {
                Files.writeString(pipe, "region=north\n");
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        });
        writer.start();
        assertThat(get(pipe.toString()).err()).isEmpty();
        writer.join();
    }

    private Path pipe() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        return pipe;
    }
}
