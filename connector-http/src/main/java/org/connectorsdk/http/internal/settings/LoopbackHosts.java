package org.connectorsdk.http.internal.settings;

import java.net.URI;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells by its name alone whether a host is this machine; nothing is looked up. */
public final class LoopbackHosts {

    private LoopbackHosts() {}

    static boolean isNamedBy(URI address) {
        @Nullable String host = address.getHost();
        return host != null && isNamedBy(host);
    }

    /** Whether a host, with or without the brackets of IPv6, is {@code localhost} (RFC 6761) or a loopback address. */
    public static boolean isNamedBy(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || (name.startsWith("127.") && isFourNumbers(name))
                || name.equals("::1")
                || name.equals("[::1]")
                || name.equals("[0:0:0:0:0:0:0:1]");
    }

    /** {@code 127.0.0.1.example.com} is a host of somebody else. */
    private static boolean isFourNumbers(String name) {
        int dots = 0;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '.') {
                dots++;
            } else if (c < '0' || c > '9') {
                return false;
            }
        }
        return dots == 3;
    }
}
