/**
 * A stand-in for Airbyte: the configuration API and the public API over one state, in two server versions.
 *
 * <p>{@link org.connectorsdk.simulators.airbyte.AirbyteSimulator} is the server,
 * {@link org.connectorsdk.simulators.airbyte.AirbyteOptions} says which Airbyte it is, and
 * {@link org.connectorsdk.simulators.airbyte.AirbyteState} is the back door through which a test looks at what the
 * server holds and scripts jobs, checks, catalogs and tokens.
 */
@NullMarked
package org.connectorsdk.simulators.airbyte;

import org.jspecify.annotations.NullMarked;
