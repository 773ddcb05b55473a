/**
 * What the library logs, in one style and under few names (docs/observability.md). For the library's own modules.
 */
@NullMarked
package org.connectorsdk.api.log;

import org.jspecify.annotations.NullMarked;
