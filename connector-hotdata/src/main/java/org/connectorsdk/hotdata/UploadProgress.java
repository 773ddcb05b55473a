package org.connectorsdk.hotdata;

/**
 * Hears how far an upload is. Called after each part that arrived, by the threads that send, one at a time; it should be quick. What
 * it throws is logged and does not end the upload.
 */
@FunctionalInterface
public interface UploadProgress {
    /** Takes no notice. */
    UploadProgress NONE = (sent, total) -> {};

    /**
     * Some more arrived.
     *
     * @param sent bytes that arrived by now; never fewer than before
     * @param total bytes in all; -1 when unknown
     */
    void sent(long sent, long total);
}
