/**
 * Requests and answers as Hotdata words them, for users of {@link org.connectorsdk.hotdata.HotdataApi}. Members that
 * are not modelled are kept in {@code more()}; what the vendor may leave out is null; states and types are open texts.
 */
@NullMarked
package org.connectorsdk.hotdata.wire;

import org.jspecify.annotations.NullMarked;
