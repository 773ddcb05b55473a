package org.connectorsdk.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One thread that fetches, again and again; each peer in a JVM of its own. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@State(Scope.Thread)
@SuppressWarnings("NullAway.Init") // JMH sets the parameters before the setup runs
public class CallBenchmark {
    /** The vendor whose answers are read. */
    @Param("")
    public String vendor;

    /** The client under measurement. */
    @Param("")
    public String peer;

    /** Where the server is. */
    @Param("")
    public String server;

    /** The connection that is fetched. */
    @Param("")
    public String id;

    /** How many connections a list has. */
    @Param("")
    public String rows;

    private Peer client;

    /**
     * Opens the client, and makes sure that it reads what it is given.
     *
     * @throws IOException if the server cannot be reached
     */
    @Setup
    public void open() throws IOException {
        client = Peer.Kind.valueOf(peer).open(Vendors.of(vendor), URI.create(server), id);
        int read = client.list().size();
        if (read != Integer.parseInt(rows) || client.get().isBlank()) {
            throw new IllegalStateException(peer + " reads " + read + " of " + rows + " connections");
        }
    }

    /** Closes the client. */
    @TearDown
    public void close() {
        client.close();
    }

    /**
     * Fetches one connection.
     *
     * @return its name
     * @throws IOException if the server fails
     */
    @Benchmark
    public String get() throws IOException {
        return client.get();
    }

    /**
     * Fetches a page of connections.
     *
     * @return them
     * @throws IOException if the server fails
     */
    @Benchmark
    public Object list() throws IOException {
        return client.list();
    }
}
