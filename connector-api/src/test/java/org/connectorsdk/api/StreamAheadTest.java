package org.connectorsdk.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.stream.IntStream;
import org.connectorsdk.api.call.ContextCarrier;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.descriptor.Capability;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The page ahead of a stream runs on the threads of asynchronous calls, with the caller's context. */
class StreamAheadTest {
    private static final int PAGE = 10;
    private static final int PAGES = 3;

    private final ScriptedProvider provider = new ScriptedProvider(Capability.LIST);
    private final Queue<Runnable> lent = new ArrayDeque<>();
    private final List<String> context = Collections.synchronizedList(new ArrayList<>());
    private RuntimeContext.Builder runtime = RuntimeContext.builder();
    private Connections client = pagesOf(PAGES);

    @AfterEach
    void close() {
        client.close();
    }

    private Connections pagesOf(int pages) {
        provider.pages =
                IntStream.range(0, pages).mapToObj(page -> page(page, pages)).toList();
        return Connectors.of(provider)
                .open("scripted", ConnectorConfig.empty(), runtime.build())
                .get();
    }

    private void reopen() {
        client.close();
        client = pagesOf(PAGES);
    }

    private static Page<Connection> page(int number, int pages) {
        List<Connection> items = IntStream.range(0, PAGE)
                .mapToObj(item -> ScriptedProvider.connection("conn-" + number + "-" + item, "orders"))
                .toList();
        return Page.of(items, number == pages - 1 ? null : new PageToken(Integer.toString(number + 1)));
    }

    private long listed() {
        return provider.asked.stream().filter("list"::equals).count();
    }

    private static int readToTheEnd(ItemStream<Connection> stream) {
        int items = 0;
        for (Optional<Connection> next = stream.next().get();
                next.isPresent();
                next = stream.next().get()) {
            items++;
        }
        return items;
    }

    @Test
    void theLentExecutorIsOfferedThePage() {
        runtime.executor(lent::add);
        reopen();
        try (ItemStream<Connection> stream = client.stream(ConnectionQuery.all())) {
            stream.next();
            assertThat(lent).isEmpty();

            assertThat(readToTheEnd(stream)).isEqualTo(PAGE * PAGES - 1);
        }

        assertThat(lent).hasSize(PAGES - 1);
        assertThat(listed()).isEqualTo(PAGES);
    }

    @Test
    void theCallersContextGoesWithThePage() {
        ContextCarrier carrier = work -> {
            String caller = Thread.currentThread().getName();
            return () -> {
                context.add(caller);
                work.run();
            };
        };
        runtime.contextCarrier(carrier);
        reopen();

        assertThat(readToTheEnd(client.stream(ConnectionQuery.all()))).isEqualTo(PAGE * PAGES);

        assertThat(listed()).isEqualTo(PAGES);
        assertThat(context).allMatch(Thread.currentThread().getName()::equals);
    }

    @Test
    void aBrokenCarrierCostsNothingButTheTime() {
        runtime.contextCarrier(work -> {
            throw new IllegalStateException("of the carrier");
        });
        reopen();

        assertThat(readToTheEnd(client.stream(ConnectionQuery.all()))).isEqualTo(PAGE * PAGES);
        assertThat(listed()).isEqualTo(PAGES);
    }

    @Test
    void aListOfOnePageMakesNoThread() {
        runtime.executor(lent::add);
        client.close();
        client = pagesOf(1);

        assertThat(readToTheEnd(client.stream(ConnectionQuery.all()))).isEqualTo(PAGE);

        assertThat(lent).isEmpty();
    }

    @Test
    void listLendsNothing() {
        Vendor vendor = new Vendor();

        vendor.open().list(ConnectionQuery.all());

        assertThat(vendor.options().ahead()).isEmpty();
    }
}
