package org.connectorsdk.http.internal.transport;

import java.io.IOException;
import okhttp3.Call;
import okhttp3.Response;

/**
 * Makes a call of the HTTP client. The client is Kotlin, whose waits throw {@link InterruptedException} without saying
 * so, the flag taken down.
 */
public final class UndeclaredInterrupts {
    private UndeclaredInterrupts() {}

    public static Response execute(Call http) throws IOException {
        try {
            return http.execute();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
