package org.connectorsdk.simulators.fivetran;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The vendor's time, which need not be the client's. */
final class VendorClock implements InstantSource {
    private static final DateTimeFormatter MICROS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private final InstantSource base;
    private volatile Duration skew = Duration.ZERO;

    VendorClock(InstantSource base) {
        this.base = base;
    }

    void skew(Duration newSkew) {
        skew = requireNonNull(newSkew, "newSkew");
    }

    @Override
    public Instant instant() {
        return base.instant().plus(skew);
    }

    /** The present time as the vendor keeps it, in whole microseconds. */
    Instant now() {
        return instant().truncatedTo(ChronoUnit.MICROS);
    }

    /** The present time, or the microsecond after the later of two times where that is later still. */
    Instant nowAfter(@Nullable Instant one, @Nullable Instant other) {
        return Stream.of(one, other)
                .filter(Objects::nonNull)
                .map(time -> time.plus(1, ChronoUnit.MICROS))
                .reduce(now(), (earlier, later) -> later.isAfter(earlier) ? later : earlier);
    }

    /** A time as the vendor writes it, null for one that never was. */
    static @Nullable String text(@Nullable Instant time) {
        return time == null ? null : MICROS.format(time);
    }
}
