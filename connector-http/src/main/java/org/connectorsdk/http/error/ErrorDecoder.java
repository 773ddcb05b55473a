package org.connectorsdk.http.error;

/**
 * Reads a vendor's error bodies, where they are special: texts, codes and refused fields in the forms that many vendors
 * share are found by the runtime wherever this leaves them out. It gives what the vendor reports; which kind of error
 * that is, what its outcome is and whether the request is repeated is decided by the runtime from status and safety.
 *
 * <p>Called on the thread of the call; must be thread-safe, must not block. If it throws, the answer counts as one
 * without explanation, and the fact is logged once.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ErrorDecoder {

    /** Leaves every body to the runtime. */
    ErrorDecoder NONE = answer -> VendorError.none();

    /**
     * Explains an answer.
     *
     * @param answer what came; its body may be anything, a proxy's page too
     * @return what the vendor reports, {@link VendorError#none()} if there is nothing
     */
    VendorError decode(ErrorAnswer answer);
}
