/** One call of an API method, from its first attempt to its error or value. */
@NullMarked
package org.connectorsdk.http.internal.call;

import org.jspecify.annotations.NullMarked;
