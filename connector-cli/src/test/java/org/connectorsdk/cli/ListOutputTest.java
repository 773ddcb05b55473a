package org.connectorsdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.cli.Commands.Result;
import org.connectorsdk.cli.shell.Shell;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a list prints, whole or broken. */
class ListOutputTest {
    private final List<ConnectionQuery> queries = new ArrayList<>();

    private AcmeConnections listing(Iterator<Connection> items, @Nullable ConnectorError end) {
        return new AcmeConnections() {
            @Override
            public ItemStream<Connection> stream(ConnectionQuery query, CallOptions options) {
                queries.add(query);
                return stream(items, end);
            }
        };
    }

    private AcmeConnections two() {
        return listing(
                List.of(AcmeConnections.connection("c1"), AcmeConnections.connection("c22"))
                        .iterator(),
                null);
    }

    private AcmeConnections brokenAfter(String... ids) {
        return listing(
                Stream.of(ids).map(AcmeConnections::connection).iterator(),
                new ConnectorError.MalformedResponse(
                        AcmeConnections.evidence("list").delivered(ids.length).build(), ""));
    }

    @Test
    void aTableHasAlignedColumnsUnderHeadings() {
        Result result = Commands.on(two()).run("list", "acme");

        assertThat(result).isEqualTo(new Result(0, """
                        ID   NAME         TYPE      STATUS  HEALTH
                        c1   name of c1   postgres  active  healthy
                        c22  name of c22  postgres  active  healthy
                        """, ""));
    }

    @Test
    void jsonIsOneArrayWithAConnectionPerLine() {
        Result result = Commands.on(two()).run("list", "acme", "--output", "json");

        assertThat(result.out().lines()).hasSize(4).startsWith("[").endsWith("]");
    }

    @Test
    void anEmptyListIsAnEmptyArray() {
        Result result = Commands.on(listing(Collections.emptyIterator(), null)).run("list", "acme", "-o", "json");

        assertThat(result.out()).isEqualTo("[]\n");
    }

    @Test
    void ndjsonIsOneConnectionPerLine() {
        Result result = Commands.on(two()).run("list", "acme", "--output", "NDJSON");

        assertThat(result.out().lines()).hasSize(2).allMatch(line -> line.startsWith("{\"id\":\"c"));
    }

    @Test
    void everyMemberIsThereAlsoWhenTheProviderSaysNothing() {
        Result result = Commands.on(two()).run("list", "acme", "--output", "ndjson", "--limit", "1");

        assertThat(result.out())
                .isEqualTo("{\"id\":\"c1\",\"name\":\"name of c1\",\"type\":\"postgres\",\"kind\":\"DATA_SOURCE\","
                        + "\"status\":{\"raw\":\"active\",\"health\":\"HEALTHY\"},"
                        + "\"config\":{\"host\":\"db.acme.example\"},\"credential\":null,\"source\":null,"
                        + "\"destination\":null,\"createdAt\":null,\"updatedAt\":null,\"labels\":{},"
                        + "\"warnings\":[],\"vendor\":{}}\n");
    }

    @Test
    void theLimitEndsTheWalkWithoutAskingForMore() {
        Iterator<Connection> oneOnly = new Iterator<>() {
            private boolean given;

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Connection next() {
                if (given) {
                    throw new IllegalStateException("asked for more than the limit");
                }
                given = true;
                return AcmeConnections.connection("c1");
            }
        };

        Result result = Commands.on(listing(oneOnly, null)).run("list", "acme", "--limit", "1");

        assertThat(result.code()).isZero();
    }

    @Test
    void filtersSortAndPageSizeAreHandedOnToTheProvider() {
        Commands.on(two())
                .run("list", "acme", "--filter", "type=postgres", "--sort", "name", "--descending", "--page-size", "7");

        assertThat(queries)
                .containsExactly(ConnectionQuery.builder()
                        .filters("type", "postgres")
                        .sort("name")
                        .descending(true)
                        .pageSize(7)
                        .build());
    }

    @Test
    void anUnsupportedFilterIsAUsageErrorAndSendsNothing() {
        Result result = Commands.on(two()).run("list", "acme", "--filter", "colour=red");

        assertThat(result.code()).isEqualTo(2);
        assertThat(result.err()).startsWith("error: acme list: acme does not offer the filter 'colour'");
        assertThat(queries).isEmpty();
    }

