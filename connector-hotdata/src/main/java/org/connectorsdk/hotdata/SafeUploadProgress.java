package org.connectorsdk.hotdata;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A caller's listener whose failures are its own: the first is logged, and an upload goes on. For one upload, one call at a time. */
final class SafeUploadProgress implements UploadProgress {
    private static final Logger LOG = LoggerFactory.getLogger(SafeUploadProgress.class);

    private final UploadProgress listener;
    private boolean failed;

    SafeUploadProgress(UploadProgress listener) {
        this.listener = listener;
    }

    @Override
    public void sent(long sent, long total) {
        try {
            listener.sent(sent, total);
        } catch (RuntimeException e) {
            if (!failed) {
                failed = true;
                LOG.warn(
                        "{}: the listener of an upload failed with {}; it is told of the upload all the same",
                        Hotdata.ID,
                        e.getClass().getName());
            }
        }
    }
}
