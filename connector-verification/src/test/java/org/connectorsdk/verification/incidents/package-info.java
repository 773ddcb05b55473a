/**
 * Failures that users of other clients reported in public, replayed against every provider that is here. One class per
 * incident, one method per statement.
 */
@NullMarked
package org.connectorsdk.verification.incidents;

import org.jspecify.annotations.NullMarked;
