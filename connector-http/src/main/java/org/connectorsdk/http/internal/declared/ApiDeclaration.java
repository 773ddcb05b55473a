package org.connectorsdk.http.internal.declared;

import org.connectorsdk.http.internal.call.ClientContext;
import org.connectorsdk.http.internal.json.Json;
import org.connectorsdk.http.internal.json.ReadLimits;
import retrofit2.Retrofit;

/**
 * What is true of an API interface whoever calls it: that it is declared well, and how its types are read and written.
 * To work that out takes ten times as long as all else that a client needs, and holds ten times the memory; so it is
 * done once per interface. The interface's own class keeps it: a plug-in that is unloaded takes it along (INC-26).
 */
public final class ApiDeclaration {
    private static final ClassValue<ApiDeclaration> KNOWN = new ClassValue<>() {
        @Override
        protected ApiDeclaration computeValue(Class<?> api) {
            ApiRules.check(api);
            return new ApiDeclaration(Json.builder().build());
        }
    };

    private static final boolean TRIES = ApiDeclaration.class.desiredAssertionStatus();

    private final Json json;
    private volatile boolean tried;

    private ApiDeclaration(Json json) {
        this.json = json;
    }

    /**
     * What is known of an interface, in this process.
     *
     * @throws IllegalArgumentException naming the method that breaks a rule
     */
    public static ApiDeclaration of(Class<?> api) {
        return KNOWN.get(api);
    }

    /**
     * Implements the interface for one client. Where assertions are on, as in tests, every method is tried the first
     * time, so that a type that cannot be read shows when a client is built. Else a method is tried when it is called:
     * to try them all takes longer than a short program's calls.
     *
     * @throws IllegalArgumentException naming the method that breaks a rule
     */
    public <T> T implement(Class<T> api, ClientContext shared, ReadLimits limits) {
        Json limited = json.within(limits);
        T implementation = new Retrofit.Builder()
                .baseUrl(shared.base)
                .callFactory(RequestCapturingCall::new)
                .addCallAdapterFactory(new EitherCallAdapterFactory(shared, limited))
                .addConverterFactory(new RequestBodies(limited))
                .validateEagerly(TRIES && !tried)
                .build()
                .create(api);
        tried = true;
        return implementation;
    }
}
