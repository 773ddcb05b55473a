package org.connectorsdk.simulators.hotdata;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.connectorsdk.simulators.hotdata.Hotdata.Reply;
import org.connectorsdk.simulators.hotdata.model.HotdataEra;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Presigned uploads, as since August. */
class HotdataUploadsTest {
    private static final byte[] FOUR = {1, 2, 3, 4};

    private final Hotdata hotdata = new Hotdata();

    @AfterEach
    void close() {
        hotdata.close();
    }

    private Reply session(String body) throws IOException {
        return hotdata.post("/v1/uploads", body);
    }

    /** A session of two parts of four bytes, whose links are in it. */
    private Reply twoParts() throws IOException {
        hotdata.simulator.behaviour().partSize(4);
        return session("{'declared_size_bytes':8}");
    }

    private static String eTag(Reply put) {
        return put.raw().headers().firstValue("ETag").orElseThrow().replace("\"", "\\\"");
    }

    private static String named(String first, String second) {
        return "{\"parts\":[{\"part_number\":1,\"e_tag\":\"" + first + "\"},{\"part_number\":2,\"e_tag\":\"" + second
                + "\"}]}";
    }

    @Test
    void aSmallFileOfADeclaredSizeIsOnePart() throws IOException {
        Reply session = session("{'declared_size_bytes':4,'content_type':'application/parquet'}");

        assertThat(session.status()).isEqualTo(201);
        assertThat(session.at("/mode")).isEqualTo("single");
        assertThat(hotdata.put(session.at("/url"), FOUR).status()).isEqualTo(200);
        Reply ended = hotdata.finish(session.text(), "{}");
        assertThat(ended.at("/status")).isEqualTo("ready");
        assertThat(ended.at("/size_bytes")).isEqualTo("4");
        assertThat(ended.at("/content_type")).isEqualTo("application/parquet");
    }

    @Test
    void theStorageTakesNothingThatDoesNotTellItsLength() throws IOException {
        Reply refused = hotdata.putInChunks(session("{'declared_size_bytes':4}").at("/url"), FOUR);

        assertThat(refused.status()).isEqualTo(411);
        assertThat(refused.text()).contains("MissingContentLength");
    }

    @Test
    void theStorageIsAnotherOriginThanTheApi() throws IOException {
        assertThat(session("{'declared_size_bytes':4}").at("/url"))
                .startsWith(hotdata.simulator.storage().baseUrl().toString())
                .doesNotStartWith(hotdata.simulator.baseUrl().toString());
    }

    @Test
    void partsAreNamedInOrderAtTheEnd() throws IOException {
        Reply session = twoParts();
        String first = eTag(hotdata.put(session.at("/part_urls/0"), FOUR));
        String second = eTag(hotdata.put(session.at("/part_urls/1"), FOUR));

        Reply ended = hotdata.finish(session.text(), named(first, second));

        assertThat(ended.status()).isEqualTo(200);
        assertThat(ended.at("/size_bytes")).isEqualTo("8");
    }

    @Test
    void anETagOfAnotherPartIsRefused() throws IOException {
        Reply session = twoParts();
        String first = eTag(hotdata.put(session.at("/part_urls/0"), FOUR));
        hotdata.put(session.at("/part_urls/1"), new byte[] {5, 6, 7, 8});

        assertThat(hotdata.finish(session.text(), named(first, first)).status()).isEqualTo(400);
    }

    @Test
    void withoutADeclaredSizeLinksAreMinted() throws IOException {
        hotdata.simulator.behaviour().partSize(4);
        Reply session = session("{}");

        assertThat(session.at("/mode")).isEqualTo("multipart");
        assertThat(session.json().has("part_urls")).isFalse();
        Reply minted = hotdata.mint(session.text(), 1);
        String tag = eTag(hotdata.put(minted.at("/parts/0/url"), FOUR));
        assertThat(hotdata.finish(session.text(), "{\"parts\":[{\"part_number\":1,\"e_tag\":\"" + tag + "\"}]}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void anUploadIsFinalizedOnce() throws IOException {
        Reply session = session("{'declared_size_bytes':4}");
        hotdata.put(session.at("/url"), FOUR);
        hotdata.finish(session.text(), "{}");

        assertThat(hotdata.finish(session.text(), "{}").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'parts':null}"})
    void nullIsNoListOfParts(String body) throws IOException {
        Reply session = session("{'declared_size_bytes':4}");
        hotdata.put(session.at("/url"), FOUR);

        assertThat(hotdata.finish(session.text(), body).status()).isEqualTo(422);
    }

    @Test
    void aFileOfAnotherSizeThanDeclaredIsRefused() throws IOException {
        Reply session = session("{'declared_size_bytes':5}");
        hotdata.put(session.at("/url"), FOUR);

        assertThat(hotdata.finish(session.text(), "{}").at("/error/message")).contains("size mismatch");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization", "X-Workspace-Id", "X-Anything", "Cookie", "Content-Type"})
    void aHeaderThatIsNotSignedIsRefused(String header) throws IOException {
        Reply refused = hotdata.put(session("{'declared_size_bytes':4}").at("/url"), FOUR, header, "x");

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.type()).isEqualTo("application/xml");
        assertThat(refused.text()).contains("<Code>SignatureDoesNotMatch</Code>");
    }

    @Test
    void aHeaderThatTheSessionNamesIsDemanded() throws IOException {
        hotdata.simulator.behaviour().storageHeaders(Map.of("x-amz-acl", "private"));
        Reply session = session("{'declared_size_bytes':4}");

        assertThat(session.at("/headers/x-amz-acl")).isEqualTo("private");
        assertThat(hotdata.put(session.at("/url"), FOUR).status()).isEqualTo(403);
        assertThat(hotdata.put(session.at("/url"), FOUR, "x-amz-acl", "private").status())
                .isEqualTo(200);
    }

    @Test
    void aLinkExpiresAndIsMintedAgain() throws IOException {
        Reply session = session("{'declared_size_bytes':4}");
        hotdata.clock.advance(Duration.ofMinutes(30));

        assertThat(hotdata.put(session.at("/url"), FOUR).status()).isEqualTo(403);
        assertThat(hotdata.put(hotdata.mint(session.text(), 1).at("/parts/0/url"), FOUR)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void aForeignTokenIs400InAugustAnd404InAutumn() throws IOException {
        String own = session("{}").text();
        String foreign = own.replaceFirst("\"ft_", "\"ft_x");

        assertThat(hotdata.finish(foreign, "{}").status()).isEqualTo(400);
        hotdata.simulator.behaviour().era(HotdataEra.AUTUMN);
        assertThat(hotdata.finish(foreign, "{}").status()).isEqualTo(404);
    }

    @Test
    void aDeploymentMayHaveNoLinksToGive() throws IOException {
        hotdata.simulator.behaviour().presigns(false);

        Reply refused = session("{}");

        assertThat(refused.status()).isEqualTo(501);
        assertThat(refused.at("/error/code")).isEqualTo("PRESIGN_UNSUPPORTED");
    }
}
