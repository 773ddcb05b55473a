/**
 * What a simulated vendor puts on the wire: an {@link org.connectorsdk.testkit.wire.Answer} with its headers and a body
 * that is either at hand or written while it is sent.
 */
@NullMarked
package org.connectorsdk.testkit.wire;

import org.jspecify.annotations.NullMarked;
