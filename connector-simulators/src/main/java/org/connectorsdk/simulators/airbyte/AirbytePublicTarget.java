package org.connectorsdk.simulators.airbyte;

/**
 * Airbyte's public API as a target of the conformance rules.
 *
 * @since 0.1.0
 */
public final class AirbytePublicTarget extends AirbyteTarget {
    /** Made by a test class or by the service loader; does nothing. */
    public AirbytePublicTarget() {
        super("airbyte-public", AirbyteApi.PUBLIC);
    }
}
