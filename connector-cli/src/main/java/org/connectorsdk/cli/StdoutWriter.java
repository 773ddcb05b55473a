package org.connectorsdk.cli;

import java.io.Writer;
import java.nio.CharBuffer;
import org.connectorsdk.cli.shell.Stdout;

/** Lets the parser print its help pages to standard output. */
final class StdoutWriter extends Writer {
    private final Stdout out;

    StdoutWriter(Stdout out) {
        this.out = out;
    }

    @Override
    public void write(char[] text, int offset, int length) {
        out.append(CharBuffer.wrap(text, offset, length));
    }

    @Override
    public void flush() {
        out.flush();
    }

    @Override
    public void close() {
        out.flush();
    }
}
