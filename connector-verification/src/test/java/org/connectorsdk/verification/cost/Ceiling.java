package org.connectorsdk.verification.cost;

import java.util.Arrays;
import org.connectorsdk.testkit.conformance.ConformanceTarget;

/**
 * What a provider may allocate at the most: the bytes that were measured, and 15 % more. Where this fails, calls have
 * become dearer; where they have become cheaper, write down what the test prints, so that they stay so.
 */
enum Ceiling {
    HOTDATA("hotdata", 15_280, 506),
    AIRBYTE_CONFIG("airbyte", 21_512, 4_771),
    AIRBYTE_PUBLIC("airbyte-public", 17_576, 1_821),
    PLANASONIX("planasonix", 21_520, 686),
    VIRTUOUSAI("virtuousai", 23_168, 1_742),
    FIVETRAN("fivetran", 18_624, 2_469);

    private static final double HEADROOM = 1.15;

    /** What Micrometer adds to a get: three observations and their timers. */
    private static final long MEASURED_MICROMETER = 13_696;

    private final String target;
    private final long measuredGet;
    private final long measuredRow;

    Ceiling(String target, long measuredGet, long measuredRow) {
        this.target = target;
        this.measuredGet = measuredGet;
        this.measuredRow = measuredRow;
    }

    static Ceiling of(ConformanceTarget target) {
        return Arrays.stream(values())
                .filter(ceiling -> ceiling.target.equals(target.id()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the provider " + target.id() + " has no ceiling yet"));
    }

    static long micrometerBytes() {
        return Math.round(HEADROOM * MEASURED_MICROMETER);
    }

    long getBytes() {
        return Math.round(HEADROOM * measuredGet);
    }

    long rowBytes() {
        return Math.round(HEADROOM * measuredRow);
    }
}
