/** Implements the interfaces in which a provider declares a vendor's API. */
@NullMarked
package org.connectorsdk.http.internal.declared;

import org.jspecify.annotations.NullMarked;
