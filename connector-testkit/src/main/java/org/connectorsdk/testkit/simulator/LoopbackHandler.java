package org.connectorsdk.testkit.simulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import wiremock.jakarta.servlet.ServletException;
import wiremock.jakarta.servlet.http.HttpServletRequest;
import wiremock.jakarta.servlet.http.HttpServletResponse;
import wiremock.org.eclipse.jetty.server.Request;
import wiremock.org.eclipse.jetty.server.handler.HandlerWrapper;

/**
 * Lets in only who started the simulator. Any page that is open in a browser on this machine can reach the loopback
 * interface: with a request of its own, which names an {@code Origin}, or by a name of its own that it lets point to
 * 127.0.0.1 (DNS rebinding), which stands in {@code Host}. WireMock's administration, which could add a stub that
 * passes tokens on, is not served to anybody: a test has {@link VendorSimulator#wireMock()}.
 */
final class LoopbackHandler extends HandlerWrapper {
    private static final String ADMIN = "/__admin";
    private static final Set<String> OWN_SITE = Set.of("none", "same-origin");
    private static final Pattern LOOPBACK = Pattern.compile(
            "(localhost|([a-z0-9-]+\\.)+localhost|127(\\.\\d{1,3}){3}|\\[::1\\]|\\[0:0:0:0:0:0:0:1\\])(:\\d{1,5})?");

    @Override
    public void handle(String target, Request baseRequest, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        String refusal = refusal(target, request);
        if (refusal == null) {
            super.handle(target, baseRequest, request, response);
            return;
        }
        baseRequest.setHandled(true);
        response.setStatus(isAdmin(target) ? HttpServletResponse.SC_NOT_FOUND : HttpServletResponse.SC_FORBIDDEN);
        response.setContentType("text/plain;charset=utf-8");
        response.setHeader("Connection", "close");
        response.getOutputStream().write((refusal + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static @Nullable String refusal(String target, HttpServletRequest request) {
        if (isAdmin(target)) {
            return "a simulator has no administration over HTTP";
        }
        if (request.getHeader("Origin") != null) {
            return "a simulator does not answer pages of a browser: the request has an Origin";
        }
        for (String site : Collections.list(request.getHeaders("Sec-Fetch-Site"))) {
            if (!OWN_SITE.contains(site.strip().toLowerCase(Locale.ROOT))) {
                return "a simulator does not answer pages of a browser: the request comes from another site";
            }
        }
        List<String> hosts = Collections.list(request.getHeaders("Host"));
        return hosts.stream().allMatch(LoopbackHandler::isLoopback) && isLoopback(authority(request.getServerName()))
                ? null
                : "a simulator answers to 127.0.0.1, [::1] and localhost only: the request names another Host";
    }

    private static boolean isAdmin(String target) {
        return target.equals(ADMIN) || target.startsWith(ADMIN + "/");
    }

    /** An address of version 6 comes with or without its brackets. */
    private static String authority(String name) {
        return name.indexOf(':') >= 0 && !name.startsWith("[") ? "[" + name + "]" : name;
    }

    private static boolean isLoopback(String host) {
        String name = host.strip().toLowerCase(Locale.ROOT);
        return LOOPBACK.matcher(name).matches();
    }
}
