package org.connectorsdk.http.auth;

import java.time.Duration;
import java.util.Optional;
import org.connectorsdk.api.call.TimeSource;
import org.connectorsdk.api.config.Secret;

/** A call like another one, but for what a test overrides. */
class ForwardingCall implements AuthCall {
    private final AuthCall call;

    ForwardingCall(AuthCall call) {
        this.call = call;
    }

    @Override
    public String provider() {
        return call.provider();
    }

    @Override
    public String operation() {
        return call.operation();
    }

    @Override
    public Duration remaining() {
        return call.remaining();
    }

    @Override
    public Optional<Secret> tenantCredential() {
        return call.tenantCredential();
    }

    @Override
    public TimeSource time() {
        return call.time();
    }

    @Override
    public TokenEndpoint tokenEndpoint() {
        return call.tokenEndpoint();
    }
}
