package org.connectorsdk.cli.print;

import org.connectorsdk.cli.shell.OutputFormat;
import org.connectorsdk.cli.shell.Stdout;
import org.jspecify.annotations.Nullable;

/**
 * Prints values one by one as they arrive, in flat memory. {@link #end()} is left out when the walk over the values
 * broke: then a JSON document stays open, so that nobody can take a part for the whole.
 *
 * @param <T> the kind of value
 */
public abstract class ItemPrinter<T> {

    ItemPrinter() {}

    /**
     * Chooses the printer for a format.
     *
     * @param format the format
     * @param view how a value is shown
     * @param frame the JSON object around the list, null for none
     * @param out where to
     * @param <T> the kind of value
     * @return a printer that has printed nothing yet
     */
    public static <T> ItemPrinter<T> of(OutputFormat format, View<T> view, @Nullable Frame frame, Stdout out) {
        return switch (format) {
            case TABLE -> new TablePrinter<>(view, out);
            case JSON -> new JsonPrinter<>(view, frame, out);
            case NDJSON -> new NdjsonPrinter<>(view, frame, out);
        };
    }

    /**
     * Prints a value.
     *
     * @param item the value
     */
    public abstract void item(T item);

    /** Prints what comes after the last value. */
    public abstract void end();

    /** Prints what is held back, without an end: the walk broke. */
    public abstract void breakOff();

    /** An array with one value per line, so that it can be read with the eye and cut with line tools. */
    private static final class JsonPrinter<T> extends ItemPrinter<T> {
        private final View<T> view;
        private final @Nullable Frame frame;
        private final Stdout out;
        private boolean begun;

        JsonPrinter(View<T> view, @Nullable Frame frame, Stdout out) {
            this.view = view;
            this.frame = frame;
            this.out = out;
        }

        private void next() {
            if (begun) {
                out.append(',').endLine();
                return;
            }
            begun = true;
            open();
            out.endLine();
        }

        private void open() {
            out.append(frame == null ? "[" : frame.opening() + "[");
        }

        @Override
        public void item(T item) {
            next();
            out.json(view.json().apply(item));
        }

        @Override
        public void end() {
            if (begun) {
                out.endLine();
            } else {
                open();
            }
            out.append(frame == null ? "]" : "]" + frame.closing()).endLine();
        }

        @Override
        public void breakOff() {
            if (begun) {
                out.endLine();
            }
        }
    }

    private static final class NdjsonPrinter<T> extends ItemPrinter<T> {
        private final View<T> view;
        private final Stdout out;

        NdjsonPrinter(View<T> view, @Nullable Frame frame, Stdout out) {
            this.view = view;
            this.out = out;
            if (frame != null && !frame.head().isEmpty()) {
                out.json(frame.head()).endLine();
            }
        }

        @Override
        public void item(T item) {
            out.json(view.json().apply(item)).endLine();
        }

        @Override
        public void end() {}

        @Override
        public void breakOff() {}
    }
}
