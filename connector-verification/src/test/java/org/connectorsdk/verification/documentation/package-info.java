/** What the documentation says, held against the code. */
@NullMarked
package org.connectorsdk.verification.documentation;

import org.jspecify.annotations.NullMarked;
