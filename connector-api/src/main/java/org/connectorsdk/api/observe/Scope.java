package org.connectorsdk.api.observe;

/**
 * Something that is open until it is closed.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface Scope extends AutoCloseable {
    /** Closing it does nothing. */
    Scope NONE = () -> {};

    /** Ends it. Called once, for a scope of a thread on that thread. */
    @Override
    void close();
}
