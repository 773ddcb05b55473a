/** Makes OpenTelemetry spans of what clients do, and sends their trace context with each request. */
module org.connectorsdk.opentelemetry {
    requires transitive org.connectorsdk.api;
    requires transitive io.opentelemetry.api;
    requires transitive io.opentelemetry.context;

    exports org.connectorsdk.opentelemetry;
}
