/** The provider for Hotdata. */
@NullMarked
package org.connectorsdk.hotdata;

import org.jspecify.annotations.NullMarked;
