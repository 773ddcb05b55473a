/** The neutral interface to the connections of data platforms. */
module org.connectorsdk.api {
    requires transitive io.vavr;
    requires transitive static org.jspecify;
    requires org.slf4j;

    exports org.connectorsdk.api.config;
    exports org.connectorsdk.api.json;
}
