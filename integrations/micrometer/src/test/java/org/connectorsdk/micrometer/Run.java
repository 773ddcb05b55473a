package org.connectorsdk.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.fault.Fault;

/** A day in the life of a client, in which everything happens that is counted. */
final class Run {
    private Run() {}

    /** Looks while the clients are open. */
    static void of(MicrometerObserver observer, Consumer<Vendor> look) {
        try (Vendor vendor = new Vendor()) {
            Connections client = vendor.open(observer, "eu");
            ConnectionId id = vendor.seed(30);
            reads(vendor, client, id);
            waits(vendor, client);
            walks(client);
            opensABreaker(vendor, observer);
            keepsToARate(vendor, observer, id);
            look.accept(vendor);
        }
    }

    static void reads(Vendor vendor, Connections client, ConnectionId id) {
        assertThat(client.get(id).isRight()).isTrue();
        vendor.next(NeutralCall.GET, Fault.status(503));
        assertThat(client.get(id).isRight()).isTrue();
        vendor.next(NeutralCall.GET, Fault.status(429).header("Retry-After", "3"));
        assertThat(client.get(id).isRight()).isTrue();
        vendor.next(NeutralCall.GET, Fault.status(401));
        assertThat(client.get(id).isRight()).isTrue();
        assertThat(client.async().get(id).orTimeout(20, TimeUnit.SECONDS).join())
                .isNotNull();
        vendor.next(NeutralCall.GET, Fault.status(404));
        assertThat(client.get(id).isLeft()).isTrue();
    }

    static void waits(Vendor vendor, Connections client) {
        Job job = vendor.start(client, 4);
        assertThat(client.await(job.ref(), Vendor.patience()).isRight()).isTrue();
    }

    /** One to its end, one that is left. */
    static void walks(Connections client) {
        try (Stream<Connection> all = client.orThrow().stream(ConnectionQuery.all())) {
            assertThat(all).hasSizeGreaterThanOrEqualTo(30);
        }
        try (Stream<Connection> some = client.orThrow().stream(ConnectionQuery.all())) {
            assertThat(some.limit(5)).hasSize(5);
        }
    }

    static void opensABreaker(Vendor vendor, MicrometerObserver observer) {
        Connections client = vendor.open(
                observer,
                "broken",
                config -> config.set("attempts", 1).set("breaker-failures", 2).set("breaker-window", 2));
        vendor.next(NeutralCall.LIST, Fault.status(500), Fault.status(500));
        for (int i = 0; i < 3; i++) {
            assertThat(client.list(ConnectionQuery.all()).isLeft()).isTrue();
        }
    }

    static void keepsToARate(Vendor vendor, MicrometerObserver observer, ConnectionId id) {
        Connections client = vendor.open(observer, "", config -> config.set("rate-limit", 1));
        for (int i = 0; i < 3; i++) {
            assertThat(client.get(id).isRight()).isTrue();
        }
    }
}
