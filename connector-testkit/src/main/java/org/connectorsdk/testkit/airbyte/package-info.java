/**
 * A stand-in for Airbyte: the configuration API and the public API over one state, in two server versions.
 *
 * <p>{@link org.connectorsdk.testkit.airbyte.AirbyteSimulator} is the server,
 * {@link org.connectorsdk.testkit.airbyte.AirbyteOptions} says which Airbyte it is, and
 * {@link org.connectorsdk.testkit.airbyte.AirbyteState} is the back door through which a test looks at what the server
 * holds and scripts jobs, checks, catalogs and tokens.
 */
@NullMarked
package org.connectorsdk.testkit.airbyte;

import org.jspecify.annotations.NullMarked;
