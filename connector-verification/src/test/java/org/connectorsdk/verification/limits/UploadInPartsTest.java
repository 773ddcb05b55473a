package org.connectorsdk.verification.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.connectorsdk.simulators.hotdata.HotdataSimulator;
import org.connectorsdk.simulators.hotdata.model.UploadEntry;
import org.connectorsdk.testkit.simulator.Exchange;
import org.connectorsdk.testkit.simulator.SimulatorOptions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * 200 MB go to the storage host from a heap of 64 MB, as a file and as a stream, and nothing of the account goes along.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UploadInPartsTest {
    private static final long SIZE = 200_000_000;
    private static final int PARTS = 24;
    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

    private HotdataSimulator simulator;
    private List<String> printed;

    @BeforeAll
    void upload(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("large.parquet");
        try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
            sparse.write(MAGIC);
            sparse.seek(SIZE - MAGIC.length);
            sparse.write(MAGIC);
        }
        simulator = HotdataSimulator.start(SimulatorOptions.defaults());
        printed = SmallJvm.run(
                UploadProgram.class, setting("base-url"), setting("workspace"), setting("token"), file.toString());
    }

    @AfterAll
    void close() {
        simulator.close();
    }

    private String setting(String name) {
        return Objects.requireNonNull(simulator.settings().get(name), name);
    }

    private List<Exchange> puts() {
        return simulator.storage().journal().of("put_object");
    }

    @Test
    void bothArriveWhole() {
        List<UploadEntry> uploads = simulator.workspace().uploads();

        assertThat(printed)
                .containsExactlyElementsOf(uploads.stream()
                        .map(upload -> "uploaded " + upload.id())
                        .toList());
        assertThat(uploads)
                .hasSize(2)
                .allSatisfy(upload -> assertThat(upload.file().size()).isEqualTo(SIZE));
        assertThat(uploads.get(0).file().sha256())
                .isEqualTo(uploads.get(1).file().sha256());
    }

    @Test
    void eachGoesInParts() {
        assertThat(puts()).hasSize(2 * PARTS);
        assertThat(simulator.journal().count("finalize_upload")).isEqualTo(2);
    }

    @Test
    void noRequestToTheStorageHostCarriesAnythingOfTheAccount() {

        assertThat(puts()).flatExtracting(Exchange::rawHeaders).allSatisfy(sent -> {
            assertThat(sent.name().toLowerCase(Locale.ROOT)).isIn("host", "connection", "content-length");
            assertThat(sent.value()).doesNotContain(setting("token"), setting("workspace"));
        });
        assertThat(puts()).extracting(Exchange::rawQuery).noneMatch(query -> query.contains(setting("token")));
    }
}
