package org.connectorsdk.simulators.hotdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.connectorsdk.simulators.hotdata.Hotdata.Reply;
import org.connectorsdk.simulators.hotdata.model.HotdataEra;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What June still had: tables made of text that comes with the request. */
class HotdataDatasetsTest {
    private final Hotdata hotdata = new Hotdata(HotdataEra.JUNE);
    private String path = "";

    @BeforeEach
    void make() throws IOException {
        Reply made = make("{'type':'inline','inline':{'content':'a,b\\n1,2\\n','format':'csv'}}");
        assertThat(made.status()).isEqualTo(201);
        path = "/v1/datasets/" + made.at("/id");
    }

    @AfterEach
    void close() {
        hotdata.close();
    }

    private Reply make(String source) throws IOException {
        return hotdata.post("/v1/datasets", "{'label':'My Orders','source':" + source + "}");
    }

    @Test
    void theColumnsAreThoseOfTheText() throws IOException {
        Reply dataset = hotdata.get(path);
        assertThat(dataset.at("/columns/0/name")).isEqualTo("a");
        assertThat(dataset.at("/columns/1/name")).isEqualTo("b");
    }

    @Test
    void theTableIsNamedAfterTheLabelUnlessItIsTold() throws IOException {
        assertThat(hotdata.get(path).at("/table_name")).isEqualTo("my_orders");
        hotdata.put(path, "{'table_name':'t'}");
        assertThat(hotdata.get("/v1/datasets").at("/datasets/0/table_name")).isEqualTo("t");
    }

    @Test
    void aVersionIsPinnedAndUnpinned() throws IOException {
        assertThat(hotdata.get(path + "/versions").at("/versions/0/version")).isEqualTo("1");
        assertThat(hotdata.put(path, "{'pinned_version':1}").at("/pinned_version"))
                .isEqualTo("1");
        hotdata.put(path, "{'label':'l'}");
        assertThat(hotdata.get(path).json().has("pinned_version")).isTrue();
        hotdata.put(path, "{'pinned_version':null}");
        assertThat(hotdata.get(path).json().has("pinned_version")).isFalse();
    }

    @Test
    void aVersionThatIsNotThereIsRefused() throws IOException {
        assertThat(hotdata.put(path, "{'pinned_version':2}").status()).isEqualTo(400);
    }

    @Test
    void aDatasetThatIsDeletedIsGone() throws IOException {
        assertThat(hotdata.delete(path).status()).isEqualTo(204);
        assertThat(hotdata.get(path).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'type':'url','url':{'url':'https://a.example'}}", "{'inline':{'content':'a'}}"})
    void onlyInlineTextMakesADataset(String source) throws IOException {
        assertThat(make(source).status()).isEqualTo(422);
    }

    @Test
    void aLabelIsNeeded() throws IOException {
        assertThat(hotdata.post("/v1/datasets", "{'label':' ','source':{'inline':{'content':'a','format':'csv'}}}")
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"AUGUST", "AUTUMN"})
    void laterErasHaveNone(HotdataEra era) throws IOException {
        hotdata.simulator.behaviour().era(era);
        assertThat(hotdata.get("/v1/datasets").status()).isEqualTo(404);
    }
}
