package org.connectorsdk.cli.shell;

import java.io.IOException;
import java.io.Writer;
import java.util.concurrent.TimeUnit;
import org.connectorsdk.api.json.JsonValue;

/**
 * Standard output: data, nothing else, in UTF-8. Buffered, yet what a slow provider sends shows within a quarter of a
 * second of the next line. Used by one thread.
 */
public final class Stdout implements Appendable {
    private static final long SHOW_AFTER = TimeUnit.MILLISECONDS.toNanos(250);

    private final Writer out;
    private long flushed = System.nanoTime();

    /**
     * Writes to a given place.
     *
     * @param out a buffered writer
     */
    public Stdout(Writer out) {
        this.out = out;
    }

    @Override
    public Stdout append(CharSequence text) {
        return append(text, 0, text.length());
    }

    @Override
    public Stdout append(CharSequence text, int start, int end) {
        try {
            if (text instanceof String string) {
                out.write(string, start, end - start);
            } else {
                out.append(text, start, end);
            }
        } catch (IOException e) {
            throw new OutputFailedException(e);
        }
        return this;
    }

    @Override
    public Stdout append(char c) {
        try {
            out.write(c);
        } catch (IOException e) {
            throw new OutputFailedException(e);
        }
        return this;
    }

    /**
     * Appends a JSON value in compact form.
     *
     * @param value any value
     * @return this
     */
    public Stdout json(JsonValue value) {
        value.writeTo(this);
        return this;
    }

    /**
     * Ends a line.
     *
     * @return this
     */
    public Stdout endLine() {
        append('\n');
        long now = System.nanoTime();
        if (now - flushed > SHOW_AFTER) {
            flush();
            flushed = now;
        }
        return this;
    }

    /** Hands everything over to the reader. */
    public void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new OutputFailedException(e);
        }
    }
}
