package org.connectorsdk.virtuousai;

import java.util.regex.Pattern;
import org.connectorsdk.api.connection.ConnectionId;

/** What the classes of this provider have in common. */
final class VirtuousAi {
    static final String ID = "virtuousai";
    static final String NAME = "VirtuousAI";
    static final String API_VERSION = "v1 of 2026";
    static final String PREFIX = "api/v1";

    static final int LARGEST_PAGE = 100;
    /** Few, as the vendor allows 60 to 300 requests a minute. */
    static final int INTROSPECTION_CONCURRENCY = 4;

    /** Statuses of a connection. */
    static final String ACTIVE = "active";

    static final String DISABLED = "disabled";

    /** What a test changes in a stored connection. */
    static final String[] VERIFICATION_FIELDS = {
        "status",
        "updatedAt",
        "updatedBy",
        "lastVerifiedAt",
        "verificationError",
        "verificationErrorCode",
        "verificationDetails"
    };

    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

    private VirtuousAi() {}

    /** A connection is known by its id, a UUID, or by its slug. */
    static boolean isSlug(ConnectionId id) {
        return !UUID.matcher(id.value()).matches();
    }
}
