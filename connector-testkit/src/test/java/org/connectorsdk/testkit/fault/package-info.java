/** What each fault does, seen by a client that is nothing but a socket. */
@NullMarked
package org.connectorsdk.testkit.fault;

import org.jspecify.annotations.NullMarked;
