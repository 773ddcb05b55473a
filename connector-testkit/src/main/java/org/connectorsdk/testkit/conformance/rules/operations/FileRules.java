package org.connectorsdk.testkit.conformance.rules.operations;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vavr.control.Either;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.call.CallOptions;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.api.facet.FileBrowser;
import org.connectorsdk.testkit.conformance.Expect;
import org.connectorsdk.testkit.conformance.InvalidProof;
import org.connectorsdk.testkit.conformance.NeutralCall;
import org.connectorsdk.testkit.conformance.Rule;
import org.connectorsdk.testkit.conformance.RuleContext;
import org.connectorsdk.testkit.simulator.Exchange;

/** Rules about files. */
public interface FileRules {
    /** Why the content of files cannot be looked at. */
    String NO_CONTENT = "the neutral interface browses files; it neither uploads nor downloads them";

    /** Folders that break careless URL building. */
    List<String> ODD_FOLDERS = List.of("..", "../up", "a/../../b", "%2e%2e/x", "a?b=c#d&e=f", "ä ö+ü", "tab\tline\n");

    @Rule(
            id = "FILE-01",
            needs = "FILE_CONTENT",
            notTestable = NO_CONTENT,
            statement = "A file that is uploaded and downloaded again has the same SHA-256, be it empty, one byte"
                    + " long, or longer than any buffer on its way.")
    default void FILE_01_whatWentUpComesDown(RuleContext context) {}

    @Rule(
            id = "FILE-02",
            needs = "FILE_CONTENT",
            notTestable = NO_CONTENT,
            statement = "Uploads and downloads are streamed: 64 MiB pass without the heap growing beyond its budget.")
    default void FILE_02_contentStreams(RuleContext context) {}

    @Rule(
            id = "FILE-03",
            needs = "FILE_CONTENT",
            notTestable = NO_CONTENT,
            statement = "A source of bytes that cannot be rewound is read one time only, and an upload that breaks"
                    + " off in the middle has the outcome UNKNOWN.")
    default void FILE_03_aSourceIsReadOnce(RuleContext context) {}

    @Rule(
            id = "FILE-04",
            needs = "FILE_BROWSE",
            statement = "A path with dots, separators, control characters or letters beyond ASCII reaches the server"
                    + " as the path that was meant, or is refused unsent.")
    default void FILE_04_aPathKeepsItsMeaning(RuleContext context) {
        ConnectionId id = context.harness().seedFiles().orElseThrow(() -> new InvalidProof("no files seeded"));
        FileBrowser files = context.client()
                .facet(FileBrowser.class)
                .orElseThrow(() -> new AssertionError("FILE_BROWSE is declared and there is no facet FileBrowser"));
        Expect.result(files.files(id, "", Optional.empty(), CallOptions.none()));
        for (String folder : ODD_FOLDERS) {
            context.simulator().journal().clear();
            Either<ConnectorError, ?> answer = files.files(id, folder, Optional.empty(), CallOptions.none());
            if (context.simulator().journal().all().isEmpty()) {
                assertEquals(Outcome.NOT_SENT, Expect.error(answer).outcome(), "the outcome of a refused folder");
                continue;
            }
            List<Exchange> sent = context.sent(NeutralCall.FILES);
            assertFalse(sent.isEmpty(), () -> "the folder " + folder + " changed the operation");
            for (Exchange exchange : sent) {
                String asked = URLDecoder.decode(exchange.path() + "?" + exchange.rawQuery(), StandardCharsets.UTF_8);
                assertTrue(asked.contains(folder), () -> "the folder " + folder + " was asked for as " + asked);
            }
        }
    }
}
