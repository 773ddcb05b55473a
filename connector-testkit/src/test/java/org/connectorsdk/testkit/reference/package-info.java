/**
 * A vendor that does not exist, with every capability the neutral interface can show, and a provider that drives it
 * rightly.
 */
@NullMarked
package org.connectorsdk.testkit.reference;

import org.jspecify.annotations.NullMarked;
