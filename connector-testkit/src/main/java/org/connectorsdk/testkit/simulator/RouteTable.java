package org.connectorsdk.testkit.simulator;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds the route of a request. A literal path part wins over a parameter, the leftmost difference first. The path is
 * split before it is decoded, and each part is decoded once, so an encoded slash stays inside its part.
 */
final class RouteTable {
    /** What a path leads to. */
    record Match(Route route, Map<String, String> parameters) {}

    private static final String PARAMETER = "{}";

    /** A tree of path parts; the routes at its nodes are keyed by method. */
    private static final class Node {
        final Map<String, Node> children = new HashMap<>();
        final Map<String, Route> routes = new HashMap<>();
    }

    private final Node root = new Node();
    private final List<Route> routes = new ArrayList<>();

    Route add(Route route) {
        Node node = root;
        for (String part : parts(route.template())) {
            node = node.children.computeIfAbsent(isParameter(part) ? PARAMETER : part, key -> new Node());
        }
        if (node.routes.putIfAbsent(route.method(), route) != null || has(route.operation())) {
            throw new IllegalArgumentException("operation: declared twice: " + route);
        }
        routes.add(route);
        return route;
    }

    private boolean has(String operation) {
        return routes.stream().anyMatch(route -> route.operation().equals(operation));
    }

    List<Route> routes() {
        return List.copyOf(routes);
    }

    Set<String> operations() {
        return routes.stream().map(Route::operation).collect(Collectors.toUnmodifiableSet());
    }

    Optional<Match> find(String method, String rawPath) {
        Optional<Match> exact = findExactly(method, rawPath);
        return exact.isPresent() || rawPath.length() < 2 || !rawPath.endsWith("/")
                ? exact
                : findExactly(method, rawPath.substring(0, rawPath.length() - 1))
                        .filter(match -> match.route().group().ignoresTrailingSlash());
    }

    private Optional<Match> findExactly(String method, String rawPath) {
        List<String> parts = decodedParts(rawPath);
        Node node = walk(root, parts, 0, method);
        Route route = node == null ? null : node.routes.get(method);
        return route == null ? Optional.empty() : Optional.of(new Match(route, parameters(route, parts)));
    }

    /** Whether another method would have found a route. */
    boolean hasPath(String rawPath) {
        return walk(root, decodedParts(rawPath), 0, null) != null;
    }

    private static @Nullable Node walk(Node node, List<String> parts, int depth, @Nullable String method) {
        if (depth == parts.size()) {
            boolean found = method == null ? !node.routes.isEmpty() : node.routes.containsKey(method);
            return found ? node : null;
        }
        String part = parts.get(depth);
        Node literal = node.children.get(part);
        if (literal != null && !part.equals(PARAMETER)) {
            Node found = walk(literal, parts, depth + 1, method);
            if (found != null) {
                return found;
            }
        }
        Node parameter = node.children.get(PARAMETER);
        return parameter == null || part.isEmpty() ? null : walk(parameter, parts, depth + 1, method);
    }

    private static Map<String, String> parameters(Route route, List<String> parts) {
        Map<String, String> parameters = new HashMap<>();
        List<String> names = parts(route.template());
        for (int i = 0; i < names.size(); i++) {
            String name = names.get(i);
            if (isParameter(name)) {
                parameters.put(name.substring(1, name.length() - 1), parts.get(i));
            }
        }
        return parameters;
    }

    private static boolean isParameter(String part) {
        return part.startsWith("{") && part.endsWith("}");
    }

    private static List<String> parts(String path) {
        return List.of(path.substring(1).split("/", -1));
    }

    private static List<String> decodedParts(String rawPath) {
        return parts(rawPath).stream().map(RouteTable::decoded).toList();
    }

    /** Percent-decodes one path part; a plus sign is itself there, and what cannot be decoded is left as it is. */
    private static String decoded(String part) {
        try {
            return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException badEscape) {
            return part;
        }
    }
}
