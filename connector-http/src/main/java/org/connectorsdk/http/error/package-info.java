/**
 * What a vendor says in an error body, and how a provider reads it. Start at {@link
 * org.connectorsdk.http.error.ErrorDecoder}.
 */
@NullMarked
package org.connectorsdk.http.error;

import org.jspecify.annotations.NullMarked;
