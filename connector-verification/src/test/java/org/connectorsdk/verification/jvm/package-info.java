/** Programs in a JVM of their own. */
@NullMarked
package org.connectorsdk.verification.jvm;

import org.jspecify.annotations.NullMarked;
