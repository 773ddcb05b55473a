/** The HTTP runtime that Retrofit-based providers share. */
module org.connectorsdk.http {
    requires transitive org.connectorsdk.api;
    requires transitive com.fasterxml.jackson.databind;
    requires transitive okhttp3;
    requires transitive retrofit2;
    requires org.jspecify; // at run time too: what is @Nullable decides which members are required
    requires io.github.resilience4j.core;
    requires io.github.resilience4j.ratelimiter;
    requires io.github.resilience4j.retry;
    requires org.slf4j;

    exports org.connectorsdk.http;
    exports org.connectorsdk.http.auth;
    exports org.connectorsdk.http.error;
    exports org.connectorsdk.http.json;
    exports org.connectorsdk.http.operation;
    exports org.connectorsdk.http.provider;
    exports org.connectorsdk.http.settings;
    exports org.connectorsdk.http.webhook;
}
