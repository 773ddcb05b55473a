/**
 * A vendor in neutral words, and the place in which a rule is tried. Whoever writes a provider names a
 * {@link org.connectorsdk.testkit.conformance.ConformanceTarget} and describes its simulator with a
 * {@link org.connectorsdk.testkit.conformance.VendorHarness}; the rules see the vendor through both, and through
 * nothing else.
 */
@NullMarked
package org.connectorsdk.testkit.conformance;

import org.jspecify.annotations.NullMarked;
