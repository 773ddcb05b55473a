/** Airbyte's configuration API, and the neutral operations in its terms. */
@NullMarked
package org.connectorsdk.airbyte.config;

import org.jspecify.annotations.NullMarked;
