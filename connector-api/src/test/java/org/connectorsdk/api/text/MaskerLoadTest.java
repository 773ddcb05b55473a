package org.connectorsdk.api.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.connectorsdk.api.config.Secret;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What masking costs, apart from what it finds, as these tests take seconds. */
class MaskerLoadTest {
    @ParameterizedTest
    @ValueSource(strings = {"\\", "%25", "aaaaaaaab", "://u:", "password", "{\"token\":[", "&#38;", "\\u005c"})
    @Timeout(60)
    void timeGrowsWithTheTextAlone(String piece) {
        String text = piece.repeat(1_000_000 / piece.length());
        Random random = new Random(7);
        List<String> secrets = new ArrayList<>(List.of("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac"));
        while (secrets.size() < 200) {
            byte[] raw = new byte[30];
            random.nextBytes(raw);
            secrets.add(Base64.getEncoder().encodeToString(raw));
        }

        assertThat(Masker.none()
                        .and(secrets.stream().map(Secret::of).toList())
                        .mask(text)
                        .length())
                .isPositive();
    }
}
