/** The provider for Airbyte. */
module org.connectorsdk.airbyte {
    requires transitive org.connectorsdk.http;
    requires com.cronutils;
    requires static org.jspecify;

    exports org.connectorsdk.airbyte;
    exports org.connectorsdk.airbyte.config;
    exports org.connectorsdk.airbyte.publicapi;
    exports org.connectorsdk.airbyte.wire;

    provides org.connectorsdk.api.spi.ConnectorProvider with
            org.connectorsdk.airbyte.AirbyteProvider;
}
