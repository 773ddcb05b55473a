package org.connectorsdk.verification.findings;

/**
 * One input of a finding's kind.
 *
 * @param name tells it from the others, in the words of who meets it
 * @param value what the test needs to make it happen
 * @param <T> a fault, a body, a script: the test's own type
 */
public record Input<T>(String name, T value) {
    public static <T> Input<T> of(String name, T value) {
        return new Input<>(name, value);
    }

    @Override
    public String toString() {
        return name;
    }
}
