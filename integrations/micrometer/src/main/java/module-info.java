/** Shows Micrometer what clients do: observations, meters, and the context of the caller on other threads. */
module org.connectorsdk.micrometer {
    requires transitive org.connectorsdk.api;
    requires transitive micrometer.commons;
    requires transitive micrometer.core;
    requires transitive micrometer.observation;
    requires static context.propagation; // used where the program has it

    exports org.connectorsdk.micrometer;
}
