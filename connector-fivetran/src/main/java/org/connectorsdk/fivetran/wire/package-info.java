/** What goes over the wire, as the vendor words it: JSON in snake case, each answer within an envelope. */
@NullMarked
package org.connectorsdk.fivetran.wire;

import org.jspecify.annotations.NullMarked;
