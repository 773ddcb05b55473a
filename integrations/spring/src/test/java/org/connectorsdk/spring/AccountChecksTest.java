package org.connectorsdk.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.connectorsdk.api.Connections;
import org.connectorsdk.testkit.memory.Failure;
import org.connectorsdk.testkit.memory.InMemoryConnections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a health endpoint is told of accounts, and how much that may cost. */
class AccountChecksTest {
    private static final Duration LONG = Duration.ofSeconds(60);

    private final AtomicLong nanos = new AtomicLong();
    private final InMemoryConnections memory = InMemoryConnections.create();
    private final CountDownLatch never = new CountDownLatch(1);

    @AfterEach
    void letGo() {
        never.countDown();
        memory.close();
    }

    private AccountChecks checks(Duration timeout, Map<String, Connections> clients) {
        return new AccountChecks(
                new ConnectorAccounts(clients),
                new ConnectorsProperties.Health(Duration.ofSeconds(30), timeout),
                nanos::get);
    }

    /** A client whose check does something first. */
    private Connections checking(Supplier<?> first) {
        Connections real = memory.open();
        return (Connections) Proxy.newProxyInstance(
                Connections.class.getClassLoader(), new Class<?>[] {Connections.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("with")) {
                        return proxy;
                    }
                    if (method.getName().equals("check")) {
                        first.get();
                    }
                    return method.invoke(real, arguments);
                });
    }

    private Object hang() {
        try {
            return never.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            return false;
        }
    }

    @Test
    void anAccountThatWorksIsUp() {
        try (AccountChecks checks = checks(LONG, Map.of("shop", memory.open()))) {
            assertThat(checks.of("shop").state()).isEqualTo(AccountHealth.State.UP);
        }
    }

    @Test
    void aVendorThatFailsIsDown() {
        memory.failAlways("check", Failure.unavailable());
        try (AccountChecks checks = checks(LONG, Map.of("shop", memory.open()))) {
            AccountHealth health = checks.of("shop");
            assertThat(health.state()).isEqualTo(AccountHealth.State.DOWN);
            assertThat(health.details()).containsEntry("kind", "PROVIDER_FAILURE");
        }
    }

    @Test
    void aVendorThatAsksToWaitIsNotDown() {
        memory.failAlways("check", Failure.rateLimited(Duration.ofMinutes(5)));
        try (AccountChecks checks = checks(LONG, Map.of("shop", memory.open()))) {
            assertThat(checks.of("shop").state()).isEqualTo(AccountHealth.State.UNKNOWN);
        }
    }

    @Test
    void whatWasFoundIsAnsweredForAWhile() {
        AtomicInteger made = new AtomicInteger();
        try (AccountChecks checks = checks(LONG, Map.of("shop", checking(made::incrementAndGet)))) {
            checks.of("shop");
            nanos.addAndGet(Duration.ofSeconds(29).toNanos());
            checks.of("shop");
            assertThat(made).hasValue(1);

            nanos.addAndGet(Duration.ofSeconds(2).toNanos());
            checks.of("shop");
            assertThat(made).hasValue(2);
        }
    }

    @Test
    void aCheckThatHangsIsUnknownAndKeepsNobodyElse() {
        Map<String, Connections> clients = new LinkedHashMap<>();
        clients.put("hangs", checking(this::hang));
        clients.put("works", memory.open());
        try (AccountChecks checks = checks(Duration.ofMillis(50), clients)) {
            assertThat(checks.of("hangs").state()).isEqualTo(AccountHealth.State.UNKNOWN);
            assertThat(checks.of("works").state()).isEqualTo(AccountHealth.State.UP);
        }
    }

    @Test
    void noMoreThanFourRunAtTheSameTime() {
        AtomicInteger begun = new AtomicInteger();
        Map<String, Connections> clients = new LinkedHashMap<>();
        for (int i = 0; i < 9; i++) {
            clients.put("account" + i, checking(() -> begun.incrementAndGet() > 0 ? hang() : null));
        }
        try (AccountChecks checks = checks(Duration.ofMillis(50), clients)) {
            checks.of("account8");
            assertThat(begun).hasValueLessThanOrEqualTo(4);
        }
    }
}
