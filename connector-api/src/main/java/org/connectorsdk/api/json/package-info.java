/**
 * A small immutable JSON tree, for the parts of a connection whose fields only the vendor knows.
 *
 * <p>Start with {@link org.connectorsdk.api.json.JsonObject}. Configurations, labels and fields that the model has no
 * name for are carried as trees of this package, so that reading a connection and writing it back loses nothing:
 * numbers keep their text (a 64-bit id or {@code 0.10} comes back as it came), a member that is {@code null} and a
 * member that is absent are two things, and members keep their order.
 *
 * <p>Trees print themselves ({@link org.connectorsdk.api.json.JsonValue#toJson()}); there is no parser here. All types
 * are immutable and safe to share between threads.
 *
 * @since 0.1
 */
@NullMarked
package org.connectorsdk.api.json;

import org.jspecify.annotations.NullMarked;
