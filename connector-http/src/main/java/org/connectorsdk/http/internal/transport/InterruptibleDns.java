package org.connectorsdk.http.internal.transport;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Dns;
import org.jspecify.annotations.Nullable;

/**
 * Looks host names up on another thread, because a lookup that hangs in the operating system can be ended by nobody:
 * the caller leaves it behind when its call is over. Costs a thread per new connection, nothing on a pooled one.
 */
final class InterruptibleDns implements Dns {
    private static final long GLANCE_MILLIS = 50;

    /** The request for which this thread is about to look a name up; lookups do not know. */
    private static final ThreadLocal<@Nullable InFlightRequest> CURRENT = new ThreadLocal<>();

    private final Dns dns;

    InterruptibleDns(Dns dns) {
        this.dns = dns;
    }

    static void lookupBegins(InFlightRequest inFlight) {
        CURRENT.set(inFlight);
    }

    @Override
    public List<InetAddress> lookup(String hostname) throws UnknownHostException {
        InFlightRequest inFlight = CURRENT.get();
        CURRENT.remove();
        FutureTask<List<InetAddress>> task = new FutureTask<>(() -> dns.lookup(hostname));
        Thread thread = new Thread(null, task, "connector-dns", 0, false);
        thread.setDaemon(true);
        thread.setContextClassLoader(InterruptibleDns.class.getClassLoader());
        thread.start();
        try {
            while (inFlight == null || inFlight.end() == null) {
                List<InetAddress> found = glance(task);
                if (found != null) {
                    return found;
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new UnknownHostException("the lookup was abandoned");
    }

    private static @Nullable List<InetAddress> glance(FutureTask<List<InetAddress>> task)
            throws InterruptedException, UnknownHostException {
        try {
            return task.get(GLANCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return null;
        } catch (ExecutionException e) {
            throw new UnknownHostException("the lookup failed");
        }
    }
}
