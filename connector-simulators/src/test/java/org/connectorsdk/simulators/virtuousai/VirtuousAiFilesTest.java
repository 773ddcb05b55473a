package org.connectorsdk.simulators.virtuousai;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VirtuousAiFilesTest extends VirtuousAiFixture {
    private String files() {
        return BASE + "/" + simulator.seedConnection("files", "s3") + "/files";
    }

    private Reply validate(List<String> items) throws IOException {
        String quoted = items.stream().map(item -> "\"" + item + "\"").toList().toString();
        return post(files() + "/validate", "{\"selectedItems\":" + quoted + "}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"page_token", "pageToken"})
    void aFolderIsReadPageByPage(String parameter) throws IOException {
        String files = files();
        List<String> names = new ArrayList<>();
        String query = "";
        for (int pages = 0; query != null && pages < 5; pages++) {
            Reply page = get(files + query);
            assertThat(page.at("/path").asText()).isEqualTo("/");
            names.addAll(texts(page.at("/items"), "name"));
            String next = page.at("/nextPageToken").textValue();
            query = next == null ? null : "?" + parameter + "=" + next;
        }
        assertThat(names).containsExactly("exports", "archive", "readme.txt");
    }

    @Test
    void filesHaveWhatFoldersLack() throws IOException {
        Reply reply = get(files() + "?path=/exports");
        assertThat(reply.at("/items")).isEqualTo(read("""
                                [{"id":"fld-2","kind":"folder","name":"2026","path":"/exports/2026","mimeType":null,
                                "modifiedAt":null,"size":null},
                                {"id":"fil-5","kind":"file","name":"orders.csv","path":"/exports/orders.csv",
                                "mimeType":"text/csv","modifiedAt":"2026-01-01T00:00:00Z","size":10485760}]"""));
    }

    @Test
    void aFolderIsNamedByPathOrById() throws IOException {
        assertThat(get(files() + "?path=fld-2").json())
                .isEqualTo(get(files() + "?path=/exports/2026/").json());
    }

    @Test
    void aFolderThatDoesNotExistIsNotFound() throws IOException {
        assertThat(get(files() + "?path=/nowhere").status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "99", "x", ""})
    void aTokenOfSomeoneElsesMakingIsRefused(String token) throws IOException {
        assertThat(get(files() + "?page_token=" + token).status()).isEqualTo(400);
    }

    @Test
    void onlyFileProvidersHaveFiles() throws IOException {
        String id = simulator.seedConnection("db", "postgres");
        assertRefused(get(BASE + "/" + id + "/files"), 400, "Provider does not support file operations");
    }

    @Test
    void aSelectionIsCountedWithAllThatIsBelowItsFolders() throws IOException {
        assertThat(validate(List.of("/exports", "fil-5")).json())
                .isEqualTo(read(
                        "{\"maxDepth\":3,\"totalBytes\":10491916,\"totalItems\":4,\"valid\":true,\"violations\":[]}"));
        assertThat(validate(List.of()).json())
                .isEqualTo(read("{\"maxDepth\":0,\"totalBytes\":0,\"totalItems\":0,\"valid\":true,\"violations\":[]}"));
    }

    @Test
    void aSelectionWithSomethingUnknownIsNotValid() throws IOException {
        Reply reply = validate(List.of("fil-5", "fil-99"));
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.at("/valid").asBoolean()).isFalse();
        assertThat(reply.at("/violations").toString()).isEqualTo("[\"Unknown item: fil-99\"]");
    }

    @Test
    void aSelectionHasAtMostTenItems() throws IOException {
        assertThat(validate(Collections.nCopies(10, "fil-5")).at("/valid").asBoolean())
                .isTrue();
        assertThat(validate(Collections.nCopies(11, "fil-5")).at("/valid").asBoolean())
                .isFalse();
    }

    @Test
    void aSelectionIsAListOfTexts() throws IOException {
        String validate = files() + "/validate";
        assertThat(post(validate, "{}").violations()).containsExactly("[\"body\",\"selectedItems\"] missing");
        assertThat(post(validate, "{\"selectedItems\":\"x\"}").violations())
                .containsExactly("[\"body\",\"selectedItems\"] list_type");
        assertThat(post(validate, "{\"selectedItems\":[\"fil-5\",7]}").violations())
                .containsExactly("[\"body\",\"selectedItems\",1] string_type");
    }

    @Test
    void filesCanBeAdded() throws IOException {
        simulator.addFile("/new/deep/file.bin", "application/octet-stream", 1);
        assertThat(texts(get(files() + "?path=/new").at("/items"), "path")).containsExactly("/new/deep");
    }
}
