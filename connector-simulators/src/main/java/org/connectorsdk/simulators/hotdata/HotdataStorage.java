package org.connectorsdk.simulators.hotdata;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.simulators.hotdata.model.HotdataState;
import org.connectorsdk.simulators.hotdata.model.UploadSession;
import org.connectorsdk.simulators.hotdata.model.UploadSession.Link;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.Refusal.Kind;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.simulator.VendorSimulator;
import org.connectorsdk.testkit.wire.Answer;
import org.connectorsdk.testkit.wire.HttpHeader;

/**
 * The storage host that presigned uploads go to: another server than the API, with a journal and faults of its own
 * (operation {@code put_object}). A request that carries any header which the signature does not cover is turned away,
 * as is one whose link has expired, and one that does not tell its length.
 *
 * @since 0.1.0
 */
public final class HotdataStorage extends VendorSimulator {
    /** What HTTP itself needs, and what HTTP clients add by themselves. */
    private static final Set<String> TRANSPORT = Set.of("""
            host content-length transfer-encoding connection accept-encoding accept user-agent""".split("\\s+", -1));

    private static final int LENGTH_REQUIRED = 411;

    private final HotdataState state;
    private final Map<String, Link> links = new LinkedHashMap<>();

    HotdataStorage(SimulatorOptions options, HotdataState state) {
        super(options.port(0), state);
        this.state = state;
        routes("/bucket", HotdataStorage::render)
                .put("put_object", "/{upload_id}/{part}", this::put)
                .streamsUpload();
    }

    /** Makes a link for a part, good for a while. */
    URI link(UploadSession session, int part) {
        String signature = ids().text("", 32);
        links.put(signature, new Link(session, part, state.now().plus(state.behaviour().linkLife)));
        return baseUrl().resolve("/bucket/" + session.id + "/" + part + "?signature=" + signature);
    }

    private Answer put(VendorRequest request) {
        if (request.header("Content-Length").isEmpty()) {
            throw Refusal.of(Kind.BAD_REQUEST, "the length is not told")
                    .status(LENGTH_REQUIRED)
                    .code("MissingContentLength");
        }
        Link link = request.query("signature")
                .map(links::get)
                .filter(found -> request.path().endsWith("/" + found.session().id + "/" + found.part()))
                .orElseThrow(() -> Refusal.of(Kind.FORBIDDEN, "no such link").code("AccessDenied"));
        refuseForeignHeaders(request);
        if (!state.now().isBefore(link.expiresAt())) {
            throw Refusal.of(Kind.FORBIDDEN, "the link has expired").code("AccessDenied");
        }
        String eTag = '"' + request.upload().sha256().substring(0, 32) + '"';
        link.session().put(link.part(), new UploadSession.Part(request.upload(), eTag));
        return Answer.status(200).header("ETag", eTag);
    }

    private void refuseForeignHeaders(VendorRequest request) {
        Map<String, String> signed = state.behaviour().storageHeaders;
        for (HttpHeader header : request.headers()) {
            String name = header.name().toLowerCase(Locale.ROOT);
            if (!TRANSPORT.contains(name) && !header.value().equals(signed.get(name))) {
                throw Refusal.of(Kind.FORBIDDEN, "the header " + name + " is not signed")
                        .code("SignatureDoesNotMatch");
            }
        }
        signed.forEach((name, value) -> {
            if (!request.header(name).equals(Optional.of(value))) {
                throw Refusal.of(Kind.FORBIDDEN, "the header " + name + " is missing")
                        .code("SignatureDoesNotMatch");
            }
        });
    }

    private static Answer render(Refusal refusal, VendorRequest request) {
        String code = refusal.code().isEmpty() ? "InvalidRequest" : refusal.code();
        String xml = "<?xml version=\"1.0\"?><Error><Code>" + code + "</Code><Message>" + refusal.text()
                + "</Message></Error>";
        return Answer.text(refusal.status(), xml)
                .withoutHeader("Content-Type")
                .header("Content-Type", "application/xml");
    }

    /** {@return nothing: clients are told where it is, upload by upload} */
    @Override
    public Map<String, String> settings() {
        return Map.of();
    }

    @Override
    public Set<String> secretSettings() {
        return Set.of();
    }

    @Override
    public void seedConnections(int count) {
        throw new UnsupportedOperationException("a storage host has no connections");
    }

    @Override
    public ConnectionSpec sampleConnection(String name) {
        throw new UnsupportedOperationException("a storage host has no connections");
    }

    List<Link> links() {
        return List.copyOf(links.values());
    }
}
