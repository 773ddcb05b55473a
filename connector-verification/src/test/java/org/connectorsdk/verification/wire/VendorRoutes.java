package org.connectorsdk.verification.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.connectorsdk.testkit.simulator.Route;

/** Which operation of the vendor a request is, and whether it changes anything. */
public final class VendorRoutes {
    private static final Pattern PARAMETER = Pattern.compile("\\{[^}]*}");
    private static final Pattern READS_BY_POST = Pattern.compile(
            "(^|[^a-z])(list|get|search|check|discover|status|statuses|validate|verify|test|query|sample|preview"
                    + "|introspect)");

    private final List<Known> known = new ArrayList<>();

    private record Known(String method, Pattern path, String operation, boolean literal) {}

    /**
     * Knows the operations of a vendor.
     *
     * @param routes of its simulator
     */
    public VendorRoutes(List<Route> routes) {
        for (Route route : routes) {
            String path = "\\Q" + PARAMETER.matcher(route.template()).replaceAll("\\\\E[^/]+\\\\Q") + "\\E";
            boolean literal = !route.template().contains("{");
            known.add(new Known(route.method(), Pattern.compile(path), route.operation(), literal));
        }
    }

    /**
     * Finds the operation of a request.
     *
     * @param method its method
     * @param path its path
     * @return the vendor's name of the operation; method and path when there is none
     */
    public String find(String method, String path) {
        String found = method + " " + path;
        for (Known one : known) {
            if (one.method.equals(method) && one.path.matcher(path).matches()) {
                if (one.literal) {
                    return one.operation;
                }
                found = one.operation;
            }
        }
        return found;
    }

    /**
     * Tells whether a request changes anything.
     *
     * @param method its method
     * @param path its path
     * @return whether it does
     */
    public boolean isWrite(String method, String path) {
        return switch (method) {
            case "GET", "HEAD" -> false;
            case "POST" -> !READS_BY_POST.matcher(find(method, path)).find();
            default -> true;
        };
    }
}
