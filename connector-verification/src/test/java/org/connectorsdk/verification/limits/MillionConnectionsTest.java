package org.connectorsdk.verification.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A million connections in a heap of 64 MB: what is streamed is never held, and an item costs what it costs among a
 * thousand.
 */
class MillionConnectionsTest {
    private static final int MANY = 1_000_000;
    private static final int FEW = 1_000;

    /** What every build has time for; the million of all vendors is part of the long check. */
    private static final int SOME = 100_000;

    /** The goal is 1.1; on a machine that does other things as well a bound as close as that would fail by chance. */
    private static final double MOST = 1.5;

    /** Of bytes, which do not depend on the machine. */
    private static final double MOST_BYTES = 1.1;

    /** In KB; the collector counts in regions of one MB, and a thread may have begun one. */
    private static final int MOST_GROWTH = 2_048;

    /** What a stream of one vendor took. */
    private record Cost(List<Double> figures) {
        static Cost of(String provider, String way, int total) throws Exception {
            try (EndlessServer server = new EndlessServer()) {
                List<String> printed = SmallJvm.run(
                        StreamProgram.class,
                        provider,
                        server.url(way, FEW).toString(),
                        server.url(way, total).toString(),
                        Integer.toString(total));
                Cost cost = new Cost(List.of(printed.get(printed.size() - 1).split(" ", -1)).stream()
                        .map(Double::valueOf)
                        .toList());
                System.out.println(provider + " " + way + ": " + cost);
                return cost;
            }
        }

        double items() {
            return figures.get(0);
        }

        double ratio() {
            return figures.get(2) / figures.get(1);
        }

        double bytesRatio() {
            return figures.get(4) / figures.get(3);
        }

        double grownKilobytes() {
            return figures.get(6) - figures.get(5);
        }

        @Override
        public String toString() {
            return ("%,.0f items in %.1f s, %,.0f ns each among a thousand, %,.0f ns each among all, ratio %.2f;"
                            + " %,.1f bytes each in the second tenth, %,.1f in the last, ratio %.3f;"
                            + " heap %,.0f to %,.0f KB")
                    .formatted(
                            items(),
                            figures.get(7),
                            figures.get(1),
                            figures.get(2),
                            ratio(),
                            figures.get(3),
                            figures.get(4),
                            bytesRatio(),
                            figures.get(5),
                            figures.get(6));
        }
    }

    private static void assertFlat(Cost cost, int total) {
        assertThat(cost.items()).isEqualTo(total);
        assertThat(cost.grownKilobytes()).as("KB that the heap grew").isLessThan(MOST_GROWTH);
        assertThat(cost.bytesRatio()).as("bytes for an item, last to second").isLessThan(MOST_BYTES);
    }

    @ParameterizedTest
    @CsvSource({"hotdata, whole", "airbyte, airbyte"})
    void aHundredThousandAreStreamedInFlatMemory(String provider, String way) throws Exception {
        assertFlat(Cost.of(provider, way, SOME), SOME);
    }

    @Tag("soak")
    @ParameterizedTest
    @CsvSource({
        "hotdata, whole",
        "planasonix, planasonix",
        "virtuousai, paged",
        "airbyte, airbyte",
        "fivetran, fivetran"
    })
    void aMillionAreStreamedInFlatMemoryAtThePriceOfAThousand(String provider, String way) throws Exception {
        Cost cost = Cost.of(provider, way, MANY);

        assertFlat(cost, MANY);
        assertThat(cost.ratio()).isLessThan(MOST);
    }
}
