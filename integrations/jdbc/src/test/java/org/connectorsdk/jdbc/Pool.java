package org.connectorsdk.jdbc;

import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Keeps connections; as it found them. */
final class Pool implements DataSource {
    private final DataSource source;
    private final boolean autoCommit;
    private final int isolation;
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();
    private int opened;

    Pool(DataSource source) {
        this(source, true, Connection.TRANSACTION_READ_COMMITTED);
    }

    Pool(DataSource source, boolean autoCommit, int isolation) {
        this.source = source;
        this.autoCommit = autoCommit;
        this.isolation = isolation;
    }

    synchronized int opened() {
        return opened;
    }

    int idle() {
        return idle.size();
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection kept = idle.poll();
        Connection own = kept == null || kept.isClosed() ? open() : kept;
        return (Connection) Proxy.newProxyInstance(
                Pool.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        if (!own.isClosed()) {
                            idle.push(own);
                        }
                        return null;
                    }
                    try {
                        return method.invoke(own, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private synchronized Connection open() throws SQLException {
        opened++;
        Connection connection = source.getConnection();
        connection.setAutoCommit(autoCommit);
        connection.setTransactionIsolation(isolation);
        return connection;
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLException("not offered");
    }

    @Override
    public @Nullable PrintWriter getLogWriter() {
        return null;
    }

    @Override
    public void setLogWriter(@Nullable PrintWriter out) {}

    @Override
    public void setLoginTimeout(int seconds) {
        throw new UnsupportedOperationException("it is the caller's");
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getGlobal();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("not offered");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
