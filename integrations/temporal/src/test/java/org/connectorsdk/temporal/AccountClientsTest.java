package org.connectorsdk.temporal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.config.ConnectorConfig;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorKind;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.testkit.memory.InMemoryConnections;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class AccountClientsTest {
    private final InMemoryConnections memory = InMemoryConnections.create();
    private final AtomicInteger asked = new AtomicInteger();
    private volatile AccountResolver resolver = name -> Optional.of(account());
    private final AccountClients clients = new AccountClients(Engine.connectors(memory), name -> {
        asked.incrementAndGet();
        return resolver.resolve(name);
    });

    @AfterEach
    void close() {
        clients.close();
        memory.close();
    }

    private Account account() {
        return new Account(
                memory.provider().descriptor().id(), ConnectorConfig.builder().build());
    }

    private Connections client() {
        return clients.of("acme").get();
    }

    @Test
    void fiftyThreadsOpenAnAccountOnce() throws Exception {
        CountDownLatch together = new CountDownLatch(50);
        ExecutorService threads = Executors.newFixedThreadPool(50);
        try {
            List<Future<Connections>> answers = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                answers.add(threads.submit(() -> {
                    together.countDown();
                    together.await(20, TimeUnit.SECONDS);
                    return client();
                }));
            }
            Set<Connections> different = new HashSet<>();
            for (Future<Connections> answer : answers) {
                different.add(answer.get(20, TimeUnit.SECONDS));
            }
            assertThat(different).hasSize(1);
            assertThat(asked).hasValue(1);
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void aForgottenAccountIsAskedForAgainAndItsClientClosed() {
        Connections before = client();

        clients.forget("acme");

        assertThat(client()).isNotSameAs(before);
        assertThat(asked).hasValue(2);
        assertThat(before.list(ConnectionQuery.builder().build()).getLeft().kind())
                .isEqualTo(ErrorKind.CLOSED);
    }

    @Test
    void anAccountForgottenWhileItOpensIsOpenedWithNewSettings() {
        resolver = name -> {
            if (asked.get() == 1) {
                clients.forget("acme");
            }
            return Optional.of(account());
        };

        client();

        assertThat(asked).hasValue(2);
    }

    @Test
    void forgettingAnUnknownAccountDoesNothing() {
        clients.forget("nobody");

        assertThat(asked).hasValue(0);
    }

    @Test
    void anUnknownAccountIsAMatterOfConfiguration() {
        resolver = name -> Optional.empty();

        ConnectorError error = clients.of("acme").getLeft();

        assertThat(error.kind()).isEqualTo(ErrorKind.CONFIGURATION);
        assertThat(error.outcome()).isEqualTo(Outcome.NOT_SENT);
        assertThat(ConnectorFailures.mayBeTriedAgain(error)).isFalse();
        assertThat(error.message()).contains("no account is called acme");
    }

    @Test
    void aResolverThatThrowsIsTriedAgainAndKeepsItsTextToItself() {
        resolver = name -> {
            throw new IllegalStateException("canary");
        };

        ConnectorError error = clients.of("acme").getLeft();

        assertThat(ConnectorFailures.mayBeTriedAgain(error)).isTrue();
        assertThat(error.toJson().toString()).contains("IllegalStateException").doesNotContain("canary");
        resolver = name -> Optional.of(account());
        assertThat(clients.of("acme").isRight()).isTrue();
    }

    @Test
    void whatIsClosedOpensNothing() {
        Connections before = client();

        clients.close();
        clients.close();

        ConnectorError error = clients.of("acme").getLeft();
        assertThat(error.kind()).isEqualTo(ErrorKind.CLOSED);
        assertThat(ConnectorFailures.mayBeTriedAgain(error)).isTrue();
        assertThat(before.list(ConnectionQuery.builder().build()).getLeft().kind())
                .isEqualTo(ErrorKind.CLOSED);
    }

    @Test
    void anAccountThatOpensDuringTheCloseIsClosed() {
        resolver = name -> {
            clients.close();
            return Optional.of(account());
        };

        assertThat(clients.of("acme").getLeft().kind()).isEqualTo(ErrorKind.CLOSED);
    }
}
