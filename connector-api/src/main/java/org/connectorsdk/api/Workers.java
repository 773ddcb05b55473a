package org.connectorsdk.api;

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
}
