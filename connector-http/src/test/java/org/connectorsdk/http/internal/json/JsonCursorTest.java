package org.connectorsdk.http.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.http.internal.json.Bodies.failure;
import static org.connectorsdk.http.internal.json.Bodies.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonCursorTest {
    record Size(@Nullable Long value) {}

    record Dated(@JsonDeserialize(using = Refusing.class) Object created) {}

    static final class Refusing extends JsonDeserializer<Object> {
        @Override
        public Object deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            throw JsonCursor.of(parser).unexpected("is not a date");
        }
    }

    @ParameterizedTest
    @CsvSource({"7, 7", "'\"180\"', 180", "5.0, 5", "5e2, 500", "-9223372036854775808, -9223372036854775808", "null,"})
    void anIntegerIsReadFromNumbersAndText(String value, @Nullable Long expected) throws IOException {
        assertThat(read(Size.class, "{\"value\":" + value + "}").value()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"5.7", "9223372036854775808", "'\"x\"'", "true", "'{}'", "'\"\"'", "1e999999999"})
    void whatIsNoIntegerIsRefused(String value) {
        assertThat(failure(Size.class, "{\"value\":" + value + "}")).hasMessageStartingWith("value is ");
    }

    @Test
    void aReaderMayRefuseAValueInItsOwnWords() {
        assertThat(failure(Dated.class, "{\"created\":\"x\"}")).hasMessage("created is not a date");
    }
}
