/** A program on the module path that keeps what the library answered. */
module org.example.modules {
    requires org.connectorsdk.api;
}
