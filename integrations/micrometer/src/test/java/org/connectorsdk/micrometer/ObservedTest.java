package org.connectorsdk.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.common.KeyValue;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationView;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.transport.SenderContext;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.simulator.Exchange;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which observations there are, whose children they are, and what is sent for them. */
class ObservedTest {
    private final TestObservationRegistry registry = TestObservationRegistry.create();
    private final Ended ended = new Ended();
    private final MicrometerObserver observer = MicrometerObserver.of(registry, new SimpleMeterRegistry());

    @AutoClose
    private final Vendor vendor = new Vendor();

    private final Connections client = vendor.open(observer, "eu");
    private final ConnectionId id = vendor.seed(1);

    ObservedTest() {
        registry.observationConfig().observationHandler(ended);
    }

    /** Keeps what has ended, and sends a header as a tracing handler does. */
    private static final class Ended implements ObservationHandler<Observation.Context> {
        final List<Observation.Context> all = new CopyOnWriteArrayList<>();
        final List<String> events = new CopyOnWriteArrayList<>();

        @Override
        public void onStart(Observation.Context context) {
            if (context instanceof SenderContext<?> sender) {
                sent(sender, all.size());
            }
        }

        private static <C> void sent(SenderContext<C> sender, int number) {
            C carrier = sender.getCarrier();
            if (carrier != null) {
                sender.getSetter().set(carrier, "traceparent", "00-span-" + number);
                sender.getSetter().set(carrier, "authorization", "stolen");
            }
        }

        @Override
        public void onEvent(Observation.Event event, Observation.Context context) {
            events.add(context.getLowCardinalityKeyValue("operation").getValue() + ": " + event.getContextualName());
        }

        @Override
        public void onStop(Observation.Context context) {
            all.add(context);
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return true;
        }

        /** Each as the names from the outermost parent to itself, in the order in which they ended. */
        List<String> tree() {
            List<String> lines = new ArrayList<>();
            for (Observation.Context context : all) {
                StringBuilder line = new StringBuilder(String.valueOf(context.getContextualName()));
                ObservationView parent = context.getParentObservation();
                while (parent != null) {
                    line.insert(0, parent.getContextView().getContextualName() + " > ");
                    parent = parent.getContextView().getParentObservation();
                }
                lines.add(line.toString());
            }
            return lines;
        }
    }

    private static final String TOKEN = "POST /api/v1/applications/token";
    private static final String GET = "POST /connections/get";
    private static final String CALL = "airbyte get > airbyte get_connection";

    @Test
    void aTokenAndARepeatAreChildrenOfTheirCall() {
        vendor.next(NeutralCall.GET, Fault.status(503));

        client.get(id).get();

        assertThat(ended.tree())
                .containsExactly(
                        CALL + " > airbyte token > " + TOKEN,
                        CALL + " > airbyte token",
                        CALL + " > " + GET,
                        CALL + " > " + GET,
                        CALL,
                        "airbyte get");
    }

    @Test
    void eachAttemptSendsAHeaderOfItsOwnAndNoneThatIsNotAllowed() {
        client.get(id).get();
        vendor.next(NeutralCall.GET, Fault.status(503));

        client.get(id).get();

        List<Exchange> sent = vendor.sent(NeutralCall.GET);
        assertThat(sent)
                .extracting(exchange -> exchange.rawHeader("traceparent").orElse("none"))
                .hasSize(3)
                .doesNotHaveDuplicates()
                .allMatch(value -> value.startsWith("00-span-"));
        assertThat(sent)
                .extracting(exchange -> exchange.rawHeader("authorization").orElse("none"))
                .noneMatch("stolen"::equals);
    }

    @Test
    void idsAndPathsAreForTracesAlone() {
        client.get(id).get();

        Observation.Context operation = ended.all.get(ended.all.size() - 1);
        assertThat(operation.getHighCardinalityKeyValues())
                .contains(KeyValue.of("connection", id.value()), KeyValue.of("calls", "1"));
        assertThat(ended.all)
                .allSatisfy(context -> assertThat(context.getLowCardinalityKeyValues())
                        .extracting(KeyValue::getValue)
                        .noneMatch(value -> value.contains(id.value()) || value.contains("/")));
    }

    @Test
    void aWaitIsOneObservationWithAnEventForEachPoll() {
        var job = vendor.start(client, 4);
        ended.all.clear();

        client.await(job.ref(), Vendor.patience()).get();

        assertThat(ended.tree()).containsExactly("airbyte await");
        assertThat(ended.events)
                .containsExactly(
                        "await: poll running", "await: poll running", "await: poll running", "await: poll succeeded");
    }

    @Test
    @SuppressWarnings("try") // the scope is there to be closed
    void anAsynchronousCallBelongsToWhatIsCurrentWhereItIsMade() {
        Observation mine = Observation.createNotStarted("mine", registry)
                .contextualName("mine")
                .start();
        try (Observation.Scope unused = mine.openScope()) {
            client.async().get(id).orTimeout(20, TimeUnit.SECONDS).join();
        }
        mine.stop();

        assertThat(ended.tree()).contains("mine > " + CALL).allMatch(line -> line.startsWith("mine"));
        assertThat(registry.getCurrentObservation()).isNull();
    }

    static List<ExecutorService> executors() {
        List<ExecutorService> executors = new ArrayList<>();
        executors.add(Executors.newCachedThreadPool());
        try {
            executors.add((ExecutorService)
                    Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null));
        } catch (ReflectiveOperationException e) {
            // Java 17
        }
        return executors;
    }

    @ParameterizedTest
    @MethodSource("executors")
    void callsOnManyThreadsKeepApart(ExecutorService executor) throws InterruptedException {
        client.get(id).get();
        ended.all.clear();
        for (int i = 0; i < 50; i++) {
            executor.execute(() -> client.get(id).get());
        }
        executor.shutdown();
        assertThat(executor.awaitTermination(60, TimeUnit.SECONDS)).isTrue();

        assertThat(ended.tree()).filteredOn((CALL + " > " + GET)::equals).hasSize(50);
        assertThat(ended.tree()).filteredOn("airbyte get"::equals).hasSize(50);
    }

    @Test
    void whatIsSwitchedOffLeavesItsChildrenToItsParent() {
        registry.observationConfig().observationPredicate((name, context) -> !name.equals("connector.call"));
        client.get(id).get();

        assertThat(ended.tree()).contains("airbyte get > " + GET);
    }

    @Test
    void aCallerOfTheVendorsOwnApiIsSeenWithItsAccount() {
        client.unwrap(org.connectorsdk.api.facet.RawApi.class)
                .orElseThrow()
                .call(
                        org.connectorsdk.api.facet.RawRequest.builder("GET")
                                .path("/v1/health")
                                .build(),
                        org.connectorsdk.api.call.CallOptions.none());

        assertThat(ended.all)
                .isNotEmpty()
                .allSatisfy(context -> assertThat(context.getLowCardinalityKeyValue("account"))
                        .isEqualTo(KeyValue.of("account", "eu")));
    }
}
