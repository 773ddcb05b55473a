/** The provider for VirtuousAI. */
module org.connectorsdk.virtuousai {
    requires transitive org.connectorsdk.http;
    requires static org.jspecify;

    exports org.connectorsdk.virtuousai;
    exports org.connectorsdk.virtuousai.wire;

    provides org.connectorsdk.api.spi.ConnectorProvider with
            org.connectorsdk.virtuousai.VirtuousAiProvider;
}
