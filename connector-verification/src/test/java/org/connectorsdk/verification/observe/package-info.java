/** What observers are told, against what servers saw. */
@NullMarked
package org.connectorsdk.verification.observe;

import org.jspecify.annotations.NullMarked;
