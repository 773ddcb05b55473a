/**
 * Sockets that know where an HTTP/1.1 answer ends. The HTTP client reads ahead into a buffer of its own, where nobody
 * can see what is left over; these hand it no byte beyond the answer that it reads, and bound what is no content.
 */
@NullMarked
package org.connectorsdk.http.internal.framing;

import org.jspecify.annotations.NullMarked;
