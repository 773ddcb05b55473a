/** Shares the rate of an account between processes, in a table of a database. */
module org.connectorsdk.jdbc {
    requires transitive java.sql;
    requires transitive org.connectorsdk.api;

    exports org.connectorsdk.jdbc;
}
