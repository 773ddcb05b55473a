package org.connectorsdk.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import org.connectorsdk.testkit.fault.ProxiedConnection.Ended;
import org.connectorsdk.testkit.http.RawAnswer;
import org.connectorsdk.testkit.http.RawClient;
import org.connectorsdk.testkit.simulator.ThingSimulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FaultProxyTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String AUTH = "Authorization: Bearer t";
    private static final String JSON = "Content-Type: application/json";
    private static final String THING = "{\"name\":\"lamp\"}";

    private final ThingSimulator simulator = new ThingSimulator();
    private FaultProxy proxy;
    private RawClient client;

    @BeforeEach
    void connect() throws IOException {
        simulator.start();
        proxy = FaultProxy.to(simulator.baseUrl());
        client = new RawClient(proxy.baseUrl());
        assertThat(list().status()).isEqualTo(200);
    }

    @AfterEach
    void disconnect() throws IOException {
        client.close();
        proxy.close();
        simulator.close();
        assertThat(proxy.unfired()).isEmpty();
    }

    private RawAnswer list() throws IOException {
        return client.get("/v1/things", AUTH);
    }

    private RawAnswer create() throws IOException {
        return client.post("/v1/things", THING, AUTH, JSON);
    }

    private ProxiedConnection connection() {
        return proxy.connections().get(0);
    }

    @Test
    void withoutFaultsEverythingPassesUnchanged() throws IOException {
        assertThat(create().status()).isEqualTo(201);
        assertThat(list().text()).isEqualTo("{\"things\":[\"lamp\"]}");
        assertThat(proxy.connections()).hasSize(1);
        assertThat(connection().clientPort()).isEqualTo(client.localPort());
        assertThat(simulator.journal().connections())
                .containsExactly(connection().serverSidePort());
        assertThat(connection().bytesToClient()).isGreaterThan(300);
    }

    @Test
    void anAnswerCanBeWithheldAlthoughTheServerHasHandledTheRequest() throws IOException {
        proxy.arm(ProxyFault.cutResponse(0, ProxyFault.Ending.RESET));
        RawAnswer answer = create();
        assertThat(answer.status()).isZero();
        assertThat(answer.ending()).isEqualTo(RawAnswer.Ending.RESET);
        assertThat(simulator.things()).hasSize(1);
        assertThat(connection().ended()).contains(Ended.BY_PROXY);
    }

    @Test
    void anAnswerCanBeCutAtAnyByte() throws IOException {
        proxy.arm(ProxyFault.cutResponse(30, ProxyFault.Ending.FIN));
        RawAnswer answer = create();
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.headers()).isEmpty();
        assertThat(answer.ending()).isEqualTo(RawAnswer.Ending.FIN);
    }

    @Test
    void aRequestCanBeCutBeforeItsEnd() throws Exception {
        proxy.arm(ProxyFault.cutRequest(40, ProxyFault.Ending.RESET));
        assertThat(create().ending()).isEqualTo(RawAnswer.Ending.RESET);
        assertThat(connection().awaitEnd(PATIENCE)).isTrue();
        assertThat(simulator.things()).isEmpty();
    }

    @Test
    void requestsCanDisappear() throws Exception {
        ArmedProxyFault swallowed = proxy.arm(ProxyFault.swallowRequests());
        client.send("POST", "/v1/things", THING, AUTH, JSON);
        assertThat(swallowed.awaitFired(PATIENCE)).isTrue();
        assertThat(connection().ended()).isEmpty();
        assertThat(simulator.journal().count("create_thing")).isZero();
    }

    @Test
    void answersCanDisappear() throws Exception {
        ArmedProxyFault swallowed = proxy.arm(ProxyFault.swallowResponses());
        client.send("POST", "/v1/things", THING, AUTH, JSON);
        assertThat(swallowed.awaitFired(PATIENCE)).isTrue();
        assertThat(connection().ended()).isEmpty();
        assertThat(simulator.things()).hasSize(1);
    }

    @Test
    void answersCanBeSlowedDown() throws IOException {
        proxy.arm(ProxyFault.throttleResponse(50, Duration.ofMillis(30)));
        client.send("GET", "/v1/things", "", AUTH);
        long start = System.nanoTime();
        assertThat(client.read().status()).isEqualTo(200);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(60));
    }

    @Test
    void aPooledConnectionCanTurnOutToBeDead() throws IOException {
        proxy.arm(ProxyFault.staleConnection());
        RawAnswer answer = create();
        assertThat(answer.status()).isZero();
        assertThat(answer.ending()).isEqualTo(RawAnswer.Ending.RESET);
        assertThat(simulator.journal().count("create_thing")).isZero();
    }

    @Test
    void aFreshConnectionIsNeverStale() throws IOException {
        ArmedProxyFault stale = proxy.arm(ProxyFault.staleConnection());
        try (RawClient fresh = new RawClient(proxy.baseUrl())) {
            assertThat(fresh.get("/v1/things", AUTH).status()).isEqualTo(200);
            assertThat(stale.hasFired()).isFalse();
            assertThat(fresh.get("/v1/things", AUTH).status()).isZero();
        }
        assertThat(list().status()).isEqualTo(200);
    }

    @Test
    void idleConnectionsCanBeClosed() throws IOException {
        proxy.closeConnections(ProxyFault.Ending.FIN);
        assertThat(client.isAtEnd()).isTrue();
        assertThat(proxy.open()).isZero();
    }

    @Test
    void connectionsAreRefusedUntilTheyAreAcceptedAgain() throws IOException {
        proxy.refuse();
        assertThatThrownBy(() -> new RawClient(proxy.baseUrl())).isInstanceOf(ConnectException.class);
        assertThat(list().status()).isEqualTo(200);
        proxy.accept();
        try (RawClient other = new RawClient(proxy.baseUrl())) {
            assertThat(other.get("/v1/things", AUTH).status()).isEqualTo(200);
        }
    }

    @Test
    void refusingTakesEffectAtOnce() {
        for (int round = 0; round < 20; round++) {
            proxy.refuse();
            assertThatThrownBy(() -> new RawClient(proxy.baseUrl())).isInstanceOf(ConnectException.class);
            proxy.accept();
        }
    }

    @Test
    void theClientsGoodbyeIsSeen() throws Exception {
        client.close();
        assertThat(connection().awaitEnd(PATIENCE)).isTrue();
        assertThat(connection().ended()).contains(Ended.BY_CLIENT);
    }

    @Test
    void theServersGoodbyeIsSeen() throws Exception {
        simulator.faults().on("list_things").inject(Fault.closeAfterAnswer());
        list();
        assertThat(connection().awaitEnd(PATIENCE)).isTrue();
        assertThat(connection().ended()).contains(Ended.BY_SERVER);
    }

    @Test
    void aDisarmedFaultLeavesTheConnectionAlone() throws IOException {
        ArmedProxyFault slow = proxy.arm(ProxyFault.throttleResponse(50, Duration.ofMillis(1)));
        list();
        slow.disarm();
        assertThat(list().status()).isEqualTo(200);
    }

    @Test
    void aDeafServerLetsNobodyIn() throws IOException {
        try (BlackholeServer deaf = BlackholeServer.open();
                Socket socket = new Socket()) {
            URI address = deaf.baseUrl();
            assertThatThrownBy(() -> socket.connect(new InetSocketAddress(address.getHost(), address.getPort()), 150))
                    .isInstanceOf(SocketTimeoutException.class);
        }
    }
}
