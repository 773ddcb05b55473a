/** Makes OpenTelemetry spans of what clients do, and sends their trace context with each request. */
module org.connectorsdk.opentelemetry {
    requires transitive org.connectorsdk.api;
    requires transitive io.opentelemetry.api;
    requires io.opentelemetry.context;
    requires org.slf4j;

    exports org.connectorsdk.opentelemetry;
}
