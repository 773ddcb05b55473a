/** Proofs of the conformance kit itself: a provider that passes everything, and one defect for every rule. */
@NullMarked
package org.connectorsdk.testkit.conformance.suite;

import org.jspecify.annotations.NullMarked;