    @Test
    void aBrokenListKeepsWhatWasPrintedAndLeavesTheArrayOpen() {
        Result result = Commands.on(brokenAfter("c1", "c2")).run("list", "acme", "--output", "json");

        assertThat(result.code()).isEqualTo(4);
        assertThat(result.out().lines()).hasSize(3).noneMatch(line -> line.contains("]") && line.length() < 5);
        assertThat(result.err()).contains("2 items delivered");
    }

    @Test
    void aTableThatBreaksShowsTheRowsThatCame() {
        Result result = Commands.on(brokenAfter("c1", "c2")).run("list", "acme");

        assertThat(result.out().lines()).hasSize(3);
        assertThat(result.err()).startsWith("error: ");
    }

    @Test
    void aListThatFailsAtOncePrintsNothing() {
        for (String format : List.of("table", "json", "ndjson")) {
            assertThat(Commands.on(brokenAfter())
                            .run("list", "acme", "--output", format)
                            .out())
                    .isEmpty();
        }
    }

    @Test
    void textsOfTheVendorCannotCommandTheTerminal() {
        Connection nasty = AcmeConnections.connection("c1").toBuilder()
                .name("a\u001b[2Jb\nc\u202ed\u009bé日")
                .build();

        Result result = Commands.on(listing(List.of(nasty).iterator(), null)).run("list", "acme");

        assertThat(result.out()).contains("a\\u001b[2Jb\\nc\\u202ed\\u009bé日");
    }

    @Test
    void aLongListIsPrintedWhileItArrivesAndNotHeld() {
        int many = 200_000;
        CountingWriter out = new CountingWriter();
        AtomicLong mostHeld = new AtomicLong();
        Iterator<Connection> items = IntStream.range(0, many)
                .peek(i -> mostHeld.accumulateAndGet(i - out.lines, Math::max))
                .mapToObj(i -> AcmeConnections.connection("c" + i))
                .iterator();

        int code = new Cli(Shell.builder()
                        .out(out)
                        .environment(Map.of("CONNECTOR_ACME_TOKEN", "x"))
                        .connectors(listing(items, null)::connectors)
                        .build())
                .run("list", "acme");

        assertThat(code).isZero();
        assertThat(out.lines).isEqualTo(many + 1);
        assertThat(mostHeld.get()).isLessThan(2_000);
    }

    /** Holds nothing, so that only what the printer holds could fill the memory. */
    private static final class CountingWriter extends Writer {
        private long lines;

        @Override
        public void write(char[] text, int offset, int length) {
            for (int i = offset; i < offset + length; i++) {
                lines += text[i] == '\n' ? 1 : 0;
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }

    @Test
    void whenTheReaderHasGoneTheCommandEndsQuietly() {
        Result result = runInto("Broken pipe");

        assertThat(result).isEqualTo(new Result(1, "", ""));
    }

    @Test
    void whenTheDiskIsFullTheCommandSaysSo() {
        Result result = runInto("No space left on device");

        assertThat(result)
                .isEqualTo(new Result(1, "", "error: the output could not be written: No space left on device\n"));
    }

    private Result runInto(String failure) {
        StringWriter err = new StringWriter();
        Writer full = new Writer() {
            @Override
            public void write(char[] text, int offset, int length) throws IOException {
                throw new IOException(failure);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        int code = new Cli(Shell.builder()
                        .out(full)
                        .err(err)
                        .environment(Map.of("CONNECTOR_ACME_TOKEN", "x"))
                        .connectors(two()::connectors)
                        .build())
                .run("list", "acme");
        return new Result(code, "", err.toString());
    }

    @Test
    void aFailureInAJsonCommandIsOneJsonObject() {
        Result result = Commands.on(brokenAfter("c1")).run("list", "acme", "--output", "ndjson");

        assertThat(result.err().lines()).hasSize(1).allMatch(line -> line.startsWith("{\"error\":{\"kind\":"));
    }

    @Test
    void descendingNeedsAField() {
        assertThat(Commands.on(two()).run("list", "acme", "--descending").err())
                .isEqualTo("error: --descending needs --sort\n");
    }

    @Test
    void limitsBelowOneAreRefused() {
        assertThat(Commands.on(two())
                        .run("list", "acme", "--limit", "0", "--page-size", "0")
                        .err())
                .isEqualTo("error: --page-size must be at least 1\nerror: --limit must be at least 1\n");
        assertThat(queries).isEmpty();
    }
}
