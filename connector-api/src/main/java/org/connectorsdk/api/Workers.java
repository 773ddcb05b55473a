package org.connectorsdk.api;

import java.lang.reflect.Method;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/**
 * Runs the work of asynchronous calls and waits: the threads of the process, or those that a caller lends.
 */
interface Workers {

    /**
     * Hands over a piece of work.
     *
     * @param work to run once, on another thread
     * @param isPoll whether it goes before the calls that wait
     * @throws java.util.concurrent.RejectedExecutionException if it is not taken
     */
    void execute(Runnable work, boolean isPoll);

    /**
     * Hands over work that its caller does itself if no thread is free for it.
     *
     * @param work to run once, on another thread
     * @throws java.util.concurrent.RejectedExecutionException if no thread is free
     */
    default void offer(Runnable work) {
        execute(work, false);
    }

    /** Takes back work that has not begun. */
    default void remove(Runnable work) {}

    /** A client may have work from now on. */
    default void acquire() {}

    /** A client is closed; threads that only it needed may end. */
    default void release() {}

    /** Virtual threads, where the running Java has them (21 and later): found by name, as the library is built for 17. */
    final class Virtual implements Workers {
        private final ThreadFactory factory;

        private Virtual(ThreadFactory factory) {
            this.factory = factory;
        }

        /** {@return workers that start a virtual thread for each piece of work; empty where there are none} */
        static Optional<Workers> find() {
            try {
                Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
                Class<?> type = Class.forName("java.lang.Thread$Builder$OfVirtual");
                Method name = type.getMethod("name", String.class, long.class);
                Method inherit = type.getMethod("inheritInheritableThreadLocals", boolean.class);
                Object named = inherit.invoke(name.invoke(builder, "connector-async-", 1L), false);
                return Optional.of(
                        new Virtual((ThreadFactory) type.getMethod("factory").invoke(named)));
            } catch (ReflectiveOperationException | UnsupportedOperationException older) {
                return Optional.empty();
            }
        }

        @Override
        public void execute(Runnable work, boolean isPoll) {
            Thread thread = factory.newThread(work);
            thread.setContextClassLoader(Virtual.class.getClassLoader()); // the caller's may be a plug-in's
            thread.start();
        }
    }
}
