package org.connectorsdk.simulators.virtuousai;

import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.simulator.Violation;

/** The UUID in a path, which the vendor checks before it looks for anything. */
final class PathId {

    private static final Pattern CANONICAL = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private PathId() {}

    static UUID read(VendorRequest request, String name) {
        String sent = request.pathParameter(name);
        if (!CANONICAL.matcher(sent).matches()) {
            throw Refusal.invalid(
                    List.of(new Violation(List.of("path", name), Violation.Problem.WRONG_TYPE, Wording.NOT_A_UUID)));
        }
        return UUID.fromString(sent);
    }
}
