/** Makes Jackson 2 write and read the values of the library in their one JSON form. */
@SuppressWarnings("module") // the digit is the major version of Jackson
module org.connectorsdk.jackson2 {
    requires transitive com.fasterxml.jackson.databind;
    requires transitive org.connectorsdk.api;

    exports org.connectorsdk.jackson2;

    provides com.fasterxml.jackson.databind.Module with
            org.connectorsdk.jackson2.ConnectorModule;
}
