package org.connectorsdk.api.json;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A JSON number, kept as the text it was written with.
 *
 * <p>So nothing is lost on the way through: {@code 9007199254740993} stays itself, {@code 0.10} keeps its zero
 * (INC-11). Turn it into a Java number with one of the conversions; those that cannot be exact throw
 * {@link ArithmeticException}.
 *
 * <p><b>Equality</b> is equality of the text: {@code 1}, {@code 1.0} and {@code 1e0} are three different values. To
 * compare by magnitude use {@code a.bigDecimalValue().compareTo(b.bigDecimalValue())}.
 *
 * <p><b>Limits.</b> The text may have up to {@value #MAX_LENGTH} characters, and an exact integer up to as many digits:
 * no conversion of this class spends noticeable time or memory on a number like {@code 1e999999999}, whoever sent it.
 *
 * @since 0.1.0
 */
public final class JsonNumber implements JsonValue {

    /**
     * The most characters a number may be written with, and the most digits of {@link #bigIntegerValueExact()}: 1,000.
     */
    public static final int MAX_LENGTH = 1_000;

    /** A number of this many bits has more than {@link #MAX_LENGTH} digits: 1,000 digits need at most 3,322 bits. */
    private static final int MAX_BITS = 3_322;

    private static final int DIGITS_THAT_FIT_LONG = 18;

    private final String raw;

    private JsonNumber(String raw) {
        this.raw = raw;
    }

    /**
     * A number with exactly this text.
     *
     * @param raw the text, in the grammar of RFC 8259 section 6: no plus sign, no leading zeros, no surrounding space,
     *     no NaN
     * @return the number
     * @throws IllegalArgumentException if the text is not a JSON number or longer than {@value #MAX_LENGTH} characters.
     *     The message does not quote it.
     */
    public static JsonNumber ofRaw(String raw) {
        Objects.requireNonNull(raw, "raw");
        if (raw.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("raw: a number of more than " + MAX_LENGTH + " characters");
        }
        if (!NumberGrammar.matches(raw)) {
            throw new IllegalArgumentException("raw: not a JSON number");
        }
        return new JsonNumber(raw);
    }

    /**
     * The number for a {@code long}.
     *
     * @param value any value
     * @return the number
     */
    public static JsonNumber of(long value) {
        return new JsonNumber(Long.toString(value));
    }

    /**
     * The number for a {@code double}, as {@link Double#toString(double)} writes it.
     *
     * @param value a finite value
     * @return the number
     * @throws IllegalArgumentException if the value is NaN or infinite, for which JSON has no form
     */
    public static JsonNumber of(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("value: JSON has no NaN and no infinity");
        }
        return new JsonNumber(Double.toString(value));
    }

    /**
     * The number for a {@link BigDecimal}, with its scale kept; large exponents are written as such, never as zeros.
     *
     * @param value the value
     * @return the number
     * @throws IllegalArgumentException if its text would be longer than {@value #MAX_LENGTH} characters
     */
    public static JsonNumber of(BigDecimal value) {
        requireShort(value.unscaledValue());
        return ofRaw(value.toString());
    }

    /**
     * The number for a {@link BigInteger}.
     *
     * @param value the value
     * @return the number
     * @throws IllegalArgumentException if its text would be longer than {@value #MAX_LENGTH} characters
     */
    public static JsonNumber of(BigInteger value) {
        requireShort(value);
        return ofRaw(value.toString());
    }

    /** Refuses before printing, because printing a huge integer takes time that grows with the square of its length. */
    private static void requireShort(BigInteger value) {
        if (value.bitLength() > MAX_BITS) {
            throw new IllegalArgumentException("value: a number of more than " + MAX_LENGTH + " characters");
        }
    }

    /** {@return the text of the number, as it was written} */
    public String raw() {
        return raw;
    }

    /**
     * The number as a {@code long}. A fraction of zeros or an exponent is fine ({@code 5.0}, {@code 5e2}).
     *
     * @return the exact value
     * @throws ArithmeticException if it has a fraction or does not fit
     */
    public long longValueExact() {
        if (isPlainInteger() && raw.length() <= DIGITS_THAT_FIT_LONG) {
            return Long.parseLong(raw);
        }
        try {
            return bigIntegerValueExact().longValueExact();
        } catch (ArithmeticException e) {
            throw new ArithmeticException("not an integer of 64 bits");
        }
    }

    /**
     * The number as an {@code int}. A fraction of zeros or an exponent is fine ({@code 5.0}, {@code 5e2}).
     *
     * @return the exact value
     * @throws ArithmeticException if it has a fraction or does not fit
     */
    public int intValueExact() {
        long value = longValueExact();
        if (value != (int) value) {
            throw new ArithmeticException("not an integer of 32 bits");
        }
        return (int) value;
    }

    /**
     * The number as an integer of any size up to {@value #MAX_LENGTH} digits.
     *
     * @return the exact value
     * @throws ArithmeticException if it has a fraction or more digits than that
     */
    public BigInteger bigIntegerValueExact() {
        if (isPlainInteger()) {
            return new BigInteger(raw);
        }
        BigDecimal decimal = bigDecimalValue();
        if (decimal.signum() == 0) {
            return BigInteger.ZERO;
        }
        long integerDigits = (long) decimal.precision() - decimal.scale();
        // Both ends are checked first: 1e999999999 would be written out, 1e-999999999 divided by its power of ten.
        if (integerDigits <= 0 || integerDigits > MAX_LENGTH) {
            throw new ArithmeticException("not an integer of at most " + MAX_LENGTH + " digits");
        }
        return decimal.toBigIntegerExact();
    }

    /**
     * The number as a decimal, with the digits and the scale of its text.
     *
     * <p>Making it is cheap for every number. What is done with it may not be:
     * {@code new BigDecimal("1e999999999").toBigInteger()} and {@code toPlainString()} write a billion digits. For
     * integers use {@link #bigIntegerValueExact()}, which is bounded.
     *
     * @return the exact value
     * @throws ArithmeticException if its exponent does not fit 32 bits
     */
    public BigDecimal bigDecimalValue() {
        try {
            return new BigDecimal(raw);
        } catch (NumberFormatException e) {
            // The grammar was checked when the number was made, so only the exponent can be at fault.
            throw new ArithmeticException("the exponent does not fit 32 bits");
        }
    }

    /**
     * The {@code double} nearest to the number. Precision may be lost; beyond the range of {@code double} it is an
     * infinity, below it zero.
     *
     * @return the nearest value
     */
    public double doubleValue() {
        return Double.parseDouble(raw);
    }

    /**
     * The number as a Java number: a {@link Long} if it is written as an integer and fits, a {@link BigInteger} if it
     * does not fit, a {@link BigDecimal} if it is written with a fraction or an exponent. ({@code -0} becomes
     * {@code 0L}.)
     *
     * @throws ArithmeticException if its exponent does not fit 32 bits
     */
    @Override
    public Number toJava() {
        if (!isPlainInteger()) {
            return bigDecimalValue();
        }
        if (raw.length() <= DIGITS_THAT_FIT_LONG) {
            return Long.parseLong(raw);
        }
        BigInteger value = new BigInteger(raw);
        if (value.bitLength() < Long.SIZE) {
            return value.longValue();
        }
        return value;
    }

    @Override
    public Optional<JsonNumber> asNumber() {
        return Optional.of(this);
    }

    private boolean isPlainInteger() {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '.' || c == 'e' || c == 'E') {
                return false;
            }
        }
        return true;
    }

    /** Whether {@code other} is a number with the same text. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof JsonNumber number && raw.equals(number.raw);
    }

    @Override
    public int hashCode() {
        return raw.hashCode();
    }

    @Override
    public String toString() {
        return raw;
    }
}
