package org.connectorsdk.http.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vavr.control.Either;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.AccountReport;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.descriptor.Capability;
import org.connectorsdk.api.descriptor.ProviderDescriptor;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ConnectorError.Limit;
import org.connectorsdk.api.error.ConnectorError.Reason;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.facet.Workspaces;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.spi.ProviderConnections;
import org.connectorsdk.http.HttpFixture;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the outcomes of reads say of an account. */
class AccountProbeTest {
    private static final Either<ConnectorError, String> GOOD = Either.right("fine");
    private static final Set<Capability> LIST = Set.of(Capability.LIST);

    @AutoClose
    private final HttpFixture http = new HttpFixture();

    private int pages = 1;

    private final class Vendor implements ProviderConnections, Workspaces {
        @Override
        public ProviderDescriptor descriptor() {
            return ProviderDescriptor.of("acme", "Acme")
                    .versions("1", "1")
                    .can(Capability.LIST, Capability.LIST_FILTER, Capability.WORKSPACES, Capability.ACCOUNT_CHECK)
                    .can(Capability.SYNC, Capability.SYNC_CANCEL)
                    .filters("type")
                    .build();
        }

        @Override
        public String account() {
            return "a";
        }

        @Override
        public Either<ConnectorError, Page<Connection>> list(ConnectionQuery query, CallOptions options) {
            return Either.right(Page.of(
                    List.of(Connection.builder(ConnectionId.of("c"), "", "").build()), null));
        }

        @Override
        public Either<ConnectorError, Page<Workspace>> workspaces(Optional<PageToken> page, CallOptions options) {
            int number = page.map(token -> Integer.parseInt(token.value())).orElse(1);
            Workspace workspace = new Workspace("ws" + number, "", JsonObject.empty());
            return Either.right(
                    Page.of(List.of(workspace), number < pages ? new PageToken(String.valueOf(number + 1)) : null));
        }

        @Override
        public <F> Optional<F> facet(Class<F> type) {
            return Optional.of(type.cast(this));
        }

        @Override
        public void close() {}
    }

    private AccountProbe probe(CallOptions options) {
        return AccountProbe.begin(new Vendor(), OperationDeadline.begin("check", options, http.runtime()));
    }

    private AccountProbe probe() {
        return probe(HttpFixture.PLAIN);
    }

    private static ErrorContext context(boolean retryable) {
        return ErrorContext.of("acme", "check")
                .summary("it said so")
                .retryable(retryable)
                .build();
    }

    private static <T> Either<ConnectorError, T> failing(ConnectorError error) {
        return Either.left(error);
    }

    private static final ConnectorError DENIED = new ConnectorError.PermissionDenied(context(false));
    private static final ConnectorError DENIED_BY_A_PAGE = new ConnectorError.PermissionDenied(
            context(false).toBuilder().excerpt("403 Forbidden nginx").build());
    private static final ConnectorError REFUSED = new ConnectorError.Unauthenticated(context(false));
    private static final ConnectorError ABSENT = new ConnectorError.NotFound(context(false), "list", "");
    private static final ConnectorError BROKEN = new ConnectorError.ProviderFailure(context(true));

    @Test
    void aReadThatSucceedsShowsAGoodKeyAndWhatItMay() {
        AccountReport report = probe().list().report().get();

        assertThat(report.ok()).isTrue();
        assertThat(report.usable()).contains(Set.of(Capability.LIST, Capability.LIST_FILTER));
        assertThat(report.denied()).isEmpty();
    }

    @Test
    void aForbiddenReadShowsAGoodKeyAndWhatItMayNot() {
        AccountReport report =
                probe().read(LIST, rest -> failing(DENIED)).report().get();

        assertThat(report.ok()).isTrue();
        assertThat(report.usable()).contains(Set.of());
        assertThat(report.denied())
                .containsOnlyKeys(Capability.LIST, Capability.LIST_FILTER)
                .containsValue("it said so");
    }

    @Test
    void aForbiddenReadTakesMoreThanASuccessfulOneShows() {
        Set<Capability> lost = Set.of(Capability.SYNC);

        assertThat(probe().read(LIST, lost, rest -> GOOD).report().get().usable())
                .contains(Set.of(Capability.LIST, Capability.LIST_FILTER));
        assertThat(probe().read(LIST, lost, rest -> failing(DENIED))
                        .report()
                        .get()
                        .denied())
                .containsOnlyKeys(Capability.SYNC, Capability.SYNC_CANCEL);
    }

    @Test
    void aRefusedKeyEndsTheCheck() {
        AccountReport report = probe().read(LIST, rest -> failing(REFUSED))
                .read(LIST, rest -> {
                    throw new AssertionError("asked again");
                })
                .report()
                .get();

        assertThat(report.reachable()).isTrue();
        assertThat(report.authenticated()).isFalse();
        assertThat(report.problem()).contains(REFUSED);
    }

    static Stream<ConnectorError> absences() {
        return Stream.of(
                new ConnectorError.Unreachable(context(true), Reason.CONNECTION_REFUSED),
                new ConnectorError.NotAnApiAnswer(context(false), "text/html", ""),
                new ConnectorError.Timeout(context(true), Limit.CONNECT, Duration.ofSeconds(1)),
                new ConnectorError.Timeout(context(true), Limit.READ, Duration.ofSeconds(1)));
    }

