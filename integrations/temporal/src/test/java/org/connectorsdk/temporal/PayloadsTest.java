package org.connectorsdk.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.temporal.api.common.v1.Payload;
import io.temporal.common.converter.DefaultDataConverter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.connectorsdk.api.connection.TableRef;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.temporal.ConnectorActivities.ConnectionIds;
import org.connectorsdk.temporal.ConnectorActivities.Introspected;
import org.connectorsdk.temporal.ConnectorActivities.ListOrder;
import org.connectorsdk.temporal.ConnectorActivities.Prepared;
import org.connectorsdk.temporal.ConnectorActivities.Recovered;
import org.connectorsdk.temporal.ConnectorActivities.StartOrder;
import org.connectorsdk.temporal.ConnectorActivities.Tested;
import org.connectorsdk.temporal.ConnectorActivities.WaitOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is in histories, through the engine's usual converter. */
class PayloadsTest {
    private static final DefaultDataConverter CONVERTER = DefaultDataConverter.newDefaultInstance();
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456789Z");

    static Stream<Object> values() {
        SyncRequest request = SyncRequest.incremental().tables(TableRef.of("s", "t"));
        JobReport job = job("it failed");
        return Stream.of(
                SyncPolicy.standard(),
                SyncOrder.of("acme", "c"),
                new SyncOrder("acme", "c", request, SyncPolicy.standard(), "fleet"),
                job,
                JobReport.NONE,
                new SyncEnd("acme", "c", SyncEnd.Outcome.FAILED, job, "it failed"),
                new SyncEnd("acme", "c", SyncEnd.Outcome.UNKNOWN, null, ""),
                FleetOrder.of(new FleetAccount("acme", 3, Map.of("status", "active"), List.of("a", "b"))),
                FleetOrder.of(FleetAccount.of("acme")).goingOn(state(3, 2)),
                new StartOrder("acme", "c", request, Duration.ofMinutes(1), "key"),
                new Prepared("{}", true),
                new Recovered(job, false, ""),
                new Recovered(null, true, "why"),
                new WaitOrder("acme", "h", NOON, Duration.ofMillis(1), Duration.ZERO),
                new ListOrder("acme", Map.of("a", "b"), "token"),
                new ConnectionIds(List.of("a"), "next", List.of("odd")),
                new Introspected(1, 2, 3, true),
                new Tested(false, "m", "r"));
    }

    private static JobReport job(String failure) {
        return new JobReport(
                "acme:0a:sync:7",
                JobState.FAILED,
                "failed",
                true,
                false,
                Long.MAX_VALUE,
                null,
                NOON,
                NOON.plusSeconds(1),
                List.of("slow"),
                failure);
    }

    private static FleetState state(int running, int listed) {
        FleetOrder order = FleetOrder.of(FleetAccount.of("an-account-with-a-long-name"));
        FleetLedger ledger = new FleetLedger(order, NOON);
        AccountWalk walk = ledger.walks().get(0);
        walk.fetched(new ConnectionIds(ids(running), "next", ids(200)));
        for (int i = 0; i < listed; i++) {
            FleetState.Running sync = new FleetState.Running("an-account-with-a-long-name", "id-" + i);
            ledger.started(sync);
            ledger.ended(new SyncEnd(
                    sync.account(),
                    sync.connection(),
                    SyncEnd.Outcome.FAILED,
                    job("f".repeat(5_000)),
                    "m".repeat(5_000)));
        }
        ids(running).forEach(id -> ledger.started(new FleetState.Running("an-account-with-a-long-name", id)));
        return ledger.state("0b54b1f2-7d0c-4b39-9df5-8f0c2bb1e9a1", true);
    }

    private static List<String> ids(int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add("8c14a5b2-51f5-4a3e-9f4d-" + String.format("%012d", i));
        }
        return ids;
    }

    @ParameterizedTest
    @MethodSource("values")
    void aValueGoesThroughAHistoryUnchanged(Object value) {
        Payload payload = CONVERTER.toPayload(value).orElseThrow();

        Object back = CONVERTER.fromPayload(payload, value.getClass(), value.getClass());

        assertThat(back).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("values")
    void whatALaterVersionAddsIsPassedOver(Object value) {
        Payload payload = CONVERTER.toPayload(value).orElseThrow();
        String json = payload.getData().toStringUtf8();
        String more = "{\"added\":{\"a\":[1]}," + json.substring(1);

        Object back = CONVERTER.fromPayload(
                payload.toBuilder().setData(ByteString.copyFromUtf8(more)).build(), value.getClass(), value.getClass());

        assertThat(back).isEqualTo(value);
    }

    private static <T> T read(String json, Class<T> type) {
        Payload sample = CONVERTER.toPayload("x").orElseThrow();
        return CONVERTER.fromPayload(
                sample.toBuilder().setData(ByteString.copyFromUtf8(json)).build(), type, type);
    }

    @Test
    void anAccountNeedsAName() {
        assertThat(read("{\"name\":\"acme\"}", FleetAccount.class)).isEqualTo(FleetAccount.of("acme"));
    }

    @Test
    void aSyncOrderNeedsNoFleet() {
        Payload payload = CONVERTER.toPayload(SyncOrder.of("acme", "c")).orElseThrow();
        String json = payload.getData().toStringUtf8().replace(",\"fleet\":\"\"", "");

        assertThat(json).doesNotContain("fleet");
        assertThat(read(json, SyncOrder.class)).isEqualTo(SyncOrder.of("acme", "c"));
    }

    @Test
    void aReportOfAJobNeedsItsHandleAndState() {
        JobReport report = read("{\"handle\":\"h\",\"state\":\"RUNNING\",\"status\":\"r\"}", JobReport.class);

        assertThat(report.warnings()).isEmpty();
        assertThat(report.failure()).isEmpty();
        assertThat(report.rows()).isNull();
    }

    @Test
    void theStateOfALargeFleetIsFarBelowWhatTheEngineTakes() {
        FleetOrder order = FleetOrder.of(FleetAccount.of("acme")).window(2_000).goingOn(state(2_000, 1_000));

        int bytes = CONVERTER.toPayload(order).orElseThrow().getData().size();

        assertThat(bytes).isBetween(500_000, 1_000_000);
    }

    @Test
    void nothingOfAnAccountsSettingsHasAPlaceInAnOrder() {
        assertThat(Stream.of(SyncOrder.class, FleetOrder.class, FleetAccount.class, FleetState.class)
                        .flatMap(type -> Stream.of(type.getRecordComponents()))
                        .map(component -> component.getGenericType().getTypeName()))
                .noneMatch(type -> type.contains("org.connectorsdk.temporal.Account>")
                        || type.contains("config.")
                        || type.contains("RuntimeContext"));
    }
}
