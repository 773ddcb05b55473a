package org.connectorsdk.http.operation;

/**
 * The answer of an operation that answers nothing worth reading: any 2xx is success, with or without a body. A body of
 * moderate size is skipped so that its connection can be used again.
 *
 * @since 0.1.0
 */
public enum Unit {
    /** The only value. */
    UNIT
}
