package org.connectorsdk.api.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.beans.Introspector;
import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SecretTest {

    private static final String CANARY = "c4n4ry-s3cret";

    @Test
    void theTextIsToldOnRequest() {
        assertThat(Secret.of(CANARY).reveal()).isEqualTo(CANARY);
    }

    @Test
    void everySecretLooksTheSame() {
        for (String text : List.of("", "a", CANARY, CANARY.repeat(100))) {
            assertThat(Secret.of(text)).hasToString("[secret]");
        }
    }

    @Test
    void secretsAreEqualWhenTheirTextIs() {
        assertThat(Secret.of(CANARY)).isEqualTo(Secret.of(CANARY)).hasSameHashCodeAs(Secret.of(CANARY));
        assertThat(Secret.of(CANARY))
                .isNotEqualTo(Secret.of(CANARY + "x"))
                .isNotEqualTo(Secret.of("x" + CANARY.substring(1)))
                .isNotEqualTo(Secret.of(""))
                .isNotEqualTo(CANARY);
    }

    @Test
    void textsThatNoEncodingCanTellApartAreStillTwoSecrets() {
        assertThat(Secret.of("\ud800")).isNotEqualTo(Secret.of("\ud801"));
    }

    @Test
    void theHashCodeDiffersBySecretAndIsNotComputable() throws Exception {
        // One in four billion texts would collide by chance: several of them leave no doubt.
        Set<Integer> hashes = new HashSet<>();
        Set<Integer> guesses = new HashSet<>();
        for (String text : List.of(CANARY, "a", "b", "")) {
            hashes.add(Secret.of(text).hashCode());
            guesses.add(text.hashCode());
            guesses.add(sha256(text.getBytes(StandardCharsets.UTF_8)));
            guesses.add(sha256(text.getBytes(StandardCharsets.UTF_16BE)));
        }

        assertThat(hashes).hasSize(4).doesNotContainAnyElementsOf(guesses);
    }

    private static int sha256(byte[] bytes) throws Exception {
        return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(bytes))
                .getInt();
    }

    @Test
    void javaSerializationIsRefused() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            assertThatThrownBy(() -> out.writeObject(Secret.of(CANARY))).isInstanceOf(NotSerializableException.class);
        }
        assertThat(bytes.toString("ISO-8859-1")).doesNotContain(CANARY);
    }

    @Test
    void beanMappersFindNothingToPrint() throws Exception {
        assertThat(Introspector.getBeanInfo(Secret.class, Object.class).getPropertyDescriptors())
                .isEmpty();
        assertThat(Stream.of(Secret.class.getDeclaredFields())
                        .filter(field -> !Modifier.isStatic(field.getModifiers()))
                        .filter(field -> !Modifier.isPrivate(field.getModifiers())))
                .isEmpty();
    }

    @Test
    void theTextIsNeverNull() {
        assertThatThrownBy(() -> Secret.of(nullText()))
                .isExactlyInstanceOf(NullPointerException.class)
                .hasMessage("text");
    }

    @SuppressWarnings("NullAway") // what a caller without null checks can do
    private static String nullText() {
        return null;
    }
}
