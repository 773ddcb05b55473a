/** The neutral interface to the connections of data platforms. */
@SuppressWarnings("module") // those that a package is exported to are compiled later
module org.connectorsdk.api {
    requires transitive io.vavr;
    requires transitive static org.jspecify;
    requires org.slf4j;

    exports org.connectorsdk.api;
    exports org.connectorsdk.api.annotation;
    exports org.connectorsdk.api.call;
    exports org.connectorsdk.api.catalog;
    exports org.connectorsdk.api.config;
    exports org.connectorsdk.api.connection;
    exports org.connectorsdk.api.descriptor;
    exports org.connectorsdk.api.error;
    exports org.connectorsdk.api.facet;
    exports org.connectorsdk.api.job;
    exports org.connectorsdk.api.json;
    exports org.connectorsdk.api.json.form to
            org.connectorsdk.jackson2,
            org.connectorsdk.jackson3;
    exports org.connectorsdk.api.log to
            org.connectorsdk.hotdata,
            org.connectorsdk.http,
            org.connectorsdk.micrometer,
            org.connectorsdk.opentelemetry;
    exports org.connectorsdk.api.observe;
    exports org.connectorsdk.api.spi;
    exports org.connectorsdk.api.text;

    uses org.connectorsdk.api.spi.ConnectorProvider;
}
