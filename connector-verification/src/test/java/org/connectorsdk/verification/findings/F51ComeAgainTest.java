package org.connectorsdk.verification.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.catalog.IntrospectionRequest;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.facet.SqlQuery;
import org.connectorsdk.api.facet.SqlQuery.Rows;
import org.connectorsdk.api.facet.TablePreview;
import org.connectorsdk.hotdata.HotdataApi;
import org.connectorsdk.hotdata.wire.DatabaseWires.AttachmentWire;
import org.connectorsdk.hotdata.wire.DatabaseWires.NewDatabaseWire;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.fault.ReplyFault;
import org.connectorsdk.verification.incidents.Stage;

/**
 * F-51: a result that could not be stored is asked for again where the statement reads, and told where it may write.
 */
@Finding(value = "F-51", rule = "A vendor's own come again is used where the caller says that it reads")
class F51ComeAgainTest {
    private static final String HOTDATA = "hotdata";
    private static final CallOptions READS =
            CallOptions.builder().readOnly(true).build();

    static List<Input<ReplyFault>> inputs() {
        return List.of(
                Input.of("at once", unstored("0", "the result store is away")),
                Input.of("in a second", unstored("1", "the result store is away")),
                Input.of("in seven seconds", unstored("7", "the result store is away")),
                Input.of("in twenty seconds", unstored("20", "the result store is away")),
                Input.of("with an empty message", unstored("2", "")),
                Input.of("with a long message", unstored("3", "x".repeat(5_000))));
    }

    private static ReplyFault unstored(String seconds, String message) {
        return Fault.status(503)
                .header("Retry-After", seconds)
                .json("{\"error\": {\"code\": \"PERSISTENCE_UNAVAILABLE\", \"message\": \"" + message + "\"}}");
    }

    /** A client with a database, and a connection that is attached to it. */
    private record Attached(Stage stage, Connections client, ConnectionId connection) {

        static Attached to(Stage stage) {
            ConnectionId id = stage.seed(1).get(0).id();
            HotdataApi api = stage.open().unwrap(HotdataApi.class).orElseThrow();
            String database = api.createDatabase(new NewDatabaseWire("d", null, Map.of()), CallOptions.none())
                    .get()
                    .id();
            api.attachDatabaseCatalog(database, new AttachmentWire(id.value(), "shop", Map.of()), CallOptions.none())
                    .get();
            Connections client = stage.open(config -> config.set("database", database));
            return new Attached(stage, client, id);
        }

        Either<ConnectorError, Rows> query(CallOptions options) {
            return client.facet(SqlQuery.class)
                    .orElseThrow()
                    .query(connection, "SELECT 1 AS x", OptionalInt.empty(), options);
        }

        int queries() {
            return stage.journal().count("query");
        }

        void inject(Fault... faults) {
            stage.on("query").inject(faults);
        }
    }

    @ForEveryCase(only = HOTDATA)
    void aQueryThatIsSaidToReadIsRepeated(Case<ReplyFault> one, Stage stage) {
        Attached attached = Attached.to(stage);
        attached.inject(one.value());

        assertThat(attached.query(READS).isRight()).isTrue();
        assertThat(attached.queries()).isEqualTo(2);
    }

    @ForEveryCase(only = HOTDATA)
    void aPreviewIsRepeated(Case<ReplyFault> one, Stage stage) {
        Attached attached = Attached.to(stage);
        attached.inject(one.value());

        var table = attached.client()
                .introspect(attached.connection(), IntrospectionRequest.all())
                .get()
                .tables()
                .get(0)
                .ref();
        var preview = attached.client()
                .facet(TablePreview.class)
                .orElseThrow()
                .preview(attached.connection(), table, 2, CallOptions.none());

        assertThat(preview.isRight()).isTrue();
        assertThat(attached.queries()).isEqualTo(2);
    }

    @ForEveryCase(only = HOTDATA)
    void aQueryThatMayWriteIsReportedWithTheTimeToRetry(Case<ReplyFault> one, Stage stage) {
        Attached attached = Attached.to(stage);
        attached.inject(one.value());
        Instant before = stage.clock().instant();

        ConnectorError error = attached.query(CallOptions.none()).getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.QUERY_FAILED);
        assertThat(error.outcome()).isEqualTo(Outcome.UNKNOWN);
        assertThat(error.context().vendorCode()).hasValue("PERSISTENCE_UNAVAILABLE");
        if (!one.input().name().equals("at once")) {
            assertThat(error.retryAt())
                    .hasValueSatisfying(at -> assertThat(at)
                            .isBetween(before.plus(Duration.ofSeconds(1)), before.plus(Duration.ofSeconds(21))));
        }
        assertThat(attached.queries()).isOne();
    }
}
