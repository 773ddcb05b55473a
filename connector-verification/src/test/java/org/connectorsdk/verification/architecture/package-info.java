/**
 * The arrows between the modules and the rules for what they show, held against the compiled classes.
 *
 * <p>{@code planted} holds one breach of each rule, so that a rule that went blind is noticed.
 */
@NullMarked
package org.connectorsdk.verification.architecture;

import org.jspecify.annotations.NullMarked;
