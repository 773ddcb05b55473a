/** Breaks the order of the packages of connector-http on purpose. */
@NullMarked
package org.connectorsdk.verification.architecture.planted.http.json;

import org.jspecify.annotations.NullMarked;
