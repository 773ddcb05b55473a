/** Rules about what a provider offers: settings, connections, catalogs, rows, files, syncs and jobs. */
@NullMarked
package org.connectorsdk.testkit.conformance.rules.operations;

import org.jspecify.annotations.NullMarked;
