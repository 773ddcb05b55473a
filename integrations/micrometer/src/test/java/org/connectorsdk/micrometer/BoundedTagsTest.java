package org.connectorsdk.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.job.JobState;
import org.connectorsdk.api.job.JobStatus;
import org.connectorsdk.api.observe.AttemptEnd;
import org.connectorsdk.api.observe.AttemptStart;
import org.connectorsdk.api.observe.CallEnd;
import org.connectorsdk.api.observe.CallObservation;
import org.connectorsdk.api.observe.CallStart;
import org.connectorsdk.api.observe.OperationEnd;
import org.connectorsdk.api.observe.OperationObservation;
import org.connectorsdk.api.observe.OperationStart;
import org.connectorsdk.api.observe.Poll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** However much a vendor says, there are no more meters than before. */
class BoundedTagsTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MicrometerObserver observer = MicrometerObserver.of(meters);

    private record Sent(int number, String method, String path) implements AttemptStart {
        @Override
        public String scheme() {
            return "https";
        }

        @Override
        public String host() {
            return "api.acme.example";
        }

        @Override
        public int port() {
            return 443;
        }

        @Override
        public void header(String name, String value) {}
    }

    private static ConnectorError failure(String words) {
        return new ConnectorError.ProviderFailure(ErrorContext.of("acme", "get")
                .summary(words)
                .requestId(words)
                .vendorCode(words)
                .build());
    }

    /** One of everything, with these words in every place that a vendor fills. */
    private void happens(String operation, String words, String method, int status) {
        OperationObservation whole = observer.operation(
                new OperationStart("acme", "", operation, Optional.of(ConnectionId.of(words)), false, Duration.ZERO));
        CallObservation call = whole.call(new CallStart("acme", "", "get_thing", "GET", "/things/{id}"));
        call.attempt(new Sent(1, method, "/things/" + words))
                .end(new AttemptEnd(OptionalInt.of(status), Duration.ZERO, Optional.empty()));
        Optional<ConnectorError> error = Optional.of(failure(words));
        call.end(new CallEnd(1, Duration.ZERO, error));
        whole.poll(new Poll(1, Optional.of(new JobStatus(words, JobState.UNKNOWN)), Optional.empty()));
        whole.poll(new Poll(2, Optional.empty(), error));
        whole.end(new OperationEnd(1, Duration.ZERO, OptionalLong.of(7), error));
    }

    @ParameterizedTest
    @ValueSource(strings = {"get", OperationStart.AWAIT})
    void aThousandIdsAndWordsMakeNoMeterMore(String operation) {
        happens(operation, "first", "GET", 200);
        int before = meters.getMeters().size();

        for (int i = 0; i < 1000; i++) {
            happens(operation, "id-" + i, "GET", 200);
        }

        assertThat(meters.getMeters()).hasSize(before);
    }

    @Test
    void aThousandMethodsMakeOneMeterMore() {
        happens("get", "first", "GET", 200);
        int timers = meters.find("connector.attempt").timers().size();

        for (int i = 0; i < 1000; i++) {
            happens("get", "a", "ODD" + i, 200);
        }

        assertThat(meters.find("connector.attempt").timers()).hasSize(timers + 1);
    }

    @ParameterizedTest
    @CsvSource({"0,other", "-7,other", "99,other", "103,1xx", "299,2xx", "399,3xx", "418,4xx", "599,5xx", "600,other"})
    void aStatusIsOneOfSixClasses(int status, String expected) {
        happens("get", "a", "GET", status);

        assertThat(meters.get("connector.attempt").timer().getId().getTag("http.response.status_class"))
                .isEqualTo(expected);
    }

    @Test
    void everyOddStatusMakesAtMostSixTimers() {
        for (int status = -10; status < 1000; status++) {
            happens("get", "a", "GET", status);
        }

        assertThat(meters.find("connector.attempt").timers()).hasSize(6);
    }
}
