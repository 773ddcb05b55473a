/** Airbyte's public API, and the neutral operations in its terms. */
@NullMarked
package org.connectorsdk.airbyte.publicapi;

import org.jspecify.annotations.NullMarked;
