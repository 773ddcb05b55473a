package org.connectorsdk.api.log;

import java.util.Locale;
import org.connectorsdk.api.call.RuntimeContext;
import org.connectorsdk.api.text.VendorText;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Lines about one client. Each begins with the provider and what the process calls the account, and has both as
 * key-value pairs; it is complete without these. Texts are cleaned here, and masked by whoever writes them.
 *
 * @param provider id of the provider; empty if it is not known
 * @param account what the process calls the account; empty if it gave no name
 */
public record ClientLog(String provider, String account) {
    /** For what concerns no client in particular. */
    public static final ClientLog PROCESS = new ClientLog("", "");

    /**
     * Lines about a client of a process.
     *
     * @param provider id of the provider; empty if it is not known
     * @param context what the process lends it
     * @return what writes them
     */
    public static ClientLog of(String provider, RuntimeContext context) {
        return new ClientLog(provider, context.account());
    }

    /** {@return what a line begins with: who it is about, and a colon; empty for the process} */
    public String name() {
        String both = (provider + " " + account).strip();
        return both.isEmpty() ? "" : both + ": ";
    }

    /**
     * Begins a line about what is odd, or does not work.
     *
     * @param logger where it goes
     * @return the line
     */
    public Line warn(LogName logger) {
        return line(logger(logger).atWarn());
    }

    /**
     * Begins a line about a change that whoever runs the process may want to know of.
     *
     * @param logger where it goes
     * @return the line
     */
    public Line info(LogName logger) {
        return line(logger(logger).atInfo());
    }

    private static Logger logger(LogName name) {
        return LoggerFactory.getLogger(name.text());
    }

    private Line line(LoggingEventBuilder event) {
        Line line = new Line(name(), event);
        return line.withText("provider", provider).withText("account", account);
    }

    /** A line that is not yet written. */
    public static final class Line {
        private final String name;
        private LoggingEventBuilder event;

        private Line(String name, LoggingEventBuilder event) {
            this.name = name;
            this.event = event;
        }

        /**
         * Adds a pair with a text, unless that is empty.
         *
         * @param key as documented
         * @param value the text
         * @return this line
         */
        public Line withText(String key, String value) {
            if (!value.isEmpty()) {
                event = event.addKeyValue(key, VendorText.line(value));
            }
            return this;
        }

        /**
         * Adds a pair with a number.
         *
         * @param key as documented
         * @param value the number
         * @return this line
         */
        public Line withNumber(String key, long value) {
            event = event.addKeyValue(key, value);
            return this;
        }

        /**
         * Adds the type of what was thrown. Its message may quote an answer or a secret.
         *
         * @param thrown what was thrown
         * @return this line
         */
        public Line withType(Throwable thrown) {
            return withText("exception", thrown.getClass().getName());
        }

        /**
         * Writes the line.
         *
         * @param text complete without the pairs
         */
        public void write(String text) {
            event.log(VendorText.line(name.isEmpty() ? capital(text) : name + text));
        }

        private static String capital(String text) {
            return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
        }
    }
}
