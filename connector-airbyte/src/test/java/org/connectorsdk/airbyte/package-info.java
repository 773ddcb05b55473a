/** The specification of the provider for Airbyte, against its simulator. */
@NullMarked
package org.connectorsdk.airbyte;

import org.jspecify.annotations.NullMarked;
