package org.connectorsdk.api.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonNumberTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0",
                "-0",
                "1",
                "-1",
                "10",
                "0.10",
                "-0.0",
                "1e5",
                "1E+5",
                "1.5e-5",
                "0e0",
                "9007199254740993",
                "1e999999999",
                "1e99999999999"
            })
    void everyNumberOfTheGrammarKeepsItsText(String raw) {
        assertThat(JsonNumber.ofRaw(raw).toJson()).isEqualTo(raw);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "+1",
                "01",
                "-01",
                "00",
                ".5",
                "1.",
                "1.e5",
                "1e",
                "1e+",
                "1e1.5",
                "0x10",
                "1_000",
                "1,5",
                " 1",
                "1 ",
                "1\n",
                "NaN",
                "Infinity",
                "-Infinity",
                "1f",
                "1d",
                "--1",
                "1-1",
                "1e5e5",
                "1.2.3",
                "١"
            })
    void whateverIsNotOfTheGrammarIsRefused(String raw) {
        assertThatThrownBy(() -> JsonNumber.ofRaw(raw))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("raw: not a JSON number");
    }

    @Test
    void theLongestNumberIsTakenAndALongerOneRefused() {
        String longest = "9".repeat(JsonNumber.MAX_LENGTH);

        assertThat(JsonNumber.ofRaw(longest).bigIntegerValueExact()).isEqualTo(new BigInteger(longest));
        assertThatThrownBy(() -> JsonNumber.ofRaw(longest + "9")).isExactlyInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void javaNumbersKeepTheirExactValue() {
        assertThat(JsonNumber.of(Long.MIN_VALUE).raw()).isEqualTo("-9223372036854775808");
        assertThat(JsonNumber.of(0.1).raw()).isEqualTo("0.1");
        assertThat(JsonNumber.of(1e300).raw()).isEqualTo("1.0E300");
        assertThat(JsonNumber.of(new BigDecimal("0.10")).raw()).isEqualTo("0.10");
        assertThat(JsonNumber.of(new BigDecimal("1e999999999")).raw()).isEqualTo("1E+999999999");
        assertThat(JsonNumber.of(BigInteger.TEN.pow(30)).raw()).isEqualTo("1" + "0".repeat(30));
    }

    @Test
    void javaNumbersThatAreTooLongAreRefusedWithoutPrintingThem() {
        BigInteger huge = BigInteger.ONE.shiftLeft(50_000_000);

        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
            assertThatThrownBy(() -> JsonNumber.of(huge)).isExactlyInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> JsonNumber.of(new BigDecimal(huge)))
                    .isExactlyInstanceOf(IllegalArgumentException.class);
        });
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void doublesWithoutJsonFormAreRefused(double value) {
        assertThatThrownBy(() -> JsonNumber.of(value)).isExactlyInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0, 0",
        "7, 7",
        "5.0, 5",
        "5e2, 500",
        "5.25e2, 525",
        "500e-2, 5",
        "0e999999999, 0",
        "0e-999999999, 0",
        "9007199254740993, 9007199254740993",
        "9223372036854775807, 9223372036854775807",
        "-9223372036854775808, -9223372036854775808"
    })
    void integersInAnySpellingBecomeALong(String raw, long expected) {
        assertThat(JsonNumber.ofRaw(raw).longValueExact()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.5",
                "1e-1",
                "9223372036854775808",
                "-9223372036854775809",
                "1e19",
                "1e999999999",
                "1e-999999999",
                "-1e999999999",
                "1e2147483647",
                "1e-2147483647",
                "1e99999999999",
                "123456789012345678901234567890e-999999999"
            })
    void whatIsNoLongIsRefusedQuickly(String raw) {
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThatThrownBy(() -> JsonNumber.ofRaw(raw).longValueExact())
                        .isExactlyInstanceOf(ArithmeticException.class));
    }

    @Test
    void anIntMustFit() {
        assertThat(JsonNumber.ofRaw("2147483647").intValueExact()).isEqualTo(Integer.MAX_VALUE);
        assertThatThrownBy(() -> JsonNumber.ofRaw("2147483648").intValueExact())
                .isExactlyInstanceOf(ArithmeticException.class);
    }

    @Test
    void anExactIntegerMayHaveAThousandDigits() {
        assertThat(JsonNumber.ofRaw("1e999").bigIntegerValueExact()).isEqualTo(BigInteger.TEN.pow(999));
        assertThatThrownBy(() -> JsonNumber.ofRaw("1e1000").bigIntegerValueExact())
                .isExactlyInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "1e-999999999", "12e-999999999", "-1e2147483646"})
    void aHugeExponentNeverBecomesAHugeInteger(String raw) {
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(5),
                () -> assertThatThrownBy(() -> JsonNumber.ofRaw(raw).bigIntegerValueExact())
                        .isExactlyInstanceOf(ArithmeticException.class));
    }

    @Test
    void aDecimalKeepsDigitsAndScale() {
        assertThat(JsonNumber.ofRaw("0.10").bigDecimalValue()).isEqualTo(new BigDecimal("0.10"));
        assertThat(JsonNumber.ofRaw("1e999999999").bigDecimalValue()).isEqualTo(new BigDecimal("1e999999999"));
    }

    @Test
    void anExponentBeyondDecimalsIsRefused() {
        assertThatThrownBy(() -> JsonNumber.ofRaw("1e99999999999").bigDecimalValue())
                .isExactlyInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @CsvSource({"0.1, 0.1", "1e999999999, Infinity", "-1e400, -Infinity", "1e-999999999, 0.0", "-0, -0.0"})
    void aDoubleIsTheNearestOne(String raw, double expected) {
        assertThat(JsonNumber.ofRaw(raw).doubleValue()).isEqualTo(expected);
    }

    @Test
    void theJavaFormIsTheSmallestTypeThatKeepsTheValue() {
        assertThat(JsonNumber.ofRaw("42").toJava()).isEqualTo(42L);
        assertThat(JsonNumber.ofRaw("-9223372036854775808").toJava()).isEqualTo(Long.MIN_VALUE);
        assertThat(JsonNumber.ofRaw("9223372036854775808").toJava()).isEqualTo(new BigInteger("9223372036854775808"));
        assertThat(JsonNumber.ofRaw("42.0").toJava()).isEqualTo(new BigDecimal("42.0"));
        assertThat(JsonNumber.ofRaw("4e1").toJava()).isEqualTo(new BigDecimal("4e1"));
    }

    @Test
    void numbersAreEqualWhenTheirTextIs() {
        assertThat(JsonNumber.of(1)).isEqualTo(JsonNumber.ofRaw("1")).hasSameHashCodeAs(JsonNumber.ofRaw("1"));
        assertThat(JsonNumber.of(1)).isNotEqualTo(JsonNumber.ofRaw("1.0")).isNotEqualTo(JsonNumber.ofRaw("1e0"));
    }
}
