package org.connectorsdk.benchmarks;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a program pays that lists an account and keeps it: bytes of heap per connection, of the neutral ones and of the
 * records that a client binds by hand. Each is the median over the rounds of the difference between the used heap with
 * the list and without it, after the collector has run. Which texts the neutral ones share is told below.
 */
public final class KeptList {
    private static final int PAGE = 1_000;
    private static final int CONNECTIONS = Integer.getInteger("benchmark.connections", 100_000);
    private static final int ROUNDS = Integer.getInteger("benchmark.rounds", 3);
    private static final int COLLECTIONS = 4;

    private KeptList() {}

    /**
     * Runs it; takes about a minute for a provider.
     *
     * @param args the provider to measure, or {@code all}
     * @throws IOException if the server cannot be started
     */
    public static void main(String[] args) throws IOException {
        for (Vendor<?, ?> vendor : Vendors.chosen(args)) {
            measure(vendor);
        }
    }

    private static void measure(Vendor<?, ?> vendor) throws IOException {
        try (FixedServer.Started server = FixedServer.start(vendor, PAGE, CONNECTIONS / PAGE);
                Peer hand = Peer.Kind.OKHTTP.open(vendor, server.address(), server.id());
                Peer neutral = Peer.Kind.CONNECTOR.open(vendor, server.address(), server.id())) {
            double byHand = kept(hand);
            double ours = kept(neutral);
            System.out.printf(
                    Locale.ROOT,
                    "%n| %s, %,d connections kept | bytes per connection |%n|---|--:|%n",
                    vendor.name(),
                    CONNECTIONS);
            System.out.printf(Locale.ROOT, "| records by hand | %,.0f (1.00) |%n", byHand);
            System.out.printf(Locale.ROOT, "| connector | %,.0f (%.2f) |%n", ours, ours / byHand);
            SharedTexts texts = new SharedTexts();
            all(neutral).forEach(texts::add);
            texts.print();
        }
    }

    private static double kept(Peer peer) throws IOException {
        all(peer); // so that what is made once is there
        double[] rounds = new double[ROUNDS];
        for (int round = 0; round < ROUNDS; round++) {
            long before = usedHeap();
            List<Object> kept = all(peer);
            rounds[round] = (double) (usedHeap() - before) / kept.size();
        }
        Arrays.sort(rounds);
        return rounds[ROUNDS / 2];
    }

    /** As a program keeps them that has asked for page after page. */
    private static List<Object> all(Peer peer) throws IOException {
        List<Object> all = new ArrayList<>(CONNECTIONS);
        while (all.size() < CONNECTIONS) {
            all.addAll(peer.list());
        }
        return all;
    }

    private static long usedHeap() {
        for (int i = 0; i < COLLECTIONS; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
