/** An HTTP client over a bare socket, independent of every library, that sees exactly what is on the wire. */
@NullMarked
package org.connectorsdk.testkit.http;

import org.jspecify.annotations.NullMarked;
