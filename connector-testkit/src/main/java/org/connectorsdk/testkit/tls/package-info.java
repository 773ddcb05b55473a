/** Servers with certificates that no client should accept. */
@NullMarked
package org.connectorsdk.testkit.tls;

import org.jspecify.annotations.NullMarked;
