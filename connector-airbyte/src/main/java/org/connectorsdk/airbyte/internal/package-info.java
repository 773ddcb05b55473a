/** What the adapters of both of Airbyte's APIs share. */
@NullMarked
package org.connectorsdk.airbyte.internal;

import org.jspecify.annotations.NullMarked;
