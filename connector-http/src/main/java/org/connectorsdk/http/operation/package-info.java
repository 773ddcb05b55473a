/**
 * How the methods of a vendor's API are declared: what each does, how carefully it has to be treated, what it takes and
 * answers. Start at {@link org.connectorsdk.http.operation.Operation}.
 */
@NullMarked
package org.connectorsdk.http.operation;

import org.jspecify.annotations.NullMarked;
