package org.connectorsdk.http;

import java.time.Duration;
import java.util.Optional;

/**
 * What came of putting bytes on a storage host.
 *
 * @param status the HTTP status; 0 without an answer
 * @param eTag what the host calls what it stored, verbatim; empty when it says nothing
 * @param retryAfter how long it asks to wait; empty when it does not
 * @param problem what went wrong, in a few words that name neither the link nor its signature; empty for a success
 * @param isContentLost whether the content could not be read, or the link not be used, which another attempt does not change
 */
public record StorageAnswer(
        int status, Optional<String> eTag, Optional<Duration> retryAfter, String problem, boolean isContentLost) {

    /** {@return whether the host stored it} */
    public boolean isStored() {
        return status / 100 == 2;
    }
}
