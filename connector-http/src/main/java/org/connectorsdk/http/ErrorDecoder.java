package org.connectorsdk.http;

/**
 * Reads a vendor's error bodies. It says what the vendor said; which kind of error that is, what its outcome is and
 * whether the request is repeated is decided by the runtime from status and safety.
 *
 * <p>Called on the thread of the call; must be thread-safe, must not block. If it throws, the answer counts as one
 * without explanation, and the fact is logged once.
 */
@FunctionalInterface
public interface ErrorDecoder {

    /** Finds nothing in any body: status and headers alone speak. */
    ErrorDecoder NONE = answer -> VendorError.none();

    /**
     * Explains an answer.
     *
     * @param answer what came; its body may be anything, a proxy's page too
     * @return what the vendor said, {@link VendorError#none()} if nothing can be told
     */
    VendorError decode(ErrorAnswer answer);
}
