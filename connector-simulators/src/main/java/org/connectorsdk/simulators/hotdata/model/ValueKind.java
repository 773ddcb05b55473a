package org.connectorsdk.simulators.hotdata.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a column of a simulated source holds. The value of a row depends on its number alone, so rows never have to be
 * stored and profiles agree with them.
 *
 * @since 0.1.0
 */
public enum ValueKind {
    /** 1, 2, 3 … */
    SERIAL("Int64"),
    /** 64-bit integers that a double cannot hold. */
    BIG("Int64"),
    /** A few words, some of them null. */
    STATE("Utf8"),
    /** Texts that are nearly all different; every tenth is null. */
    TEXT("Utf8"),
    /** Decimals with two places, the last of which may be a zero. */
    AMOUNT("Decimal128(10, 2)"),
    /** Instants in UTC. */
    MOMENT("Timestamp(Microsecond, Some(\"UTC\"))"),
    /** True and false. */
    FLAG("Boolean"),
    /** Bytes. */
    BYTES("Binary"),
    /** Nothing but nulls, of a type that no profile describes. */
    NOTHING("Binary");

    private static final List<String> STATES = List.of("paid open paid shipped paid".split(" ", -1));
    private static final Instant FIRST_MOMENT = Instant.parse("2024-01-02T00:00:07Z");
    private static final long FIRST_BIG = 9_007_199_254_740_993L;

    private final String dataType;

    ValueKind(String dataType) {
        this.dataType = dataType;
    }

    /** {@return the engine's name of the type, as it stands on the wire} */
    String dataType() {
        return dataType;
    }

    /**
     * The value of a row, the first one under 0: a {@link Long}, {@link Boolean} or {@link String}, as it is put
     * into JSON, or null.
     */
    public @Nullable Object value(long row) {
        return switch (this) {
            case SERIAL -> row + 1;
            case BIG -> FIRST_BIG + row;
            case STATE -> row % 11 == 10 ? null : STATES.get((int) (row % STATES.size()));
            case TEXT -> row % 10 == 9 ? null : "note " + row + " – ✓";
            case AMOUNT -> BigDecimal.valueOf(row * 1_010 % 1_000_000, 2).toPlainString();
            case MOMENT -> FIRST_MOMENT.plusSeconds(row * 613).toString();
            case FLAG -> row % 3 == 0;
            case BYTES -> HexFormat.of().toHexDigits(row);
            case NOTHING -> null;
        };
    }
}
