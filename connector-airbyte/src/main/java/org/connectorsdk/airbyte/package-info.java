/**
 * The provider for Airbyte: {@link org.connectorsdk.airbyte.AirbyteProvider} for its settings,
 * {@link org.connectorsdk.airbyte.config.AirbyteConfigApi} and
 * {@link org.connectorsdk.airbyte.publicapi.AirbytePublicApi} for what the neutral interface leaves out.
 */
@NullMarked
package org.connectorsdk.airbyte;

import org.jspecify.annotations.NullMarked;
