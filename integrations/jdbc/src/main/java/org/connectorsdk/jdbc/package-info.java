/**
 * Shares the rate of an account between processes, in a table of a PostgreSQL database.
 *
 * @since 0.1.0
 */
@NullMarked
package org.connectorsdk.jdbc;

import org.jspecify.annotations.NullMarked;
