/** The projects under {@code examples}, built and run as their readers would. */
@NullMarked
package org.connectorsdk.verification.examples;

import org.jspecify.annotations.NullMarked;
