package org.connectorsdk.cli.shell;

import java.io.IOException;

/** Standard output could not be written: the disk is full, or whoever read it has gone. */
public final class OutputFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean readerGone;

    OutputFailedException(IOException cause) {
        super(cause.getMessage(), cause);
        this.readerGone = String.valueOf(cause.getMessage()).startsWith("Broken pipe");
    }

    /** {@return whether the reader closed its end, as {@code head} does when it has seen enough} */
    public boolean isReaderGone() {
        return readerGone;
    }
}
