package org.connectorsdk.spring;

import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.ConnectionId;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** An application with two accounts. */
@SpringBootApplication(proxyBeanMethods = false)
@RestController
class Shop {
    private final Connections connections;
    private final ConnectorAccounts accounts;

    Shop(@Qualifier("shop") Connections connections, ConnectorAccounts accounts) {
        this.connections = connections;
        this.accounts = accounts;
    }

    @GetMapping("/connections/{id}")
    String name(@PathVariable("id") String id) {
        Connection connection = connections.orThrow().get(ConnectionId.of(id));
        return connection.name();
    }

    @GetMapping("/limited/{id}")
    String limited(@PathVariable("id") String id) {
        return accounts.get("limited").orThrow().get(ConnectionId.of(id)).name();
    }

    @GetMapping("/later/{id}")
    String later(@PathVariable("id") String id) {
        return connections.async().get(ConnectionId.of(id)).join().name();
    }
}
