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
@SuppressWarnings("NullAway.Init") // JMH sets the parameter before the setup runs
public class CallBenchmark {
    /** Where the server is, as a system property of the forked JVM. */
    static final String SERVER = "benchmark.server";

    /** The client under measurement. */
    @Param({"FLOOR", "OKHTTP", "HTTPCLIENT5", "RETROFIT", "CONNECTOR", "AIRBYTE"})
    public String peer;

    private Peer client;

    /**
     * Opens the client.
     *
     * @throws IOException if the server cannot be reached
     */
    @Setup
    public void open() throws IOException {
        client = Peer.Kind.valueOf(peer).open(URI.create(System.getProperty(SERVER)));
    }

    /** Closes the client. */
    @TearDown
    public void close() {
        client.close();
    }

    /**
     * Fetches one connection of 600 bytes.
     *
     * @return its name
     * @throws IOException if the server fails
     */
    @Benchmark
    public String get() throws IOException {
        return client.get();
    }

    /**
     * Fetches a thousand connections, 400 KB.
     *
     * @return how many there were
     * @throws IOException if the server fails
     */
    @Benchmark
    public int list() throws IOException {
        return client.list();
    }
}
