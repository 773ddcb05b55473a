package org.connectorsdk.hotdata;

/**
 * Follows an upload. Called after each part that arrived, by the threads that send, one at a time; it should be quick.
 * What it throws is logged and does not end the upload.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface UploadProgress {
    /** Does nothing. */
    UploadProgress NONE = (sent, total) -> {};

    /**
     * Called when more bytes arrived.
     *
     * @param sent bytes that arrived by now; never fewer than before
     * @param total bytes in all; -1 when unknown
     */
    void sent(long sent, long total);
}
