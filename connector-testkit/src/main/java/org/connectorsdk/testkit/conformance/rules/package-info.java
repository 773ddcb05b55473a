/** What rules of several areas ask with. */
@NullMarked
package org.connectorsdk.testkit.conformance.rules;

import org.jspecify.annotations.NullMarked;
