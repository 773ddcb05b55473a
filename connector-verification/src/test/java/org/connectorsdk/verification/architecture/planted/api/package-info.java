/** Breaks the rules of connector-api on purpose. */
@NullMarked
package org.connectorsdk.verification.architecture.planted.api;

import org.jspecify.annotations.NullMarked;
