package org.connectorsdk.api.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsualTimeTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-03T09:15:00Z",
                "2024-02-29T23:59:59Z",
                "0001-01-01T00:00:00Z",
                "9999-12-31T23:59:59.999999999Z",
                "2026-02-03T09:15:00.1Z",
                "2026-02-03T09:15:00.123456Z",
                "1969-12-31T23:59:59.5Z"
            })
    void theUsualFormIsReadAsTheJdkReadsIt(String text) {
        assertThat(UsualTime.read(text)).isEqualTo(Instant.parse(text));
    }

    @Test
    void anyInstantIsReadAsTheJdkWritesIt() {
        Random random = new Random(7);
        for (int i = 0; i < 5_000; i++) {
            Instant instant = Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
            assertThat(UsualTime.read(instant.toString())).isEqualTo(instant);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "2026-02-30T09:15:00Z",
                "2025-02-29T09:15:00Z",
                "0000-01-01T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-00-01T00:00:00Z",
                "2026-01-00T00:00:00Z",
                "2026-01-01T24:00:00Z",
                "2026-01-01T00:60:00Z",
                "2026-06-30T23:59:60Z",
                "2026-02-03 09:15:00Z",
                "2026-02-03T09:15:00+01:00",
                "2026-02-03T09:15:00",
                "2026-02-03T09:15:00.Z",
                "2026-02-03T09:15:00.1234567890Z",
                "2026-02-03T09:15:00,5Z",
                "2026-02-03T09:15:00.12x4Z",
                "2026-0२-03T09:15:00Z",
                "+2026-02-03T09:15:00Z"
            })
    void allElseIsLeftToWhoLooksCloser(String text) {
        assertThat(UsualTime.read(text)).isNull();
    }

    @Test
    void anyOtherCharacterAnywhereIsLeftToWhoLooksCloser() {
        String usual = "2011-11-11T11:11:11.11Z";
        for (int at = 0; at < usual.length(); at++) {
            for (char other = 0; other < 0x180; other++) {
                boolean isUsual = other == usual.charAt(at)
                        || (Character.isDigit(usual.charAt(at)) && other >= '0' && other <= '9');
                String text = usual.substring(0, at) + other + usual.substring(at + 1);
                if (!isUsual) {
                    assertThat(UsualTime.read(text)).as(text).isNull();
                }
            }
        }
    }
}
