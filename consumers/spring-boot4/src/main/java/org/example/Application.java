package org.example;

import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ConnectorException;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.SyncRequest;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Answers what the library answers. */
@SpringBootApplication
@RestController
public class Application {
    private final Connections connections;

    Application(Connections connections) {
        this.connections = connections;
    }

    @GetMapping("/connections")
    Page<Connection> list() {
        return connections.orThrow().list(ConnectionQuery.all());
    }

    @GetMapping("/connections/{id}")
    Connection get(@PathVariable("id") String id) {
        return connections.orThrow().get(ConnectionId.of(id));
    }

    @PostMapping("/connections/{id}/sync")
    Job sync(@PathVariable("id") String id) {
        return connections.orThrow().sync(ConnectionId.of(id), SyncRequest.full());
    }

    /** Takes what {@link #get} answered. */
    @PostMapping("/names")
    String name(@RequestBody Connection connection) {
        return connection.name();
    }

    @ExceptionHandler
    @ResponseStatus(HttpStatus.BAD_GATEWAY)
    ConnectorError failed(ConnectorException exception) {
        return exception.error();
    }
}
