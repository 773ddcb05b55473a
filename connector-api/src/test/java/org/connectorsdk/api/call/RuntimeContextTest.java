package org.connectorsdk.api.call;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is lent is checked where it is lent, not when a client is opened. */
class RuntimeContextTest {

    /** Trusts everybody. */
    private record Trusting(X509Certificate @Nullable [] issuers) implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) {}

        @Override
        @SuppressWarnings("NullAway") // as carelessly written ones do
        public X509Certificate[] getAcceptedIssuers() {
            return issuers;
        }
    }

    @Test
    void aContextThatWasNotInitialisedIsRefused() throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RuntimeContext.builder().tls(context, new Trusting(new X509Certificate[0])))
                .withMessageContaining("call its init");
    }

    @Test
    void aTrustManagerWithoutIssuersIsRefused() throws Exception {
        SSLContext context = SSLContext.getDefault();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> RuntimeContext.builder().tls(context, new Trusting(null)))
                .withMessageContaining("an empty array");
    }
}
