package org.connectorsdk.spring;

import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.connectorsdk.api.Connections;

/**
 * The clients of all accounts, by name. Thread-safe; closed by the application context, before whatever was lent to
 * them.
 *
 * @since 0.1.0
 */
public final class ConnectorAccounts implements Iterable<ConnectorAccounts.Account>, AutoCloseable {
    private final Map<String, Account> accounts;

    ConnectorAccounts(Map<String, Connections> clients) {
        Map<String, Account> named = new LinkedHashMap<>();
        clients.forEach((name, connections) -> named.put(name, new Account(name, connections)));
        this.accounts = Collections.unmodifiableMap(named);
    }

    /**
     * One account.
     *
     * @param name what the properties call it
     * @param connections its client
     * @since 0.1.0
     */
    public record Account(String name, Connections connections) {
        /** {@return the id of its provider} */
        public String provider() {
            return connections.descriptor().id();
        }
    }

    /** {@return the names of all accounts, in the order of the properties; an unmodifiable set} */
    public Set<String> names() {
        return accounts.keySet();
    }

    /**
     * Finds one client.
     *
     * @param name the name of the account
     * @return its client; whoever gets it does not close it
     * @throws NoSuchElementException if no account has the name; the message lists those that there are
     */
    public Connections get(String name) {
        Account account = accounts.get(name);
        if (account == null) {
            throw new NoSuchElementException("there is no account '" + name + "', only " + names()
                    + "; set connectors.accounts." + name + ".provider");
        }
        return account.connections();
    }

    /** {@return the accounts, in the order of the properties} */
    public Stream<Account> stream() {
        return accounts.values().stream();
    }

    @Override
    public Iterator<Account> iterator() {
        return accounts.values().iterator();
    }

    /** Ends running calls and closes all clients, at the same time. */
    @Override
    public void close() {
        CompletableFuture.allOf(stream()
                        .map(account -> CompletableFuture.runAsync(account.connections()::close, this::onOwnThread))
                        .toArray(CompletableFuture<?>[]::new))
                .join();
    }

    private void onOwnThread(Runnable work) {
        Thread thread = new Thread(work, "connectors-close");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public String toString() {
        return "ConnectorAccounts" + names();
    }
}
