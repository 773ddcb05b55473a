/** Raw requests against every provider that is here. */
@NullMarked
package org.connectorsdk.verification.raw;

import org.jspecify.annotations.NullMarked;
