/**
 * The neutral connection: what it is ({@link org.connectorsdk.api.connection.Connection}), what makes one
 * ({@link org.connectorsdk.api.connection.ConnectionSpec}), what changes one, and the answers of the operations on it.
 */
@NullMarked
package org.connectorsdk.api.connection;

import org.jspecify.annotations.NullMarked;
