package org.connectorsdk.verification.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A million connections in a heap of 64 MB: what is streamed is never held, and an item costs what it costs among a
 * thousand.
 */
class MillionConnectionsTest {
    private static final int MANY = 1_000_000;

    /** The goal is 1.1; on a machine that does other things as well a bound as close as that would fail by chance. */
    private static final double MOST = 1.5;

    @ParameterizedTest
    @CsvSource({"hotdata, whole", "virtuousai, paged"})
    void areStreamedInFlatMemoryAtThePriceOfAThousand(String provider, String way) throws Exception {
        List<String> printed;
        try (EndlessServer server = new EndlessServer()) {
            printed = SmallJvm.run(
                    StreamProgram.class,
                    provider,
                    server.url(way, 1_000).toString(),
                    server.url(way, MANY).toString());
        }

        String[] figures = printed.get(printed.size() - 1).split(" ", -1);
        double ratio = Double.parseDouble(figures[2]) / Double.parseDouble(figures[1]);
        System.out.printf(
                "%s %s: %s items, %s ns each among a thousand, %s ns each among all, ratio %.2f; heap %s to %s KB%n",
                provider, way, figures[0], figures[1], figures[2], ratio, figures[3], figures[4]);
        assertThat(Long.parseLong(figures[0])).isEqualTo(MANY);
        assertThat(Long.parseLong(figures[4]) - Long.parseLong(figures[3]))
                .as("KB that the heap grew")
                .isLessThan(1_024);
        assertThat(ratio).isLessThan(MOST);
    }
}
