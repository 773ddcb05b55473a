package org.connectorsdk.testkit.memory;

import java.util.List;
import java.util.stream.Collectors;

/**
 * One call that reached the provider. What the library refused by itself did not.
 *
 * @param operation as {@link InMemoryConnections#failNext} names it
 * @param arguments what the caller gave, in order, options left out
 * @since 0.1.0
 */
public record Call(String operation, List<Object> arguments) {
    /**
     * Copies the list.
     *
     * @param operation as {@link InMemoryConnections#failNext} names it
     * @param arguments what the caller gave, in order, options left out
     */
    public Call {
        arguments = List.copyOf(arguments);
    }

    /**
     * Finds an argument.
     *
     * @param type its type, such as {@code ConnectionSpec.class}
     * @param <T> its type
     * @return the first one of that type
     * @throws IllegalArgumentException if there is none
     */
    public <T> T argument(Class<T> type) {
        return arguments.stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "type: " + operation + " was called without a " + type.getSimpleName()));
    }

    /** {@return the operation and its arguments; secrets mask themselves} */
    @Override
    public String toString() {
        return arguments.stream().map(String::valueOf).collect(Collectors.joining(", ", operation + "(", ")"));
    }
}
