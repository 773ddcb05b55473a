/**
 * What only some providers can do. A facet that a provider lacks is an empty Optional of {@code connections.facet(…)};
 * nothing is emulated silently. Every method blocks, may be called from any thread, and answers errors as values.
 */
@NullMarked
package org.connectorsdk.api.facet;

import org.jspecify.annotations.NullMarked;
