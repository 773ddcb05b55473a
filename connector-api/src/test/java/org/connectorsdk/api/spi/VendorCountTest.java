package org.connectorsdk.api.spi;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class VendorCountTest {
    @Test
    void countsAreReadAndZeroIsOne() {
        assertThat(VendorCount.read(0L)).hasValue(0);
        assertThat(VendorCount.read(Long.MAX_VALUE)).hasValue(Long.MAX_VALUE);
    }

    @Test
    void aNegativeNumberIsNoCount() {
        assertThat(VendorCount.read(-1L)).isEmpty();
    }

    @Test
    void nothingIsNoCount() {
        assertThat(VendorCount.read(null)).isEmpty();
    }
}
