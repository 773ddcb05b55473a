/** Breaks the rules of connector-cli on purpose. */
@NullMarked
package org.connectorsdk.verification.architecture.planted.cli;

import org.jspecify.annotations.NullMarked;
