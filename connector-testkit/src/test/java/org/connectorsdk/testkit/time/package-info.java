/** What time does when a test owns it. */
@NullMarked
package org.connectorsdk.testkit.time;

import org.jspecify.annotations.NullMarked;
