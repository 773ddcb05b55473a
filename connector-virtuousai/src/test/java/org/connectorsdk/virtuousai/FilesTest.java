package org.connectorsdk.virtuousai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.connectorsdk.testkit.fixture.ProviderFixture.NONE;
import static org.connectorsdk.testkit.fixture.ProviderFixture.failed;
import static org.connectorsdk.testkit.fixture.ProviderFixture.right;
import static org.connectorsdk.virtuousai.VirtuousAiFixture.NOWHERE;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.Connections;
import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.facet.FileBrowser;
import org.connectorsdk.api.facet.FileBrowser.FileEntry;
import org.connectorsdk.testkit.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Browsing files, page by page. */
class FilesTest {
    private static final String LIST = "list-files";

    @RegisterExtension
    final VirtuousAiFixture fixture = new VirtuousAiFixture();

    private Either<ConnectorError, Page<FileEntry>> page(ConnectionId id, String path, Optional<PageToken> token) {
        Connections connections = fixture.open();
        return connections.facet(FileBrowser.class).orElseThrow().files(id, path, token, NONE);
    }

    private Either<ConnectorError, List<String>> names(ConnectionId id, String path) {
        List<String> names = new ArrayList<>();
        Optional<PageToken> token = Optional.empty();
        do {
            Either<ConnectorError, Page<FileEntry>> page = page(id, path, token);
            if (page.isLeft()) {
                return Either.left(page.getLeft());
            }
            page.get().items().forEach(entry -> names.add(entry.name()));
            token = page.get().next();
        } while (token.isPresent());
        return Either.right(names);
    }

    @Test
    void anItemThatDoesNotFitIsSkippedWithAWarning() {
        fixture.fault(LIST, Fault.rewriteJson(body -> {
            ArrayNode items = (ArrayNode) body.get("items");
            items.insertNull(0);
            items.insertObject(1).put("id", "fil-odd").put("size", "large");
        }));
        Page<FileEntry> page = right(page(fixture.seeded("s3"), "", Optional.empty()));
        assertThat(page.items()).extracting(FileEntry::name).containsExactly("exports", "archive");
        assertThat(page.warnings())
                .hasSize(2)
                .allSatisfy(warning -> assertThat(warning).startsWith("a file was skipped, as it could not be read: "));
    }

    @Test
    void anEmptyTokenIsTheEnd() {
        fixture.fault(LIST, Fault.rewriteJson(body -> body.put("nextPageToken", "")));
        assertThat(right(page(fixture.seeded("s3"), "", Optional.empty())).isLast())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"id\":\"f\",\"kind\":\"file\",\"name\":\"n\"}", "{\"id\":\"does not fit\"}"})
    void aServerThatIgnoresTheTokenIsNoticedByItsFirstItem(String item) {
        ConnectionId id = fixture.seeded("s3");
        String page = "{\"items\":[" + item + "],\"nextPageToken\":\"%s\"}";
        fixture.fault(
                LIST,
                Fault.status(200).json(page.formatted("2")),
                Fault.status(200).json(page.formatted("3")));
        assertThat(failed(names(id, ""), ConnectorError.MalformedResponse.class).message())
                .contains("no progress");
        assertThat(fixture.requests(LIST)).isEqualTo(2);
    }

    @Test
    void aTokenThatComesAgainIsNoticed() {
        ConnectionId id = fixture.seeded("s3");
        fixture.simulator()
                .faults()
                .on(LIST)
                .fromAttempt(2)
                .inject(Fault.rewriteJson(body -> body.put("nextPageToken", "2")));
        failed(names(id, ""), ConnectorError.MalformedResponse.class);
        assertThat(fixture.requests(LIST)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "2"})
    void aTokenOfSomeoneElsesMakingIsRefusedBeforeAnythingIsSent(String token) {
        failed(page(NOWHERE, "", Optional.of(new PageToken(token))), ConnectorError.InvalidRequest.class);
        assertThat(fixture.requests(LIST)).isZero();
    }

    @Test
    void aFolderThatIsNotThereIsNotFound() {
        ConnectorError.NotFound error =
                failed(page(fixture.seeded("s3"), "/nowhere", Optional.empty()), ConnectorError.NotFound.class);
        assertThat(error.type()).isEqualTo("folder");
        assertThat(error.id()).isEqualTo("/nowhere");
    }

    @Test
    void anUnknownConnectionIsNotFound() {
        assertThat(failed(page(NOWHERE, "/nowhere", Optional.empty()), ConnectorError.NotFound.class)
                        .type())
                .isEqualTo("connection");
    }

    @Test
    void aDeploymentWithoutFilesSaysSo() {
        fixture.fault(LIST, Fault.status(404).json("{\"detail\":\"Not Found\"}"));
        failed(page(fixture.seeded("s3"), "", Optional.empty()), ConnectorError.Unsupported.class);
    }

    @Test
    void idsAndTokensMayHoldAnyCharacter() {
        ConnectionId id = fixture.seeded("s3");
        fixture.fault(
                LIST,
                Fault.status(200).json("""
                    {"items":[{"id":"f:|1","kind":"file","name":"n"}],"nextPageToken":"a|b:c"}\
                    """),
                Fault.status(200).json("{\"items\":[{\"id\":\"2\",\"kind\":\"file\",\"name\":\"m\"}]}"));
        assertThat(right(names(id, ""))).containsExactly("n", "m");
        assertThat(fixture.last(LIST).query("page_token")).contains("a|b:c");
    }
}
