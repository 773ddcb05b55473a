/**
 * The provider for Hotdata: start at {@link org.connectorsdk.hotdata.HotdataProvider}. The neutral operations are made
 * of {@link org.connectorsdk.hotdata.HotdataApi}, the vendor's own API, which is there for callers as well.
 */
@NullMarked
package org.connectorsdk.hotdata;

import org.jspecify.annotations.NullMarked;
