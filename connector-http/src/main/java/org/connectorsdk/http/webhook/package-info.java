/** Checks what vendors deliver to webhooks: signatures and times. Providers word it for their vendor. */
@NullMarked
package org.connectorsdk.http.webhook;

import org.jspecify.annotations.NullMarked;
