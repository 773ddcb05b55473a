package com.example.sync;

import java.time.Duration;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.SyncRequest;
import org.connectorsdk.api.job.WaitPolicy;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** The connections of the account {@code shop}. What fails is answered as a problem detail by the library. */
@RestController
class SyncController {
    private final Connections shop;

    SyncController(@Qualifier("shop") Connections shop) {
        this.shop = shop;
    }

    @GetMapping("/connections")
    Page<Connection> connections() {
        return shop.orThrow().list(ConnectionQuery.all());
    }

    /** Answers when the sync has ended. */
    @PostMapping("/connections/{id}/sync")
    Job sync(@PathVariable String id) {
        Job started = shop.orThrow().sync(ConnectionId.of(id), SyncRequest.full());
        return shop.orThrow().await(started.ref(), WaitPolicy.upTo(Duration.ofMinutes(30)));
    }
}
