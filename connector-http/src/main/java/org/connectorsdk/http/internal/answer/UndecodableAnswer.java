package org.connectorsdk.http.internal.answer;

import java.io.IOException;
import java.io.Serial;

/** The content of an answer is compressed in a way that cannot be undone. Its message quotes nothing of the content. */
public final class UndecodableAnswer extends IOException {
    @Serial
    private static final long serialVersionUID = 1L;

    UndecodableAnswer(String message) {
        super(message, null);
    }

    /** A value, not an accident: there is no stack to show. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
