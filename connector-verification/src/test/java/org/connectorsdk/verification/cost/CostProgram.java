package org.connectorsdk.verification.cost;

import java.util.Map;
import java.util.ServiceLoader;
import org.connectorsdk.testkit.conformance.ConformanceTarget;

/** Prints what each shipped provider costs: its name, and the numbers of {@link Cost} in their order. */
final class CostProgram {
    private CostProgram() {}

    /**
     * Measures one provider after the other.
     *
     * @param args none
     */
    public static void main(String[] args) {
        for (ConformanceTarget target : ServiceLoader.load(ConformanceTarget.class)) {
            Cost cost = Cost.of(target);
            System.out.printf(
                    "cost %s %d %d %d %d %d%n",
                    target.id(),
                    cost.getRequests(),
                    cost.listRequests(),
                    cost.threads(),
                    cost.getBytes(),
                    cost.rowBytes());
        }
        System.exit(0);
    }

    /** Reads a line of what {@link #main} prints; whatever else is printed is passed over. */
    static void read(String line, Map<String, Cost> costs) {
        String[] words = line.split(" ");
        if (words[0].equals("cost")) {
            costs.put(
                    words[1],
                    new Cost(number(words[2]), number(words[3]), number(words[4]), number(words[5]), number(words[6])));
        }
    }

    private static int number(String word) {
        return Integer.parseInt(word);
    }
}
