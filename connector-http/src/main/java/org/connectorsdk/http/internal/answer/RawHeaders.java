package org.connectorsdk.http.internal.answer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import okhttp3.Headers;
import org.connectorsdk.api.text.Masker;
import org.connectorsdk.api.text.SecretNames;
import org.connectorsdk.http.internal.framing.RetryAfterHidingInterceptor;

/**
 * The headers of an answer as its caller may have them: without those that carry a secret, masked in the others.
 */
public final class RawHeaders {
    /** In lower case, besides what {@link SecretNames} knows. */
    private static final Set<String> SECRET = Set.of(
            "authorization",
            "authentication-info",
            "proxy-authorization",
            "proxy-authentication-info",
            "cookie",
            "cookie2",
            "set-cookie",
            "set-cookie2");

    private RawHeaders() {}

    /** {@return all values of each, by its name in lower case} */
    public static Map<String, List<String>> of(Headers headers, Masker masker) {
        Map<String, List<String>> shown = new LinkedHashMap<>();
        for (int i = 0; i < headers.size(); i++) {
            String name = RetryAfterHidingInterceptor.sentAs(headers.name(i)).toLowerCase(Locale.ROOT);
            if (!SECRET.contains(name) && !SecretNames.isSecret(name)) {
                shown.computeIfAbsent(name, first -> new ArrayList<>()).add(masker.mask(headers.value(i)));
            }
        }
        return shown;
    }
}
