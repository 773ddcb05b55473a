package org.connectorsdk.simulators.airbyte;

import org.connectorsdk.simulators.Json;
import org.connectorsdk.testkit.simulator.ErrorRenderer;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** How clients are turned away at the door, which is the same in both APIs; everything else is worded inside. */
final class AccessErrors implements ErrorRenderer {
    /** By the proxy, in HTML. */
    static final String PROXY = "proxy";
    /** By the token service, with nothing but an id. */
    static final String TOKEN = "token";

    private static final String PAGE =
            "<html>\r\n<head><title>401 Authorization Required</title></head>\r\n<body>\r\n<center><h1>401 Authorization"
                    + " Required</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n";

    private final Store store;
    private final ErrorRenderer inside;

    AccessErrors(Store store, ErrorRenderer inside) {
        this.store = store;
        this.inside = inside;
    }

    @Override
    public Answer render(Refusal refusal, VendorRequest request) {
        return switch (refusal.code()) {
            case PROXY -> Answer.html(refusal.status(), PAGE);
            case TOKEN -> Answer.json(refusal.status(), Json.object().put("errorId", store.newId()));
            default -> inside.render(refusal, request);
        };
    }
}
