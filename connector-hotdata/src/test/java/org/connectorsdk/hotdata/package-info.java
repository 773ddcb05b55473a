/** Specifies the provider for Hotdata, against a simulated server over real HTTP. */
@NullMarked
package org.connectorsdk.hotdata;

import org.jspecify.annotations.NullMarked;
