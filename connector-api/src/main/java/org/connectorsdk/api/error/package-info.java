/**
 * Failures as values. Start with {@link org.connectorsdk.api.error.ConnectorError}: its kind states what was observed,
 * its {@link org.connectorsdk.api.error.Outcome} whether the provider acted.
 */
@NullMarked
package org.connectorsdk.api.error;

import org.jspecify.annotations.NullMarked;
