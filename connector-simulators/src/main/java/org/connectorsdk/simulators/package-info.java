/** The simulators of the vendors, a package for each, and what they share: JSON, tokens, and an API that moves on. */
@NullMarked
package org.connectorsdk.simulators;

import org.jspecify.annotations.NullMarked;
