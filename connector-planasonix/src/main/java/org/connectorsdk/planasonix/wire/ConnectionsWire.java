package org.connectorsdk.planasonix.wire;

import java.util.List;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.json.OrBare;
import org.jspecify.annotations.Nullable;

/**
 * A list of connections. One that does not fit does not spoil the others.
 *
 * @param data the connections, without their settings
 * @param meta their number; null from older deployments
 */
public record ConnectionsWire(
        @OrBare List<Lenient<ConnectionWire>> data,
        @Nullable MetaWire meta) {}
