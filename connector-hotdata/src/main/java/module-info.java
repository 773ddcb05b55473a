/** The provider for Hotdata. */
module org.connectorsdk.hotdata {
    requires transitive org.connectorsdk.http;
    requires static org.jspecify;
}
