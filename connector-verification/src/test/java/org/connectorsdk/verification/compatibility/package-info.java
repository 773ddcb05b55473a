/** What users compile against changes on purpose only. */
@NullMarked
package org.connectorsdk.verification.compatibility;

import org.jspecify.annotations.NullMarked;
