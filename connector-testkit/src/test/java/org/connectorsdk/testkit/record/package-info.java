/** Recordings: what they show, what they hide, and how they are played. */
@NullMarked
package org.connectorsdk.testkit.record;

import org.jspecify.annotations.NullMarked;
