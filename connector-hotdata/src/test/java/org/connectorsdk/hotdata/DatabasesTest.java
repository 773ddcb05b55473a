package org.connectorsdk.hotdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.hotdata.HotdataFixture.id;
import static org.connectorsdk.testkit.fixture.ProviderFixture.NONE;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.hotdata.wire.DatabaseWires.DatabaseWire;
import org.connectorsdk.hotdata.wire.DatabaseWires.NewDatabaseWire;
import org.connectorsdk.hotdata.wire.ManagedTableWires.NewManagedTableWire;
import org.connectorsdk.http.operation.UploadBody;
import org.connectorsdk.simulators.hotdata.model.ConnectionEntry;
import org.connectorsdk.simulators.hotdata.model.HotdataEra;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Databases, their tables, and the layouts of tables. */
class DatabasesTest {
    private static final TableRef EVENTS = TableRef.of("main", "events");

    @RegisterExtension
    final HotdataFixture fixture = new HotdataFixture();

    private Connections hotdata;
    private HotdataDatabases databases;

    @BeforeEach
    void open() {
        hotdata = fixture.open();
        databases = hotdata.facet(HotdataDatabases.class).orElseThrow();
    }

    private String database(String name) {
        return right(Databases.api(hotdata).createDatabase(new NewDatabaseWire(name, null, Map.of()), NONE))
                .id();
    }

    @ParameterizedTest
    @EnumSource(HotdataEra.class)
    void allDatabasesAreListedHoweverManyPagesThereAre(HotdataEra era) {
        fixture.era(era);
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 101; i++) {
            made.add(database("db" + i));
        }

        List<String> listed = new ArrayList<>();
        try (var all = databases.list(NONE)) {
            for (var next = right(all.next()); next.isPresent(); next = right(all.next())) {
                listed.add(next.map(DatabaseWire::id).orElseThrow());
            }
        }

        assertThat(listed).containsExactlyInAnyOrderElementsOf(made);
        assertThat(fixture.requests("list_databases")).isEqualTo(era == HotdataEra.JUNE ? 1 : 2);
    }

    @Test
    void aDatabaseThatIsNotAsDocumentedIsListedAndWarnedOf() {
        fixture.fault(
                "list_databases",
                Fault.status(200)
                        .json("{\"databases\":[{\"id\":\"d1\",\"name\":{}},{\"id\":\"d2\"},{\"name\":\"x\"}]}"));

        try (var all = databases.list(NONE)) {
            assertThat(right(all.next()).map(DatabaseWire::id)).hasValue("d1");
            assertThat(right(all.next()).map(DatabaseWire::id)).hasValue("d2");
            assertThat(right(all.next())).isEmpty();
            assertThat(all.warnings()).hasSize(2);
        }
    }

    @Test
    void aPageThatMayNotBeTheLastIsNotTheEnd() {
        fixture.fault(
                "list_databases",
                Fault.status(200)
                        .json("{\"databases\":[{\"id\":\"d1\"}],\"has_more\":\"maybe\",\"next_cursor\":\"c\"}"));

        try (var all = databases.list(NONE)) {
            failed(all.next(), ConnectorError.MalformedResponse.class);
        }
    }

    @Test
    void tablesAreDeclaredAndLoadedByTheDatabase() {
        String database = database("db");
        HotdataManagedTables tables = hotdata.facet(HotdataManagedTables.class).orElseThrow();
        byte[] parquet = ("PAR1" + "x".repeat(64) + "PAR1").getBytes(StandardCharsets.US_ASCII);
        String upload = right(tables.upload(
                UploadBody.oneShot(new ByteArrayInputStream(parquet), parquet.length, "application/parquet"), NONE));

        assertThat(right(databases.addSchema(database, "Sales", List.of(), NONE))
                        .schema())
                .isEqualTo("sales");
        TableRef orders = right(databases.addTable(database, TableRef.of("sales", "Orders"), NONE));

        assertThat(right(databases.load(database, orders, upload, NONE)).rowCount())
                .isEqualTo(4);
    }

    @Test
    void anUnknownDatabaseIsNotFound() {
        assertThat(failed(databases.addSchema("dbas0", "s", List.of(), NONE), ConnectorError.NotFound.class)
                        .type())
                .isEqualTo("database");
    }

    private static NewManagedTableWire byDay() {
        return new NewManagedTableWire(
                "Events",
                List.of("id"),
                List.of(new NewManagedTableWire.Partition("at", "day")),
                List.of(new NewManagedTableWire.Order("id", "desc", null)),
                null);
    }

    private DeclaredTable declared() {
        ConnectionEntry managed = fixture.workspace().seedConnection("scratch", "managed");
        HotdataManagedTables tables = hotdata.facet(HotdataManagedTables.class).orElseThrow();
        right(tables.addSchema(id(managed), "main", List.of(), NONE));
        return right(tables.addTable(id(managed), "main", byDay(), NONE));
    }

    @Test
    void aLayoutThatTookGivesNoWarning() {
        assertThat(declared()).isEqualTo(new DeclaredTable(EVENTS, List.of()));
    }

    @Test
    void aLayoutThatAnOlderServerIgnoredIsWarnedOf() {
        fixture.era(HotdataEra.JUNE);

        DeclaredTable table = declared();

        assertThat(table.table()).isEqualTo(EVENTS);
        assertThat(table.warnings()).hasSize(2).anyMatch(text -> text.contains("partition_by"));
    }

    @Test
    void aLayoutThatTheServerShowsAsAnotherOneIsWarnedOf() {
        fixture.simulator().behaviour().ignoresLayouts(true);

        assertThat(declared().warnings()).allMatch(text -> text.contains("another one"));
    }

    @Test
    void aLayoutThatCannotBeReadBackIsWarnedOf() {
        fixture.fault("information_schema", Fault.status(403));

        assertThat(declared().warnings()).singleElement().asString().contains("could not be read back");
    }
}
