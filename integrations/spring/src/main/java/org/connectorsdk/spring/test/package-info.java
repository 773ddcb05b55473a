/**
 * Tests against the simulator of a provider: {@link org.connectorsdk.spring.test.ConnectorTest} with accounts alone,
 * {@link org.connectorsdk.spring.test.SimulatedAccount} within any test of Spring.
 */
@NullMarked
package org.connectorsdk.spring.test;

import org.jspecify.annotations.NullMarked;
