/** Breaks the rules of connector-http on purpose. */
@NullMarked
package org.connectorsdk.verification.architecture.planted.http;

import org.jspecify.annotations.NullMarked;
