package org.connectorsdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.catalog.CatalogProblem;
import org.connectorsdk.api.catalog.CatalogSummary;
import org.connectorsdk.api.catalog.CatalogVisitor;
import org.connectorsdk.api.catalog.Column;
import org.connectorsdk.api.catalog.DataType;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.catalog.Table;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.facet.FileBrowser;
import org.connectorsdk.api.facet.SqlQuery;
import org.connectorsdk.api.facet.TablePreview;
import org.connectorsdk.api.facet.Workspaces;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonNumber;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.cli.Commands.Result;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What the commands that look behind a connection print. */
class DataCommandsTest {
    private static final List<String> COLUMNS = List.of("id", "note", "id");
    private static final List<JsonValue> ROW =
            List.of(JsonNumber.ofRaw("1.50"), JsonValue.of(null), JsonArray.of("x", ""));

    private final List<String> requests = new ArrayList<>();
    private List<CatalogProblem> problems = List.of();
    private @Nullable ConnectorError broken;
    private boolean facets = true;

    private final AcmeConnections acme = new AcmeConnections() {
        @Override
        public Either<ConnectorError, CatalogSummary> introspect(
                ConnectionId id, IntrospectionRequest request, CatalogVisitor visitor, CallOptions options) {
            requests.add(request.toString());
            visitor.table(table());
            return broken == null ? Either.right(new CatalogSummary(1, 2, problems, false)) : Either.left(broken);
        }

        @Override
        public <F> Optional<F> facet(Class<F> type) {
            return facets && type.isInstance(allFacets) ? Optional.of(type.cast(allFacets)) : Optional.empty();
        }
    };

    private final AllFacets allFacets = new AllFacets();

    private final class AllFacets implements TablePreview, SqlQuery, FileBrowser, Workspaces {
        @Override
        public Either<ConnectorError, Page<Workspace>> workspaces(Optional<PageToken> pageToken, CallOptions options) {
            requests.add("workspaces" + pageToken);
            Workspace workspace = new Workspace("ws" + requests.size(), "Main", JsonObject.of("slug", "main"));
            return Either.right(Page.of(List.of(workspace), pageToken.isEmpty() ? new PageToken("next") : null));
        }

        @Override
        public Either<ConnectorError, Preview> preview(
                ConnectionId connection, TableRef table, int rows, CallOptions options) {
            requests.add(table + " " + rows);
            return Either.right(new Preview(COLUMNS, List.of(ROW), Optional.of(true)));
        }

        @Override
        public Either<ConnectorError, Rows> query(
                ConnectionId connection, String sql, OptionalInt maxRows, CallOptions options) {
            requests.add(sql + " " + maxRows);
            ItemStream<List<JsonValue>> rows =
                    AcmeConnections.stream(List.of(ROW, ROW).iterator(), broken);
            return Either.right(new QueryRows(rows));
        }

        @Override
        public Either<ConnectorError, Page<FileEntry>> files(
                ConnectionId connection, String path, Optional<PageToken> pageToken, CallOptions options) {
            requests.add(path + pageToken);
            FileEntry file = new FileEntry(
                    path + "/a.csv", "a.csv", "file", OptionalLong.of(7), Optional.empty(), JsonObject.empty());
            return Either.right(Page.of(List.of(file), pageToken.isEmpty() ? new PageToken("next") : null));
        }
    }

    private record QueryRows(ItemStream<List<JsonValue>> rows) implements SqlQuery.Rows {
        @Override
        public List<String> columns() {
            return COLUMNS;
        }

        @Override
        public Either<ConnectorError, Optional<List<JsonValue>>> next() {
            return rows.next();
        }

        @Override
        public long delivered() {
            return rows.delivered();
        }

        @Override
        public void close() {
            rows.close();
        }
    }

    private static Table table() {
        return Table.builder(TableRef.of("public", "orders"))
                .columns(List.of(
                        Column.builder("id", "int8")
                                .type(DataType.INTEGER)
                                .nullable(false)
                                .primaryKey(true)
                                .build(),
                        Column.builder("shape", "geometry").position(2).build()))
                .build();
    }

    private Result run(String... args) {
        return Commands.on(acme).run(args);
    }

    @Test
    void aCatalogForPeopleHasARowPerColumn() {
        assertThat(run("introspect", "acme", "c1").out()).isEqualTo("""
                        SCHEMA  TABLE   COLUMN  TYPE     VENDOR TYPE  NULLABLE  KEY
                        public  orders  id      integer  int8         no        yes
                        public  orders  shape   unknown  geometry               \n""");
    }

    @Test
    void aCatalogForProgramsHasADocumentPerTable() {
        Result result = run("introspect", "acme", "c1", "--output", "json");

        assertThat(result.out())
                .startsWith("{\"tables\":[\n{\"schema\":\"public\",\"table\":\"orders\",\"columns\":[{\"name\":\"id\",")
                .endsWith("],\"problems\":[],\"complete\":true}\n");
    }

