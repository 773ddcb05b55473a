package org.connectorsdk.http;

import org.jspecify.annotations.Nullable;

/** How we introduce ourselves: {@code connector-sdk/0.1.0 (Java 17) acme-etl/4.2}. */
final class UserAgent {
    private UserAgent() {}

    static String of(String integrator) {
        @Nullable String version = UserAgent.class.getPackage().getImplementationVersion();
        String own = "connector-sdk" + (version == null ? "" : "/" + version) + " (Java "
                + Runtime.version().feature() + ")";
        return integrator.isEmpty() ? own : own + " " + integrator;
    }
}
