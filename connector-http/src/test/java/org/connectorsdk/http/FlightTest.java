package org.connectorsdk.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.Proxy;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.connectorsdk.http.Flight.End;
import org.junit.jupiter.api.Test;

/** Which limit of a request is passed, from its clock alone. */
class FlightTest {
    private static final long BEGIN = VirtualTime.ORIGIN;
    private static final long CONNECT_LIMIT = 50;
    private static final long IDLE_LIMIT = 70;

    private final Flight flight = new Flight(BEGIN, CONNECT_LIMIT, IDLE_LIMIT, false, false);

    private void connect() {
        Call call = new OkHttpClient()
                .newCall(new Request.Builder().url("http://127.0.0.1/").build());
        flight.connectStart(call, InetSocketAddress.createUnresolved("127.0.0.1", 80), Proxy.NO_PROXY);
        assertThat(flight.overdue(BEGIN)).isNull();
    }

    @Test
    void whatConnectsHasTheTimeForAConnect() {
        connect();

        assertThat(flight.overdue(BEGIN + CONNECT_LIMIT - 1)).isNull();
        assertThat(flight.overdue(BEGIN + CONNECT_LIMIT)).isEqualTo(End.CONNECT);
    }

    @Test
    void whatDoesNotConnectHasTheTimeForSilence() {
        assertThat(flight.overdue(BEGIN + CONNECT_LIMIT)).isNull();
        assertThat(flight.overdue(BEGIN + IDLE_LIMIT - 1)).isNull();
        assertThat(flight.overdue(BEGIN + IDLE_LIMIT)).isEqualTo(End.IDLE);
    }

    @Test
    void whoseTimeIsOverEndsByTheDeadline() {
        flight.deadline(BEGIN + 10, false);

        assertThat(flight.overdue(BEGIN + 9)).isNull();
        assertThat(flight.overdue(BEGIN + 10)).isEqualTo(End.DEADLINE);
    }
}
