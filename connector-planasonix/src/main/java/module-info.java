/** The provider for Planasonix. */
module org.connectorsdk.planasonix {
    requires transitive org.connectorsdk.http;
    requires static org.jspecify;

    exports org.connectorsdk.planasonix;
    exports org.connectorsdk.planasonix.wire;

    provides org.connectorsdk.api.spi.ConnectorProvider with
            org.connectorsdk.planasonix.PlanasonixProvider;
}
