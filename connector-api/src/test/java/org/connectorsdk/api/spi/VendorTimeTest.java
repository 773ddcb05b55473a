package org.connectorsdk.api.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VendorTimeTest {
    @ParameterizedTest
    @CsvSource({
        "2026-02-03T09:15:00Z, 2026-02-03T09:15:00Z",
        "2026-02-03T09:15:00, 2026-02-03T09:15:00Z",
        "2026-02-03T09:15, 2026-02-03T09:15:00Z",
        "2026-02-03 09:15:00, 2026-02-03T09:15:00Z",
        "2026-02-03 09:15:00 UTC, 2026-02-03T09:15:00Z",
        "2026-02-03T09:15:00+00:00, 2026-02-03T09:15:00Z",
        "2026-02-03T09:15:00.123456789+01:00, 2026-02-03T08:15:00.123456789Z",
        "2026-02-03 09:15:00.1+0100, 2026-02-03T08:15:00.1Z",
        "2026-02-03 09:15:00-05, 2026-02-03T14:15:00Z",
        "' 2026-02-03T09:15:00Z ', 2026-02-03T09:15:00Z",
        "2026-02-03t09:15:00z, 2026-02-03T09:15:00Z",
        "2026-06-30T23:59:60Z, 2026-07-01T00:00:00Z",
        "2026-06-30T23:59:60.5+00:00, 2026-07-01T00:00:00.5Z",
        "2026-02-03T09:15:00.1234567891Z, 2026-02-03T09:15:00.123456789Z",
    })
    void theFormsThatVendorsWriteAreRead(String text, Instant expected) {
        assertThat(VendorTime.read(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "never",
                "2026-02-30T00:00:00Z",
                "1770110100",
                "2026-02-03",
                "0000-01-01T00:00:00Z",
                "-0001-01-01T00:00:00Z",
                "+10000-01-01T00:00:00Z",
                "2026-02-03T09:15:61Z"
            })
    void aTextThatIsNoTimeIsNone(String text) {
        assertThat(VendorTime.read(text)).isNull();
    }

    @Test
    void noTextIsNoTime() {
        assertThat(VendorTime.read(null)).isNull();
    }
}
