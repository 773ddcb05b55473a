/** Breaks the rules of connector-airbyte on purpose. */
@NullMarked
package org.connectorsdk.verification.architecture.planted.airbyte;

import org.jspecify.annotations.NullMarked;
