/**
 * How values of the neutral model are shown: as table, as JSON, as NDJSON. The JSON forms are documented and stable.
 */
@NullMarked
package org.connectorsdk.cli.print;

import org.jspecify.annotations.NullMarked;
