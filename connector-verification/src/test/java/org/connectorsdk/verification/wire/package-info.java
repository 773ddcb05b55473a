/** HTTP as bytes on a socket, for proxies and servers that judge clients by what really came and went. */
@NullMarked
package org.connectorsdk.verification.wire;

import org.jspecify.annotations.NullMarked;
