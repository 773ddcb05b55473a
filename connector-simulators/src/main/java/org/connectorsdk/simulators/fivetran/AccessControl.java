package org.connectorsdk.simulators.fivetran;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.VendorRequest;

/** Who may come in: one key with its secret, what it may do, and in which form it wants its answers. */
final class AccessControl {
    private static final Pattern ACCEPTED =
            Pattern.compile("\\*/\\*|application/(\\*|json)(;version=[12])?(;q=[\\d.]+)?");

    private final FivetranBehaviour behaviour;
    private final Set<String> pairs = new HashSet<>();

    AccessControl(FivetranBehaviour behaviour) {
        this.behaviour = behaviour;
    }

    void accept(String key, String secret) {
        pairs.add(key + ':' + secret);
    }

    void revokeAll() {
        pairs.clear();
    }

    void check(VendorRequest request) {
        if (request.basicCredentials().filter(pairs::contains).isEmpty()) {
            throw Refusal.of(Refusal.Kind.UNAUTHENTICATED, "Not authorized");
        }
        String missing = behaviour.missingRights.get(request.operation());
        if (missing != null) {
            throw Refusal.of(
                    Refusal.Kind.FORBIDDEN,
                    "User doesn't have required permissions to perform this operation. Required permission: "
                            + missing);
        }
        if (request.header("Accept").filter(sent -> !accepts(sent)).isPresent()) {
            throw Refusal.of(Refusal.Kind.BAD_REQUEST, "No such representation of this resource")
                    .status(406)
                    .code("NotAcceptable");
        }
    }

    private static boolean accepts(String header) {
        return Arrays.stream(header.toLowerCase(Locale.ROOT).split(",", -1))
                .map(range -> range.replace(" ", ""))
                .anyMatch(range -> ACCEPTED.matcher(range).matches());
    }
}
