/** What the provider for Fivetran does, seen by its users, against the simulator. */
@NullMarked
package org.connectorsdk.fivetran;

import org.jspecify.annotations.NullMarked;
