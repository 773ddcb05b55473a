package org.connectorsdk.http.internal.framing;

import java.io.IOException;
import java.io.Serial;

/** A part of an answer that is no content is larger than any honest one, or is not what HTTP allows there. */
public final class EndlessPartException extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** The ceiling in bytes; 0 where the part is malformed whatever its size. */
    private final long limit;

    private EndlessPartException(String message, long limit) {
        super(message, null);
        this.limit = limit;
    }

    static EndlessPartException larger(String part, long limit) {
        return new EndlessPartException(part + " of the answer have more than " + limit + " bytes", limit);
    }

    static EndlessPartException malformed(String part) {
        return new EndlessPartException(part + " of the answer is not valid HTTP", 0);
    }

    /** {@return the ceiling in bytes that was passed; 0 where the part is malformed whatever its size} */
    public long limit() {
        return limit;
    }

    /** A value, not an accident: there is no stack to show. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
