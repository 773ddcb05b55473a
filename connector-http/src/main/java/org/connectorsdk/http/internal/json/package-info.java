/**
 * Reads answers from the bytes as they arrive, within ceilings, and writes requests from records. Start at {@code
 * Json}.
 */
@NullMarked
package org.connectorsdk.http.internal.json;

import org.jspecify.annotations.NullMarked;
