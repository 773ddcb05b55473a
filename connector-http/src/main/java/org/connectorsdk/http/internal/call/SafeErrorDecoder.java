package org.connectorsdk.http.internal.call;

import java.util.concurrent.atomic.AtomicBoolean;
import org.connectorsdk.api.log.ClientLog;
import org.connectorsdk.api.log.LogName;
import org.connectorsdk.http.error.ErrorDecoder;
import org.connectorsdk.http.error.VendorError;
import org.connectorsdk.http.internal.answer.CommonErrors;
import org.connectorsdk.http.internal.answer.ErrorBody;

/**
 * Reads a vendor's error bodies in the provider's own way, and in the common forms what that leaves out. A decoder that
 * throws does not harm the call: the first such is logged.
 */
final class SafeErrorDecoder {
    private final ClientLog log;
    private final ErrorDecoder decoder;
    private final AtomicBoolean threw = new AtomicBoolean();

    /**
     * Guards a decoder.
     *
     * @param log whose it is
     * @param decoder the provider's own
     */
    SafeErrorDecoder(ClientLog log, ErrorDecoder decoder) {
        this.log = log;
        this.decoder = decoder;
    }

    VendorError decode(ErrorBody body) {
        VendorError common = CommonErrors.read(body);
        try {
            return decoder.decode(body).or(common);
        } catch (RuntimeException e) {
            if (threw.compareAndSet(false, true)) {
                log.warn(LogName.PROVIDER)
                        .withType(e)
                        .write("the error decoder threw " + e.getClass().getName()
                                + "; such answers are read without it");
            }
            return common;
        }
    }
}
