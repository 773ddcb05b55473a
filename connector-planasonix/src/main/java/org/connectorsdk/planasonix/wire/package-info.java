/**
 * What goes over the wire, as the vendor words it: the connections API in camel case, the credentials and orchestration
 * APIs in snake case. Every record says how its own members are named.
 */
@NullMarked
package org.connectorsdk.planasonix.wire;

import org.jspecify.annotations.NullMarked;
