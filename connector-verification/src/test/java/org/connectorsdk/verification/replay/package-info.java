/** Bodies in every form that the vendors document, read and written again. */
@NullMarked
package org.connectorsdk.verification.replay;

import org.jspecify.annotations.NullMarked;