    @Test
    void theScopeOfAnIntrospectionIsHandedOn() {
        run("introspect", "acme", "c1", "--schema", "public", "--table", "orders", "--no-columns", "--fresh");

        assertThat(requests)
                .containsExactly("IntrospectionRequest[schema public, table orders, without columns, fresh]");
    }

    @Test
    void anUnreadPartIsAWarningAndInTheExitCode() {
        problems = List.of(new CatalogProblem(
                "public.secret",
                new ConnectorError.PermissionDenied(
                        AcmeConnections.evidence("introspect").build())));

        Result result = run("introspect", "acme", "c1");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.err()).startsWith("warning: public.secret: acme introspect: the reason");
        assertThat(result.out()).contains("orders");
    }

    @Test
    void aPartThatCouldNotBeReadIsInTheDocumentToo() {
        problems = List.of(new CatalogProblem(
                "public.secret",
                new ConnectorError.PermissionDenied(
                        AcmeConnections.evidence("introspect").build())));

        assertThat(run("introspect", "acme", "c1", "-o", "json").out())
                .contains("\"problems\":[{\"place\":\"public.secret\",\"error\":{\"kind\":\"PERMISSION_DENIED\"")
                .endsWith("\"complete\":false}\n");
    }

    @Test
    void aCatalogThatBreaksLeavesTheDocumentOpen() {
        broken = new ConnectorError.ProviderFailure(
                AcmeConnections.evidence("introspect").build());

        Result result = run("introspect", "acme", "c1", "--output", "json");

        assertThat(result.code()).isEqualTo(4);
        assertThat(result.out()).endsWith("\"vendor\":{}}\n");
    }

    @Test
    void rowsForPeopleKeepTheTextOfNumbers() {
        assertThat(run("preview", "acme", "c1", "--table", "orders").out()).isEqualTo("""
                        ID    NOTE  ID
                        1.50  null  ["x",""]
                        """);
        assertThat(requests).containsExactly("orders 20");
    }

    @Test
    void aPreviewForProgramsSaysWhetherThereIsMore() {
        assertThat(run("preview", "acme", "c1", "--schema", "public", "--table", "orders", "-o", "json")
                        .out())
                .isEqualTo("""
                        {"columns":["id","note","id"],"rows":[
                        [1.50,null,["x",""]]
                        ],"truncated":true}
                        """);
    }

    @Test
    void aQueryForProgramsBeginsWithTheNamesOfTheColumns() {
        assertThat(run("query", "acme", "c1", "SELECT 1", "-o", "ndjson").out().lines())
                .containsExactly(
                        "{\"columns\":[\"id\",\"note\",\"id\"]}",
                        "[1.50,null,[\"x\",\"\"]]",
                        "[1.50,null,[\"x\",\"\"]]");
    }

    @Test
    void aQueryThatBreaksKeepsTheRowsThatCame() {
        broken =
                new ConnectorError.QueryFailed(AcmeConnections.evidence("query").build(), OptionalInt.of(7));

        Result result = run("query", "acme", "c1", "SELECT 1", "--output", "json");

        assertThat(result.code()).isEqualTo(3);
        assertThat(result.out().lines()).hasSize(3);
    }

    @Test
    void filesAreListedPageByPage() {
        Result result = run("files", "acme", "c1", "--path", "in");

        assertThat(result.out().lines()).hasSize(3);
        assertThat(requests).containsExactly("inOptional.empty", "inOptional[next]");
    }

    @Test
    void aFacetThatIsNotThereIsAUsageError() {
        facets = false;

        assertThat(run("preview", "acme", "c1", "--table", "orders").code()).isEqualTo(2);
        assertThat(run("files", "acme", "c1").err()).startsWith("error: acme files: acme does not offer FILE_BROWSE");
    }

    @Test
    void aPreviewNeedsATableAndRows() {
        assertThat(run("preview", "acme", "c1", "--rows", "0").err())
                .isEqualTo("error: --table is missing\nhint: connectors preview --help\n");
        assertThat(run("preview", "acme", "c1", "--rows", "0", "--table", "").err())
                .isEqualTo("error: --rows must be at least 1\nerror: --table must not be empty\n");
    }

    @Test
    void workspacesArePagedAndShownWithWhatTheVendorSays() {
        assertThat(run("workspaces", "acme", "--output", "ndjson").out()).isEqualTo("""
                        {"id":"ws1","name":"Main","vendor":{"slug":"main"}}
                        {"id":"ws2","name":"Main","vendor":{"slug":"main"}}
                        """);
    }

    @Test
    void asManyWorkspacesAreListedAsAreWanted() {
        assertThat(run("workspaces", "acme", "--limit", "1", "--output", "ndjson")
                        .out())
                .hasLineCount(1);
        assertThat(requests).hasSize(1);
    }

    @Test
    void aProviderWithoutWorkspacesSaysSo() {
        facets = false;

        assertThat(run("workspaces", "acme").err())
                .startsWith("error: acme workspaces: acme does not offer WORKSPACES");
    }
}
