/**
 * Credentials: where they come from, how they are renewed, and how a token is minted. Start at {@link
 * org.connectorsdk.http.auth.CredentialSource}.
 */
@NullMarked
package org.connectorsdk.http.auth;

import org.jspecify.annotations.NullMarked;
