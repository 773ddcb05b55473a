/**
 * The HTTP runtime that Retrofit-based providers share. A provider author declares an interface whose methods carry
 * {@link org.connectorsdk.http.operation.Operation} and return {@code Either<ConnectorError, T>}, builds one
 * {@link org.connectorsdk.http.HttpRuntime} per account, and gets every rule about time limits, repeats, credentials
 * and errors from it.
 */
@NullMarked
package org.connectorsdk.http;

import org.jspecify.annotations.NullMarked;
