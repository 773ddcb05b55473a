/**
 * What a process can see of the work of its clients: an {@link org.connectorsdk.api.observe.Observer} is lent by
 * {@link org.connectorsdk.api.call.RuntimeContext.Builder#observer} and sees an operation, the calls it makes and the
 * attempts of each. Nothing here holds a secret, a body or the text of a query.
 *
 * <p>Records of this package may gain components: read them by their accessors, do not make or deconstruct them outside
 * of tests.
 */
@NullMarked
package org.connectorsdk.api.observe;

import org.jspecify.annotations.NullMarked;
