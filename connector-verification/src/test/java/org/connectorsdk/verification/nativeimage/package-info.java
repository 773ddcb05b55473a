/** What a native image has to be told of the library. */
@NullMarked
package org.connectorsdk.verification.nativeimage;

import org.jspecify.annotations.NullMarked;
