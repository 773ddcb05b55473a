/**
 * How bytes get to a vendor: connections, proxies, certificates, and the limits that a request under way is held to.
 */
@NullMarked
package org.connectorsdk.http.internal.transport;

import org.jspecify.annotations.NullMarked;
