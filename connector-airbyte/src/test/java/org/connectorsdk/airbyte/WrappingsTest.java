package org.connectorsdk.airbyte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.catalog.Catalog;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.simulators.airbyte.AirbyteApi;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists are read in whatever they are wrapped, and no page is asked for behind the end. */
@DisplayName("F-52: lists in other wrappings")
class WrappingsTest {
    private static final String STREAM =
            "{\"streamName\":\"orders\",\"streamnamespace\":\"public\",\"propertyFields\":[[\"id\"]]}";

    @RegisterExtension
    final AirbyteFixture fixture = new AirbyteFixture();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[%s]",
                "{\"streams\":[%s]}",
                "{\"data\":[%s]}",
                "{\"next\":\"\",\"data\":[%s],\"previous\":\"\"}",
                "{\"next\":null,\"previous\":null,\"data\":[%s]}",
                "{\"data\":[%s],\"total\":1}"
            })
    void streamsAreReadInEveryWrapping(String wrapping) {
        fixture.fault("public-stream-properties", Fault.status(200).json(String.format(wrapping, STREAM)));
        Catalog catalog =
                right(fixture.open(AirbyteApi.PUBLIC).introspect(fixture.connection(), IntrospectionRequest.all()));
        assertThat(catalog.tables()).extracting(table -> table.ref().toString()).containsExactly("public.orders");
    }

    private static void setNext(ObjectNode page, String next) {
        switch (next) {
            case "absent" -> page.remove("next");
            case "null" -> page.putNull("next");
            default -> page.put("next", "");
        }
    }

    @ParameterizedTest
    @CsvSource({"absent, 1", "null, 1", "empty, 1", "absent, 5", "null, 5", "empty, 5"})
    void aShortPageWithoutALinkIsTheLast(String next, int count) {
        fixture.simulator().seedConnections(count - 1);
        fixture.fault("public-list-connections", Fault.rewriteJson(page -> setNext(page, next)));
        Page<Connection> page = right(fixture.open(AirbyteApi.PUBLIC).list(ConnectionQuery.all()));
        assertThat(page.items()).hasSize(count);
        assertThat(page.next()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"absent", "null"})
    void aFullPageWithoutALinkIsGoneBehind(String next) {
        fixture.simulator().seedConnections(3);
        fixture.faultAlways("public-list-connections", Fault.rewriteJson(page -> setNext(page, next)));
        ConnectionQuery two = ConnectionQuery.builder().pageSize(2).build();
        List<String> ids = new ArrayList<>();
        try (ItemStream<Connection> all = fixture.open(AirbyteApi.PUBLIC).stream(two)) {
            for (var one = right(all.next()); one.isPresent(); one = right(all.next())) {
                ids.add(one.get().id().value());
            }
        }
        assertThat(ids).hasSize(4).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @ValueSource(strings = {"absent", "null", "empty"})
    void aShortPageOfJobsWithoutALinkIsTheLast(String next) {
        Connections connections = fixture.open(AirbyteApi.PUBLIC);
        right(connections.sync(fixture.connection(), SyncRequest.full()));
        fixture.fault("public-list-jobs", Fault.rewriteJson(page -> setNext(page, next)));
        Page<Job> page = right(connections.jobs(fixture.connection(), JobQuery.all()));
        assertThat(page.items()).hasSize(1);
        assertThat(page.next()).isEmpty();
    }
}
