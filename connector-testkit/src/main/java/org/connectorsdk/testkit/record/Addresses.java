package org.connectorsdk.testkit.record;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.connectorsdk.testkit.wire.HttpHeader;

/**
 * Puts one server's address in the place of another's, so that links lead where the client is meant to go: as they are,
 * percent-encoded, and with the escaped slashes of some JSON. A name that only begins with the server's is another one.
 */
final class Addresses {
    private static final String ENCODED = "%3A%2F%2F";

    private final Pattern from;
    private final String scheme;
    private final String authority;

    private Addresses(Pattern from, String scheme, String authority) {
        this.from = from;
        this.scheme = scheme;
        this.authority = authority;
    }

    /**
     * Replaces addresses.
     *
     * @param from the server that texts name
     * @param to the server that they are to name
     */
    static Addresses replacing(URI from, URI to) {
        boolean usual = from.getPort() < 0 || from.getPort() == 443 || from.getPort() == 80;
        String port = usual ? "(?:(?::|%3A)(?:443|80))?" : "(?::|%3A)" + from.getPort();
        Pattern pattern = Pattern.compile(
                "https?(://|:\\\\/\\\\/|" + ENCODED + ")" + Pattern.quote(host(from)) + port
                        + "(?![\\w-]|\\.\\w|:\\d|%3A\\d)",
                Pattern.CASE_INSENSITIVE);
        return new Addresses(pattern, to.getScheme(), host(to) + (to.getPort() < 0 ? "" : ":" + to.getPort()));
    }

    private static String host(URI address) {
        return address.getHost().toLowerCase(Locale.ROOT);
    }

    String in(String text) {
        Matcher matcher = from.matcher(text);
        StringBuilder replaced = new StringBuilder();
        while (matcher.find()) {
            String sign = matcher.group(1);
            boolean encoded = sign.equalsIgnoreCase(ENCODED);
            String to = scheme + sign + (encoded ? authority.replace(":", "%3A") : authority);
            matcher.appendReplacement(replaced, Matcher.quoteReplacement(to));
        }
        return matcher.appendTail(replaced).toString();
    }

    List<HttpHeader> in(List<HttpHeader> headers) {
        return headers.stream()
                .map(header -> new HttpHeader(header.name(), in(header.value())))
                .toList();
    }

    /** Bytes that are no text stay as they are. */
    byte[] in(byte[] body) {
        RecordedBody read = RecordedBody.of(body);
        return read.isText() ? RecordedBody.utf8(in(RecordedBody.utf8(body))) : body;
    }
}
