package org.connectorsdk.testkit.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.connectorsdk.testkit.wire.Answer;
import org.jspecify.annotations.Nullable;

/**
 * Routes under one path prefix that share a dialect: how errors are worded, what is checked first, what every answer
 * carries. A vendor with two dialects has two groups.
 *
 * @since 0.1.0
 */
public final class RouteGroup {
    private final RouteTable table;
    private final String prefix;
    private final ErrorRenderer errors;
    private final List<Guard> guards = new ArrayList<>();
    private final List<BiFunction<VendorRequest, Answer, Answer>> decorators = new ArrayList<>();
    private @Nullable Operation otherwise;
    private boolean ignoresUnknownMembers;
    private boolean ignoresTrailingSlash;

    RouteGroup(RouteTable table, String prefix, ErrorRenderer errors) {
        this.table = table;
        this.prefix = prefix;
        this.errors = errors;
    }

    /**
     * Adds a check that runs before each operation of this group, after the checks added earlier.
     *
     * @param guard throws a {@link Refusal} to stop the request
     * @return this group
     */
    public RouteGroup guard(Guard guard) {
        guards.add(guard);
        return this;
    }

    /**
     * Adds a change to every answer of this group, refusals included, for example rate-limit headers.
     *
     * @param decorator gets request and answer, gives the answer to send
     * @return this group
     */
    public RouteGroup decorate(BiFunction<VendorRequest, Answer, Answer> decorator) {
        decorators.add(decorator);
        return this;
    }

    /**
     * Takes a path that ends in a slash for the one without it, as some servers do; it leads nowhere unless this is
     * called.
     *
     * @return this group
     */
    public RouteGroup ignoringTrailingSlash() {
        ignoresTrailingSlash = true;
        return this;
    }

    boolean ignoresTrailingSlash() {
        return ignoresTrailingSlash;
    }

    /**
     * Serves what no route takes, whatever its method and path, instead of refusing it.
     *
     * @param handler what it does; its answers may have any status
     * @return this group
     */
    public RouteGroup otherwise(Operation handler) {
        otherwise = handler;
        return this;
    }

    @Nullable
    Operation otherwise() {
        return otherwise;
    }

    /**
     * Lets JSON members pass that no operation reads; they are refused unless this is called, because a client that
     * sends them has misspelt something.
     *
     * @return this group
     */
    public RouteGroup ignoringUnknownMembers() {
        ignoresUnknownMembers = true;
        return this;
    }

    /**
     * Adds a GET route.
     *
     * @param operation the vendor's name of the operation
     * @param path the path after the prefix, parameters in braces
     * @param handler what it does
     * @return the route
     */
    public Route get(String operation, String path, Operation handler) {
        return route("GET", operation, path, handler);
    }

    /**
     * Adds a POST route.
     *
     * @param operation the vendor's name of the operation
     * @param path the path after the prefix, parameters in braces
     * @param handler what it does
     * @return the route
     */
    public Route post(String operation, String path, Operation handler) {
        return route("POST", operation, path, handler);
    }

    /**
     * Adds a PUT route.
     *
     * @param operation the vendor's name of the operation
     * @param path the path after the prefix, parameters in braces
     * @param handler what it does
     * @return the route
     */
    public Route put(String operation, String path, Operation handler) {
        return route("PUT", operation, path, handler);
    }

    /**
     * Adds a PATCH route.
     *
     * @param operation the vendor's name of the operation
     * @param path the path after the prefix, parameters in braces
     * @param handler what it does
     * @return the route
     */
    public Route patch(String operation, String path, Operation handler) {
        return route("PATCH", operation, path, handler);
    }

    /**
     * Adds a DELETE route.
     *
     * @param operation the vendor's name of the operation
     * @param path the path after the prefix, parameters in braces
     * @param handler what it does
     * @return the route
     */
    public Route delete(String operation, String path, Operation handler) {
        return route("DELETE", operation, path, handler);
    }

    private Route route(String method, String operation, String path, Operation handler) {
        return table.add(new Route(this, operation, method, prefix + path, handler));
    }

    String prefix() {
        return prefix;
    }

    ErrorRenderer errors() {
        return errors;
    }

    boolean ignoresUnknownMembers() {
        return ignoresUnknownMembers;
    }

    void check(VendorRequest request) {
        guards.forEach(guard -> guard.check(request));
    }

    Answer decorate(VendorRequest request, Answer answer) {
        Answer decorated = answer;
        for (BiFunction<VendorRequest, Answer, Answer> decorator : decorators) {
            decorated = decorator.apply(request, decorated);
        }
        return decorated;
    }
}
