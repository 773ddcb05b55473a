/**
 * What a provider declares before and after it is opened: who it is, which
 * {@link org.connectorsdk.api.descriptor.Capability capabilities} it has, which settings it takes, and its quirks.
 */
@NullMarked
package org.connectorsdk.api.descriptor;

import org.jspecify.annotations.NullMarked;
