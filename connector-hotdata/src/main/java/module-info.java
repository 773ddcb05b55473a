/** The provider for Hotdata. */
module org.connectorsdk.hotdata {
    requires transitive org.connectorsdk.http;
    requires static org.jspecify;

    exports org.connectorsdk.hotdata;
    exports org.connectorsdk.hotdata.wire;

    provides org.connectorsdk.api.spi.ConnectorProvider with
            org.connectorsdk.hotdata.HotdataProvider;
}
