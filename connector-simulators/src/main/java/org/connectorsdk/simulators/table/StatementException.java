package org.connectorsdk.simulators.table;

import java.io.Serial;

/**
 * A statement cannot be run.
 *
 * @since 0.1.0
 */
public final class StatementException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    StatementException(String message) {
        super(message);
    }
}
