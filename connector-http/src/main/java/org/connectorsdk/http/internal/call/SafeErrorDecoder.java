package org.connectorsdk.http.internal.call;

import java.util.concurrent.atomic.AtomicBoolean;
import org.connectorsdk.http.error.ErrorDecoder;
import org.connectorsdk.http.error.VendorError;
import org.connectorsdk.http.internal.answer.CommonErrors;
import org.connectorsdk.http.internal.answer.ErrorBody;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads a vendor's error bodies in the provider's own way, and in the common forms what that leaves out. A decoder that
 * throws does not harm the call: the first such is logged.
 *
 * @param provider id of the provider
 * @param decoder the provider's own
 */
record SafeErrorDecoder(String provider, ErrorDecoder decoder) {
    private static final Logger LOG = LoggerFactory.getLogger(SafeErrorDecoder.class);
    private static final AtomicBoolean LOGGED = new AtomicBoolean();

    VendorError decode(ErrorBody body) {
        VendorError common = CommonErrors.read(body);
        try {
            return decoder.decode(body).or(common);
        } catch (RuntimeException e) {
            if (LOGGED.compareAndSet(false, true)) {
                LOG.warn(
                        "The error decoder of {} threw {}; such answers are read without it",
                        provider,
                        e.getClass().getName());
            }
            return common;
        }
    }
}
