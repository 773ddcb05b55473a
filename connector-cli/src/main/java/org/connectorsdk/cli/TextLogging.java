package org.connectorsdk.cli;

import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.Logger;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.event.LoggingEvent;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.simple.SimpleServiceProvider;
import org.slf4j.spi.LoggingEventAware;

/**
 * The lines of {@code slf4j-simple} without key-value pairs: SLF4J would put these before a text that says the same.
 * Public for SLF4J alone, which makes it.
 */
public final class TextLogging extends SimpleServiceProvider {
    /** For SLF4J. */
    public TextLogging() {}

    @Override
    public ILoggerFactory getLoggerFactory() {
        return name -> new Text(super.getLoggerFactory().getLogger(name));
    }

    private static final class Text extends LegacyAbstractLogger implements LoggingEventAware {
        private static final long serialVersionUID = 1L;
        private final transient Logger lines;

        Text(Logger lines) {
            this.lines = lines;
            this.name = lines.getName();
        }

        @Override
        public void log(LoggingEvent event) {
            handleNormalizedLoggingCall(
                    event.getLevel(), null, event.getMessage(), event.getArgumentArray(), event.getThrowable());
        }

        @Override
        protected void handleNormalizedLoggingCall(
                Level level,
                @Nullable Marker marker,
                @Nullable String message,
                Object @Nullable [] arguments,
                @Nullable Throwable thrown) {
            String text = MessageFormatter.basicArrayFormat(message, arguments);
            lines.atLevel(level).setCause(thrown).log(text);
        }

        @Override
        protected @Nullable String getFullyQualifiedCallerName() {
            return null;
        }

        @Override
        public boolean isTraceEnabled() {
            return lines.isTraceEnabled();
        }

        @Override
        public boolean isDebugEnabled() {
            return lines.isDebugEnabled();
        }

        @Override
        public boolean isInfoEnabled() {
            return lines.isInfoEnabled();
        }

        @Override
        public boolean isWarnEnabled() {
            return lines.isWarnEnabled();
        }

        @Override
        public boolean isErrorEnabled() {
            return lines.isErrorEnabled();
        }
    }
}
