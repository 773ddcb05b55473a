package org.connectorsdk.airbyte;

import io.vavr.control.Either;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.connectorsdk.api.error.ConnectorError;

/** Calls of the operations of one API, by method and path. */
abstract class OperationCalls {
    private final String path;
    private final Map<String, OperationCall> calls = new LinkedHashMap<>();

    OperationCalls(String path) {
        this.path = path;
    }

    Map<String, OperationCall> all() {
        return calls;
    }

    final void call(String operation, OperationCall call) {
        int blank = operation.indexOf(' ') + 1;
        calls.put(operation.substring(0, blank) + path + operation.substring(blank), call);
    }

    /** A call about something that is made before. */
    final <T> void call(
            String operation,
            Function<OperationStage, T> made,
            BiFunction<OperationStage, T, Either<ConnectorError, ?>> call) {
        call(operation, on -> {
            T thing = made.apply(on);
            return () -> call.apply(on, thing);
        });
    }
}
