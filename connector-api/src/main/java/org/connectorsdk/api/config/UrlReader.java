package org.connectorsdk.api.config;

import io.vavr.control.Either;
import java.net.URI;
import java.net.URISyntaxException;
import org.connectorsdk.api.config.SettingReader.Problem;
import org.jspecify.annotations.Nullable;

/** Reads the address of a web service. */
final class UrlReader {

    private static final int HIGHEST_PORT = 65_535;

    private UrlReader() {}

    static Either<Problem, URI> read(String text) {
        try {
            URI uri = new URI(text);
            @Nullable String authority = uri.getRawAuthority();
            if (!isHttp(uri) || authority == null) {
                return notAnAddress();
            }
            if (authority.indexOf('@') >= 0) {
                return Either.left(new Problem(
                        ConfigViolation.CREDENTIALS_IN_URL,
                        "must not hold a user name or password; there are settings for them"));
            }
            // Container networks have host names with an underscore, for which java.net.URI knows no host.
            URI checked = new URI("http://" + authority.replace('_', '-'));
            return checked.getHost() == null || checked.getPort() > HIGHEST_PORT ? notAnAddress() : Either.right(uri);
        } catch (URISyntaxException e) {
            return notAnAddress();
        }
    }

    private static boolean isHttp(URI uri) {
        return "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
    }

    private static Either<Problem, URI> notAnAddress() {
        return Problem.wrongType("must be an address such as https://api.example.com");
    }
}
