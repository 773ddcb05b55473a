/**
 * The provider for Fivetran. Found by {@code Connectors} under the id {@code fivetran}; start at
 * {@link org.connectorsdk.fivetran.FivetranProvider}. What the neutral interface leaves out is in
 * {@link org.connectorsdk.fivetran.FivetranApi}.
 */
@NullMarked
package org.connectorsdk.fivetran;

import org.jspecify.annotations.NullMarked;
