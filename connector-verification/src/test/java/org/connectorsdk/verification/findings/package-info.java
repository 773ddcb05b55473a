/**
 * Kinds of fault that were found from outside, each asked of every provider and every view. One class per finding,
 * named by {@link org.connectorsdk.verification.findings.Finding}; its inputs are a list, so that a table can count
 * them.
 */
@NullMarked
package org.connectorsdk.verification.findings;

import org.jspecify.annotations.NullMarked;
