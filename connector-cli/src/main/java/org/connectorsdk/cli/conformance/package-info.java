/** Holding a provider to the rules that every provider passes, and reading the reports. */
@NullMarked
package org.connectorsdk.cli.conformance;

import org.jspecify.annotations.NullMarked;
