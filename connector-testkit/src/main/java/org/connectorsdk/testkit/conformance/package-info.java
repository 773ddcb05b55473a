/**
 * The rules that every provider passes. Whoever writes a provider extends
 * {@link org.connectorsdk.testkit.conformance.ConnectorConformanceSuite} and names a
 * {@link org.connectorsdk.testkit.conformance.ConformanceTarget}; the rules, the proofs that undeclared capabilities
 * are refused, and the report come with it.
 */
@NullMarked
package org.connectorsdk.testkit.conformance;

import org.jspecify.annotations.NullMarked;
