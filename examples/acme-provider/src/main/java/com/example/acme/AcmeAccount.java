package com.example.acme;

import java.net.URI;
import java.util.function.Supplier;
import org.connectorsdk.api.config.Secret;

/**
 * One workspace and the token that opens it. Shown as its address alone.
 *
 * @param address where the API is
 * @param token gives the token that is valid now
 */
record AcmeAccount(URI address, Supplier<Secret> token) {
    @Override
    public String toString() {
        return "the workspace at " + address.getHost();
    }
}
