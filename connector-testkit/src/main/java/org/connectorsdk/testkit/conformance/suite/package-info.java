/**
 * Runs the rules that every provider passes and reports on them. Whoever writes a provider extends
 * {@link org.connectorsdk.testkit.conformance.suite.ConnectorConformanceSuite}; the rules, the proofs that undeclared
 * capabilities are refused, and the report come with it.
 */
@NullMarked
package org.connectorsdk.testkit.conformance.suite;

import org.jspecify.annotations.NullMarked;
