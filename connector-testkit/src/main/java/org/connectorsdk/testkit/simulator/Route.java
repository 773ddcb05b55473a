package org.connectorsdk.testkit.simulator;

import java.util.List;

/**
 * One operation of a vendor: its name, where it lives, and with which statuses it succeeds.
 *
 * @since 0.1.0
 */
public final class Route {
    private final RouteGroup group;
    private final String operation;
    private final String method;
    private final String template;
    private final Operation handler;
    private List<Integer> successes;
    private boolean streamsUpload;

    Route(RouteGroup group, String operation, String method, String template, Operation handler) {
        this.group = group;
        this.operation = operation;
        this.method = method;
        this.template = template;
        this.handler = handler;
        this.successes = List.of(200);
    }

    /**
     * Says with which statuses this operation succeeds; 200 unless told otherwise. A success with any other status is a
     * defect of the simulator.
     *
     * @param statuses the usual one first
     * @return this route
     */
    public Route succeedsWith(Integer... statuses) {
        successes = List.of(statuses);
        return this;
    }

    /**
     * Says that the body of this operation is a file: it is not kept in memory but read once into an {@link Upload}.
     *
     * @return this route
     */
    public Route streamsUpload() {
        streamsUpload = true;
        return this;
    }

    /** {@return the vendor's name of the operation, unique in a simulator} */
    public String operation() {
        return operation;
    }

    /** {@return the HTTP method, its name in capitals} */
    public String method() {
        return method;
    }

    /** {@return the path with its parameters in braces, for example {@code /v1/connections/{connection_id}}} */
    public String template() {
        return template;
    }

    /** {@return with which statuses this operation succeeds, the usual one first} */
    public List<Integer> successes() {
        return successes;
    }

    RouteGroup group() {
        return group;
    }

    Operation handler() {
        return handler;
    }

    boolean isUpload() {
        return streamsUpload;
    }

    @Override
    public String toString() {
        return operation + " " + method + " " + template;
    }
}
