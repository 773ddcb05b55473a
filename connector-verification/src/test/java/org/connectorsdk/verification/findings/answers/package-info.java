/** Findings about answers: what is read from them, what is left out and said. */
@NullMarked
package org.connectorsdk.verification.findings.answers;

import org.jspecify.annotations.NullMarked;
