package org.connectorsdk.api.config;

import io.vavr.control.Either;
import java.net.IDN;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.connectorsdk.api.config.SettingReader.Problem;

/** Reads the address of a web service. */
final class UrlReader {

    private static final int HIGHEST_PORT = 65_535;
    private static final String SCHEME_END = "://";
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*");
    private static final Pattern WITHOUT_SCHEME =
            Pattern.compile("(\\[[0-9a-fA-F:.]+]|[A-Za-z0-9._-]+)(:\\d+)?(/[A-Za-z0-9/._-]*)?");

    /** Written in ASCII in one way by older rules and in another by newer ones (UTS 46). */
    private static final Pattern DEVIATIONS = Pattern.compile("[\u00DF\u1E9E\u03C2\u200C\u200D]");

    private static final Pattern PORT = Pattern.compile(":(\\d*)$");

    private UrlReader() {}

    static Either<Problem, URI> read(String text) {
        int schemeEnd = text.indexOf(SCHEME_END);
        if (schemeEnd < 0) {
            return withoutScheme(text);
        }
        String scheme = text.substring(0, schemeEnd);
        if (!isHttp(scheme)) {
            return SCHEME.matcher(scheme).matches()
                    ? Problem.wrongType("begins with " + scheme + "://, where http:// or https:// is needed")
                    : notAnAddress();
        }
        String authority = authority(text.substring(schemeEnd + SCHEME_END.length()));
        if (authority.indexOf('@') >= 0) {
            return Either.left(new Problem(
                    ConfigViolation.CREDENTIALS_IN_URL,
                    "must not hold a user name or password; there are settings for them"));
        }
        Optional<String> wrong = wrongAuthority(authority);
        return wrong.isPresent() ? Problem.wrongType(wrong.get()) : parsed(text, authority);
    }

    private static Either<Problem, URI> withoutScheme(String text) {
        return WITHOUT_SCHEME.matcher(text).matches()
                ? Problem.wrongType("lacks its scheme: put https:// before it, or http:// where that is meant")
                : notAnAddress();
    }

    /** What stands between the scheme and the path. */
    private static String authority(String behindScheme) {
        for (int i = 0; i < behindScheme.length(); i++) {
            if ("/?#\\".indexOf(behindScheme.charAt(i)) >= 0) {
                return behindScheme.substring(0, i);
            }
        }
        return behindScheme;
    }

    private static Optional<String> wrongAuthority(String authority) {
        Matcher port = PORT.matcher(authority);
        boolean hasPort = port.find() && (authority.indexOf(':') == port.start() || authority.startsWith("["));
        String host = hasPort ? authority.substring(0, port.start()) : authority;
        if (host.isEmpty()) {
            return Optional.of("names no host");
        }
        if (hasPort && !isPort(port.group(1))) {
            return Optional.of("has a port that is not between 1 and " + HIGHEST_PORT);
        }
        if (host.indexOf(':') >= 0 && !host.startsWith("[")) {
            return Optional.of("must have an IPv6 address in brackets, such as http://[::1]:8080");
        }
        return host.chars().allMatch(c -> c < 0x80) ? Optional.empty() : Optional.of(ascii(host));
    }

    private static boolean isPort(String digits) {
        return digits.length() <= 5
                && (digits.isEmpty() || (Integer.parseInt(digits) > 0 && Integer.parseInt(digits) <= HIGHEST_PORT));
    }

    /** A name beyond ASCII is looked up in its ASCII form, which looks quite different: so people shall see it. */
    private static String ascii(String host) {
        if (DEVIATIONS.matcher(host).find()) {
            return "must have its host name in ASCII, beginning with xn--";
        }
        try {
            return "must have its host name in ASCII: write " + IDN.toASCII(host);
        } catch (IllegalArgumentException e) {
            return "has characters in its host name that none can have";
        }
    }

    private static Either<Problem, URI> parsed(String text, String authority) {
        try {
            // Container networks have host names with an underscore, for which java.net.URI knows no host.
            URI checked = new URI("http://" + authority.replace('_', '-'));
            return checked.getHost() == null ? notAnAddress() : Either.right(new URI(text));
        } catch (URISyntaxException e) {
            return text.indexOf(' ') >= 0 ? Problem.wrongType("must not hold a space") : notAnAddress();
        }
    }

    private static boolean isHttp(String scheme) {
        return "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
    }

    private static Either<Problem, URI> notAnAddress() {
        return Problem.wrongType("must be an address such as https://api.example.com");
    }
}
