package org.connectorsdk.api.json.form;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;
import org.connectorsdk.api.json.JsonNumber;

/** Spans of time as numbers of milliseconds: a whole number, or one with as many decimals as the span needs. */
public final class Milliseconds {
    private static final BigInteger NANOS_PER_SECOND = BigInteger.valueOf(1_000_000_000);
    private static final int NANO_DIGITS = 9;
    private static final int MILLI_DIGITS = 3;
    private static final int MOST_ZEROS = 30;

    private Milliseconds() {}

    /**
     * Writes a span.
     *
     * @param span any span
     * @return its milliseconds, exactly
     */
    public static BigDecimal of(Duration span) {
        BigDecimal millis = BigDecimal.valueOf(span.getSeconds())
                .add(BigDecimal.valueOf(span.getNano(), NANO_DIGITS))
                .movePointRight(MILLI_DIGITS)
                .stripTrailingZeros();
        return millis.scale() < 0 ? millis.setScale(0) : millis;
    }

    /**
     * Reads a span.
     *
     * @param millis its milliseconds
     * @return the span; empty for a number that no span has
     */
    public static Optional<Duration> read(JsonNumber millis) {
        try {
            BigDecimal nanos = millis.bigDecimalValue()
                    .movePointRight(NANO_DIGITS - MILLI_DIGITS)
                    .stripTrailingZeros();
            if (nanos.scale() < -MOST_ZEROS) { // written out, 1e999999999 would fill the memory
                return Optional.empty();
            }
            BigInteger[] parts = nanos.toBigIntegerExact().divideAndRemainder(NANOS_PER_SECOND);
            return Optional.of(Duration.ofSeconds(parts[0].longValueExact(), parts[1].longValueExact()));
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }
}
