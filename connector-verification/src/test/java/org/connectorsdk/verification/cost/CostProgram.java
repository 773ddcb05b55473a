package org.connectorsdk.verification.cost;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import java.util.ServiceLoader;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.micrometer.MicrometerObserver;
import org.connectorsdk.testkit.conformance.ConformanceTarget;

/**
 * Prints what each shipped provider costs: its name, and the numbers of {@link Cost} in their order. Then what one costs
 * that Micrometer sees.
 */
final class CostProgram {
    /** The provider whose cost is measured once more. */
    static final String METERED = "airbyte";

    /** What its name ends with then. */
    static final String WITH_MICROMETER = "+micrometer";

    private CostProgram() {}

    /**
     * Measures one provider after the other.
     *
     * @param args none
     */
    public static void main(String[] args) {
        for (ConformanceTarget target : ServiceLoader.load(ConformanceTarget.class)) {
            print(target.id(), Cost.of(target));
            if (target.id().equals(METERED)) {
                print(METERED + WITH_MICROMETER, Cost.of(target, metered()));
            }
        }
        System.exit(0);
    }

    private static RuntimeContext metered() {
        return RuntimeContext.builder()
                .observer(MicrometerObserver.of(new SimpleMeterRegistry()))
                .account("eu")
                .build();
    }

    private static void print(String name, Cost cost) {
        System.out.printf(
                "cost %s %d %d %d %d %d%n",
                name, cost.getRequests(), cost.listRequests(), cost.threads(), cost.getBytes(), cost.rowBytes());
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
