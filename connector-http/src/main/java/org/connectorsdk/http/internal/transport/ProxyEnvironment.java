package org.connectorsdk.http.internal.transport;

import io.vavr.control.Either;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.connectorsdk.api.config.ConfigViolation;
import org.connectorsdk.http.internal.settings.LoopbackHosts;
import org.connectorsdk.http.internal.settings.ProxyChoice;
import org.connectorsdk.http.settings.HttpSettings;
import org.jspecify.annotations.Nullable;

/**
 * The proxy that {@code HTTPS_PROXY}, {@code HTTP_PROXY}, {@code ALL_PROXY} and {@code NO_PROXY} name for one address,
 * in upper or lower case; lower case counts first, as it does for curl. This machine is never reached through it.
 */
final class ProxyEnvironment {
    private static final Pattern NUMBERS = Pattern.compile("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*");

    private final Function<String, @Nullable String> variables;

    ProxyEnvironment(Function<String, @Nullable String> variables) {
        this.variables = variables;
    }

    /** {@return the proxy for an address, or what is wrong with the variable that names it} */
    Either<List<ConfigViolation>, ProxyChoice> choose(URI target) {
        boolean https = "https".equalsIgnoreCase(target.getScheme());
        String host = host(target);
        int port = target.getPort() >= 0 ? target.getPort() : https ? 443 : 80;
        Optional<String> name = Stream.of(https ? "HTTPS_PROXY" : "HTTP_PROXY", "ALL_PROXY")
                .filter(variable -> value(variable).isPresent())
                .findFirst();
        if (name.isEmpty() || LoopbackHosts.isNamedBy(host) || isExcepted(host, port)) {
            return Either.right(new ProxyChoice(Optional.empty(), ""));
        }
        return read(name.get(), value(name.get()).orElse(""));
    }

    private Either<List<ConfigViolation>, ProxyChoice> read(String variable, String value) {
        int begin = value.indexOf("://") < 0 ? 0 : value.indexOf("://") + 3;
        int at = value.lastIndexOf('@');
        String login = at < begin ? "" : value.substring(begin, at);
        String address = at < begin ? value : value.substring(0, begin) + value.substring(at + 1);
        return ProxyChoice.address(address)
                .map(proxy -> new ProxyChoice(Optional.of(proxy), login))
                .mapLeft(problems -> problems.stream()
                        .map(problem -> new ConfigViolation(
                                HttpSettings.PROXY,
                                problem.code(),
                                "the variable " + variable + ": " + problem.message()))
                        .toList());
    }

    private Optional<String> value(String name) {
        return Stream.of(name.toLowerCase(Locale.ROOT), name)
                .map(variables)
                .filter(value -> value != null && !value.isBlank())
                .map(String::strip)
                .findFirst();
    }

    private static String host(URI target) {
        String host = target.getHost();
        String named = host == null ? String.valueOf(target.getRawAuthority()).replaceFirst(":\\d*$", "") : host;
        return bare(named).toLowerCase(Locale.ROOT);
    }

    private static String bare(String host) {
        return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
    }

    private boolean isExcepted(String host, int port) {
        return Stream.of(value("NO_PROXY").orElse("").split("[,\\s]+", -1))
                .filter(entry -> !entry.isEmpty())
                .anyMatch(entry -> excepts(entry.toLowerCase(Locale.ROOT), host, port));
    }

    private static boolean excepts(String entry, String host, int port) {
        if (entry.equals("*")) {
            return true;
        }
        if (entry.indexOf('/') > 0) {
            return holds(entry, host);
        }
        int colon = entry.lastIndexOf(':');
        boolean hasPort = colon > 0 && (entry.indexOf(':') == colon || entry.charAt(colon - 1) == ']');
        String name = bare(hasPort ? entry.substring(0, colon) : entry);
        if (hasPort && !entry.substring(colon + 1).equals(Integer.toString(port))) {
            return false;
        }
        String plain = name.startsWith("*.") ? name.substring(2) : name.startsWith(".") ? name.substring(1) : name;
        return host.equals(plain)
                || (host.endsWith("." + plain) && !NUMBERS.matcher(host).matches())
                || isSameAddress(plain, host);
    }

    private static boolean isSameAddress(String one, String other) {
        byte[] first = bytes(one);
        byte[] second = bytes(other);
        return first != null && second != null && Arrays.equals(first, second);
    }

    /** Whether a network such as {@code 10.0.0.0/8} holds an address; names are not looked up. */
    private static boolean holds(String network, String host) {
        int slash = network.indexOf('/');
        byte[] base = bytes(bare(network.substring(0, slash)));
        byte[] address = bytes(host);
        String length = network.substring(slash + 1);
        if (base == null || address == null || base.length != address.length || !length.matches("\\d{1,3}")) {
            return false;
        }
        int shift = Math.max(0, base.length * 8 - Integer.parseInt(length));
        return new BigInteger(1, base).shiftRight(shift).equals(new BigInteger(1, address).shiftRight(shift));
    }

    /** Of an address in numbers; null for a name. */
    private static byte @Nullable [] bytes(String host) {
        if (!NUMBERS.matcher(host).matches()) {
            return null;
        }
        try {
            return InetAddress.getByName(host).getAddress();
        } catch (UnknownHostException e) {
            return null;
        }
    }
}
