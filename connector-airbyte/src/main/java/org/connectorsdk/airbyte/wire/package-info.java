/**
 * Airbyte's JSON as records, one for each object on the wire of either API. Words of open sets are text, members that
 * are not modelled are kept, and what may be absent is nullable.
 */
@NullMarked
package org.connectorsdk.airbyte.wire;

import org.jspecify.annotations.NullMarked;
