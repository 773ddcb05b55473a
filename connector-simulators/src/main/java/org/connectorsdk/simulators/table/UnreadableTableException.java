package org.connectorsdk.simulators.table;

import java.io.Serial;

/**
 * A file is not the table that it is said to be.
 *
 * @since 0.1.0
 */
public final class UnreadableTableException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Says what is wrong.
     *
     * @param message one line
     */
    public UnreadableTableException(String message) {
        super(message);
    }
}
