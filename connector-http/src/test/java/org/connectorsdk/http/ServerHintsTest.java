package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.call.ServerHints;
import org.connectorsdk.http.settings.HttpSettings;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ServerHintsTest {
    @AutoClose
    private final HttpFixture http = new HttpFixture();

    private final ServerHints hints = new ServerHints();

    private void call(String... headers) {
        http.server.then(exchange -> exchange.answer(200, "application/json", "{\"id\":\"a\"}", headers));
        http.get(CallOptions.builder().hints(hints).build()).get();
    }

    @Test
    void aPauseThatASuccessAsksForIsNoted() {
        call("Retry-After: 3");
        assertThat(hints.pause()).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void anAnswerThatAsksForNoneLeavesThePauseThatIsNoted() {
        hints.pause(Duration.ofSeconds(2));
        call();
        assertThat(hints.pause()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void theLimitOfTheSettingsIsNoted() {
        http.set(HttpSettings.RATE_LIMIT, "5");
        call();
        assertThat(hints.requestsPerSecond()).hasValue(5);
    }

    @Test
    void withoutALimitInTheSettingsTheOneThatIsNotedStays() {
        hints.requestsPerSecond(7);
        call();
        assertThat(hints.requestsPerSecond()).hasValue(7);
    }
}
