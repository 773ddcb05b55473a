package org.connectorsdk.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ten clients in two processes, as busy as they may be, and one account that takes 20 requests a second. */
@Timeout(120)
class TenWorkersTest {
    private static final int SECONDS = 10;

    @Test
    void tenWorkersSendWhatOneMay() throws Exception {
        try (PostgresServer database = PostgresServer.start();
                Vendor vendor = new Vendor()) {
            List<Process> processes = new ArrayList<>();
            for (int i = 0; i < 2; i++) {
                processes.add(fiveWorkers(vendor, database));
            }
            for (Process process : processes) {
                assertThat(process.waitFor()).isZero();
            }

            System.out.printf(
                    "ten workers: at most %d requests in a second, %.2f a second for %.1f s%n",
                    vendor.mostInASecond(), vendor.perSecond(), vendor.seconds());
            assertThat(vendor.mostInASecond()).isLessThanOrEqualTo(22);
            assertThat(vendor.perSecond()).isGreaterThanOrEqualTo(17);
            assertThat(vendor.seconds()).isGreaterThanOrEqualTo(8);
        }
    }

    private static Process fiveWorkers(Vendor vendor, PostgresServer database) throws Exception {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path").replace('\n', File.pathSeparatorChar),
                        Worker.class.getName(),
                        vendor.url(),
                        String.valueOf(database.port()),
                        "5",
                        String.valueOf(SECONDS))
                .inheritIO()
                .start();
    }
}
