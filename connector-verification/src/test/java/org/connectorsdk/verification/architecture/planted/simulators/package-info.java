/** Breaks the rules of connector-simulators on purpose. */
@NullMarked
package org.connectorsdk.verification.architecture.planted.simulators;

import org.jspecify.annotations.NullMarked;
