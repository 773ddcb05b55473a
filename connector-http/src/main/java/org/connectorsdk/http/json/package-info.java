/**
 * JSON on the wire: answers are read from the bytes as they arrive, within ceilings, and requests are written from records. Start at
 * {@code Json}.
 */
@NullMarked
package org.connectorsdk.http.json;

import org.jspecify.annotations.NullMarked;
