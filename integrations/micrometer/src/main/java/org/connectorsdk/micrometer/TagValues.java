package org.connectorsdk.micrometer;

import io.micrometer.common.KeyValue;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.connectorsdk.api.error.ConnectorError;

/** Words of which there are few, whatever a vendor says. */
final class TagValues {
    private static final Set<String> METHODS =
            Set.of("CONNECT", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT", "TRACE");

    private TagValues() {}

    static String orNone(String value) {
        return value.isEmpty() ? KeyValue.NONE_VALUE : value;
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static String kind(Optional<? extends Enum<?>> kind) {
        return kind.isPresent() ? word(kind.get()) : KeyValue.NONE_VALUE;
    }

    static String outcome(Optional<ConnectorError> error) {
        return error.isPresent() ? word(error.get().outcome()) : "success";
    }

    static String method(String method) {
        return METHODS.contains(method) ? method : "_OTHER";
    }

    static String statusClass(OptionalInt status) {
        if (status.isEmpty()) {
            return KeyValue.NONE_VALUE;
        }
        return switch (status.getAsInt() / 100) {
            case 1 -> "1xx";
            case 2 -> "2xx";
            case 3 -> "3xx";
            case 4 -> "4xx";
            case 5 -> "5xx";
            default -> "other";
        };
    }
}
