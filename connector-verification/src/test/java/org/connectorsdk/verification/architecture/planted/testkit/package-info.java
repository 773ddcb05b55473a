/** Breaks the rules of connector-testkit on purpose. */
@NullMarked
package org.connectorsdk.verification.architecture.planted.testkit;

import org.jspecify.annotations.NullMarked;
