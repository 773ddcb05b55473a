package org.connectorsdk.http;

import java.util.Optional;

/**
 * A wire type whose 2xx answers can say no: a vendor that answers 200 with an error inside. When
 * {@link #failure()} finds one, the call fails with it (INVALID_REQUEST unless it names a kind), REFUSED, not repeated.
 */
public interface FailureEnvelope {

    /** {@return what the vendor refused; empty when the answer is a success} */
    Optional<VendorError> failure();
}
