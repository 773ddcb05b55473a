/** The page that people read, and the comparison that a gate relies on. */
@NullMarked
package org.connectorsdk.testkit.report;

import org.jspecify.annotations.NullMarked;