    @ParameterizedTest
    @MethodSource("absences")
    void aVendorThatDoesNotAnswerIsNotReached(ConnectorError absence) {
        AccountReport report =
                probe().read(LIST, rest -> failing(absence)).list().report().get();

        assertThat(report.reachable()).isFalse();
        assertThat(report.problem()).contains(absence);
    }

    @ParameterizedTest
    @MethodSource("absences")
    void whatWasLearntBeforeStays(ConnectorError absence) {
        AccountReport report =
                probe().list().read(LIST, rest -> failing(absence)).report().get();

        assertThat(report.ok()).isTrue();
        assertThat(report.warnings()).singleElement().asString().startsWith("LIST not checked: ");
    }

    static Stream<ConnectorError> doubts() {
        return Stream.of(
                new ConnectorError.MalformedResponse(context(false), ""),
                ABSENT,
                BROKEN,
                DENIED_BY_A_PAGE,
                new ConnectorError.RateLimited(context(true)),
                new ConnectorError.CircuitOpen(context(true)),
                new ConnectorError.Timeout(context(true), Limit.DEADLINE, Duration.ofSeconds(1)),
                new ConnectorError.Configuration(context(false), List.of()));
    }

    @ParameterizedTest
    @MethodSource("doubts")
    void whatTellsNothingOfTheKeyIsTheError(ConnectorError doubt) {
        assertThat(probe().read(LIST, rest -> failing(doubt)).report().getLeft())
                .isSameAs(doubt);
    }

    @Test
    void anotherReadMayTellWhatTheFirstDidNot() {
        AccountReport report =
                probe().read(LIST, rest -> failing(ABSENT)).list().report().get();

        assertThat(report.ok()).isTrue();
        assertThat(report.warnings()).hasSize(1);
    }

    @Test
    void aForbiddenReadWithJsonThatNobodyReadsIsTheVendors() {
        ConnectorError odd = new ConnectorError.PermissionDenied(
                context(false).toBuilder().excerpt("{\"why\":7}").build());

        assertThat(probe().read(LIST, rest -> failing(odd)).report().get().ok()).isTrue();
    }

    @Test
    void aPageThatForbidsDeniesNothing() {
        AccountReport report = probe().list()
                .read(Set.of(Capability.SYNC), rest -> failing(DENIED_BY_A_PAGE))
                .report()
                .get();

        assertThat(report.denied()).isEmpty();
        assertThat(report.warnings()).singleElement().asString().startsWith("SYNC not checked: ");
    }

    @Test
    void whoFailsForTheMomentIsNotAskedFurther() {
        ConnectorError error = probe().read(LIST, rest -> failing(BROKEN))
                .read(LIST, rest -> {
                    throw new AssertionError("asked again");
                })
                .report()
                .getLeft();

        assertThat(error).isSameAs(BROKEN);
    }

    @Test
    void anInterruptEndsTheCheckWhateverWasLearnt() {
        ConnectorError interrupted = new ConnectorError.Interrupted(context(false), Optional.empty());

        assertThat(probe().list()
                        .read(LIST, rest -> failing(interrupted))
                        .report()
                        .getLeft())
                .isSameAs(interrupted);
    }

    @Test
    void allReadsShareTheDeadline() {
        CallOptions options =
                CallOptions.builder().deadline(Duration.ofSeconds(10)).build();

        AccountReport report = probe(options)
                .read(LIST, rest -> {
                    http.time.advance(Duration.ofSeconds(11));
                    return GOOD;
                })
                .workspaces()
                .report()
                .get();

        assertThat(report.warnings()).singleElement().asString().startsWith("WORKSPACES not checked: ");
        assertThat(report.workspacesComplete()).isFalse();
    }

    @Test
    void workspacesAreReadPageByPage() {
        pages = 3;

        AccountReport report = probe().workspaces().report().get();

        assertThat(report.workspaces()).extracting(Workspaces.Workspace::id).containsExactly("ws1", "ws2", "ws3");
        assertThat(report.workspacesComplete()).isTrue();
    }

    @Test
    void manyWorkspacesAreNotReadToTheirEnd() {
        pages = 11;

        AccountReport report = probe().workspaces().report().get();

        assertThat(report.workspaces()).hasSize(10);
        assertThat(report.workspacesComplete()).isFalse();
        assertThat(report.warnings()).containsExactly("only the first 10 workspaces were read");
    }

    @Test
    void whatAVendorTellsOfItsScopesIsTaken() {
        AccountReport report = probe().read(Set.of(), rest -> GOOD)
                .scopes(List.of("connections:read", "new:scope"))
                .allows(Capability.LIST, Capability.PURGE)
                .denies(Capability.SYNC, "")
                .vendorFields(JsonObject.of("plan", "free"))
                .report()
                .get();

        assertThat(report.scopes()).containsExactly("connections:read", "new:scope");
        assertThat(report.usable()).contains(Set.of(Capability.LIST, Capability.LIST_FILTER));
        assertThat(report.denied()).containsOnlyKeys(Capability.SYNC, Capability.SYNC_CANCEL);
        assertThat(report.vendorFields()).isEqualTo(JsonObject.of("plan", "free"));
    }

    @Test
    void withoutAWordOnCapabilitiesNoneIsTold() {
        AccountReport report = probe().read(Set.of(), rest -> GOOD).report().get();

        assertThat(report.usable()).isEmpty();
    }

    @Test
    void aCheckWithoutAReadIsADefect() {
        AccountProbe nothing = probe();

        assertThatThrownBy(nothing::report)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("an account check makes at least one read");
    }
}
