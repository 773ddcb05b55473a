/** The provider for Fivetran. */
module org.connectorsdk.fivetran {
    requires transitive org.connectorsdk.http;
    requires static org.jspecify;

    exports org.connectorsdk.fivetran;
    exports org.connectorsdk.fivetran.wire;

    provides org.connectorsdk.api.spi.ConnectorProvider with
            org.connectorsdk.fivetran.FivetranProvider;
}
