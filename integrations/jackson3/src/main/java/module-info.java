/** Makes Jackson 3 write and read the values of the library in their one JSON form. */
@SuppressWarnings("module") // the digit is the major version of Jackson
module org.connectorsdk.jackson3 {
    requires transitive org.connectorsdk.api;
    requires transitive tools.jackson.databind;

    exports org.connectorsdk.jackson3;

    provides tools.jackson.databind.JacksonModule with
            org.connectorsdk.jackson3.ConnectorModule;
}
