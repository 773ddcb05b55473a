package org.connectorsdk.http.internal.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.net.Proxy;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.connectorsdk.http.VirtualTime;
import org.connectorsdk.http.internal.transport.InFlightRequest.End;
import org.junit.jupiter.api.Test;

class InFlightRequestTest {
    private static final long BEGIN = VirtualTime.ORIGIN;
    private static final long CONNECT_LIMIT = 50;
    private static final long IDLE_LIMIT = 70;

    private final InFlightRequest inFlight = new InFlightRequest(BEGIN, CONNECT_LIMIT, IDLE_LIMIT, false, false);

    private void connect() {
        Call call = new OkHttpClient()
                .newCall(new Request.Builder().url("http://127.0.0.1/").build());
        inFlight.connectStart(call, InetSocketAddress.createUnresolved("127.0.0.1", 80), Proxy.NO_PROXY);
        assertThat(inFlight.overdue(BEGIN)).isNull();
    }

    @Test
    void whatConnectsHasTheTimeForAConnect() {
        connect();
        assertThat(inFlight.overdue(BEGIN + CONNECT_LIMIT - 1)).isNull();
        assertThat(inFlight.overdue(BEGIN + CONNECT_LIMIT)).isEqualTo(End.CONNECT);
    }

    @Test
    void whatDoesNotConnectHasTheTimeForSilence() {
        assertThat(inFlight.overdue(BEGIN + CONNECT_LIMIT)).isNull();
        assertThat(inFlight.overdue(BEGIN + IDLE_LIMIT - 1)).isNull();
        assertThat(inFlight.overdue(BEGIN + IDLE_LIMIT)).isEqualTo(End.IDLE);
    }

    @Test
    void whoseTimeIsOverEndsByTheDeadline() {
        inFlight.deadline(BEGIN + 10, false);
        assertThat(inFlight.overdue(BEGIN + 9)).isNull();
        assertThat(inFlight.overdue(BEGIN + 10)).isEqualTo(End.DEADLINE);
    }
}
