/** Breaks the rules of connector-hotdata on purpose. */
@NullMarked
package org.connectorsdk.verification.architecture.planted.hotdata;

import org.jspecify.annotations.NullMarked;
