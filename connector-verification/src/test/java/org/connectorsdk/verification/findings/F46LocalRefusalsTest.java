package org.connectorsdk.verification.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.facet.SqlQuery;
import org.connectorsdk.api.facet.TablePreview;
import org.connectorsdk.api.job.JobQuery;
import org.connectorsdk.verification.incidents.Stage;

/**
 * F-46: what is refused before anything is sent is refused under the name of the neutral operation, whoever refuses it.
 */
@Finding(value = "F-46", rule = "A local refusal names the neutral operation")
class F46LocalRefusalsTest {
    private static final ConnectionId ANY = ConnectionId.of("any");
    private static final CallOptions NONE = CallOptions.none();

    /**
     * A request that no provider sends, and the name of its operation; an operation that is not there is not refused.
     */
    private record Refused(String operation, Function<Connections, Optional<Either<ConnectorError, ?>>> call) {
        static Refused of(String operation, Function<Connections, Either<ConnectorError, ?>> call) {
            return new Refused(operation, c -> Optional.of(call.apply(c)));
        }
    }

    static List<Input<Refused>> inputs() {
        JobQuery largePage = new JobQuery(Optional.empty(), 1_000_000, Optional.empty());
        ConnectionQuery largeList =
                ConnectionQuery.builder().pageSize(1_000_000).build();
        ConnectionQuery foreign = ConnectionQuery.builder()
                .pageToken(new PageToken("no token of ours"))
                .build();
        ConnectionSpec blank = ConnectionSpec.builder(" ", "postgres").build();
        return List.of(
                Input.of("a page of jobs that is too large", Refused.of("jobs", c -> c.jobs(ANY, largePage))),
                Input.of("a page that is too large", Refused.of("list", c -> c.list(largeList))),
                Input.of("a token of another list", Refused.of("list", c -> c.list(foreign))),
                Input.of("a connection without a name", Refused.of("create", c -> c.create(blank))),
                Input.of(
                        "no rows",
                        new Refused(
                                "preview",
                                c -> c.facet(TablePreview.class)
                                        .map(facet -> facet.preview(ANY, TableRef.of("s", "t"), 0, NONE)))),
                Input.of(
                        "a blank statement",
                        new Refused(
                                "query",
                                c -> c.facet(SqlQuery.class)
                                        .map(facet -> facet.query(ANY, " ", OptionalInt.empty(), NONE)))));
    }

    @ForEveryCase
    void aRefusalNamesTheNeutralOperation(Case<Refused> one, Stage stage) {
        one.value().call().apply(stage.open()).ifPresent(answer -> {
            ConnectorError error = answer.getLeft();

            assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
            assertThat(error.context().operation()).isEqualTo(one.value().operation());
            assertThat(error.message())
                    .startsWith(one.target().provider() + " " + one.value().operation() + ": ");
            assertThat(stage.journal().arrived()).isZero();
        });
    }
}
