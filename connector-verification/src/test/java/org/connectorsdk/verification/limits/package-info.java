/**
 * What a small container survives: answers without end, and lists of a million connections. The clients run with a heap
 * of 64 MB.
 */
@NullMarked
package org.connectorsdk.verification.limits;

import org.jspecify.annotations.NullMarked;
