package org.connectorsdk.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What is counted of what happens, with which tags. */
class CountedTest {
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final MicrometerObserver observer = MicrometerObserver.of(meters);

    @AutoClose
    private final Vendor vendor = new Vendor();

    private final Connections client = vendor.open(observer, "eu");
    private final ConnectionId id = vendor.seed(1);

    /** Each meter of that name as its tags in order and its count. */
    private List<String> counted(String name) {
        List<String> lines = new ArrayList<>();
        for (Meter meter : meters.find(name).meters()) {
            String tags = meter.getId().getTags().stream()
                    .map(tag -> tag.getKey() + "=" + tag.getValue())
                    .filter(tag -> !tag.startsWith("provider=") && !tag.startsWith("server.address="))
                    .collect(Collectors.joining(" "));
            double count = meter instanceof Timer timer
                    ? timer.count()
                    : meter.measure().iterator().next().getValue();
            lines.add(tags + ": " + (long) count);
        }
        return lines.stream().sorted().toList();
    }

    @Test
    void aReadIsAnOperationACallAndAnAttempt() {
        client.get(id).get();

        assertThat(counted("connector.operation"))
                .containsExactly("account=eu error=none kind=none operation=get outcome=success: 1");
        assertThat(counted("connector.call"))
                .containsExactly(
                        "account=eu call=get_connection error=none kind=none operation=get outcome=success: 1",
                        "account=eu call=token error=none kind=none operation=get outcome=success: 1");
        assertThat(counted("connector.attempt"))
                .containsExactly(
                        "account=eu call=get_connection error=none http.request.method=POST"
                                + " http.response.status_class=2xx kind=none operation=get: 1",
                        "account=eu call=token error=none http.request.method=POST"
                                + " http.response.status_class=2xx kind=none operation=get: 1");
    }

    @Test
    void aRepeatIsAnAttemptMoreAndAPause() {
        client.get(id).get();
        vendor.next(NeutralCall.GET, Fault.status(503));

        client.get(id).get();

        assertThat(counted("connector.call"))
                .contains("account=eu call=get_connection error=none kind=none operation=get outcome=success: 2");
        assertThat(counted("connector.attempt"))
                .contains("account=eu call=get_connection error=FailedAttempt http.request.method=POST"
                        + " http.response.status_class=5xx kind=provider_failure operation=get: 1");
        assertThat(counted("connector.pause")).containsExactly("account=eu reason=backoff: 1");
    }

    @Test
    void theTimeOfAPauseIsCounted() {
        vendor.next(NeutralCall.GET, Fault.status(429).header("Retry-After", "3"));

        client.get(id).get();

        Timer pauses =
                meters.get("connector.pause").tag("reason", "rate_limited").timer();
        assertThat(pauses.totalTime(TimeUnit.SECONDS)).isBetween(3.0, 4.0);
    }

    @Test
    void aRefusedCredentialIsRenewed() {
        vendor.next(NeutralCall.GET, Fault.status(401));

        client.get(id).get();

        assertThat(counted("connector.credential.renewals")).containsExactly("account=eu: 1");
        assertThat(counted("connector.call"))
                .contains("account=eu call=token error=none kind=none operation=get outcome=success: 2");
    }

    @Test
    void aFailureSaysItsKindAndWhatItDid() {
        vendor.next(NeutralCall.GET, Fault.status(403));

        client.get(id);

        assertThat(counted("connector.operation"))
                .containsExactly("account=eu error=ConnectorException kind=permission_denied operation=get"
                        + " outcome=refused: 1");
    }

    @Test
    void theRequestsOfAWaitCountAsThoseOfOthersDo() {
        client.await(vendor.start(client, 4).ref(), Vendor.patience()).get();

        assertThat(counted("connector.polls"))
                .containsExactly("account=eu state=running: 3", "account=eu state=succeeded: 1");
        assertThat(counted("connector.call"))
                .contains("account=eu call=get_job_light error=none kind=none operation=await outcome=success: 4");
        assertThat(counted("connector.attempt"))
                .contains("account=eu call=get_job_light error=none http.request.method=POST"
                        + " http.response.status_class=2xx kind=none operation=await: 4");
        assertThat(counted("connector.operation"))
                .contains("account=eu error=none kind=none operation=await outcome=success: 1");
    }

    @Test
    void aWalkCountsWhatItHandsOut() {
        vendor.seed(30);

        Run.walks(client);

        assertThat(counted("connector.items")).containsExactly("account=eu operation=stream: 36");
    }

    @Test
    void aBreakerThatOpensIsCountedOnce() {
        Run.opensABreaker(vendor, observer);

        assertThat(counted("connector.breaker.changes")).containsExactly("account=broken breaker=read state=open: 1");
        assertThat(counted("connector.breaker.state"))
                .contains(
                        "account=broken breaker=read state=open: 1",
                        "account=broken breaker=read state=closed: 0",
                        "account=broken breaker=write state=closed: 1");
    }

    @Test
    void whoHasNoNameIsCalledNone() {
        vendor.open(observer, "").get(id).get();

        assertThat(counted("connector.operation"))
                .containsExactly("account=none error=none kind=none operation=get outcome=success: 1");
    }
}
