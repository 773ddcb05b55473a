package org.connectorsdk.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.connectorsdk.api.Connectors;
import org.connectorsdk.cli.Commands.Result;
import org.connectorsdk.testkit.simulator.VendorSimulator;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Commands for what only some providers offer. */
class OptionalPartsTest {
    private static final Connectors CONNECTORS = Connectors.discover();

    private static Result run(VendorSimulator simulator, String... args) {
        return Simulation.commands(args[1], simulator, CONNECTORS).run(args);
    }

    private static String firstId(VendorSimulator simulator, String provider) {
        return run(simulator, "list", provider, "--limit", "1", "--output", "json")
                .member("id");
    }

    @Nested
    class OfVirtuousAi {
        @Test
        void aConnectionIsSwitchedOffAndOnAgain() {
            try (VendorSimulator simulator = started("virtuousai")) {
                String id = firstId(simulator, "virtuousai");

                Result off = run(simulator, "disable", "virtuousai", id, "--output", "json");
                Result on = run(simulator, "reactivate", "virtuousai", id, "--output", "json");

                assertThat(off.out()).contains("\"health\":\"DISABLED\"");
                assertThat(on.out()).contains("\"health\":\"PENDING\"");
            }
        }

        @Test
        void aConnectionBecomesTheDefaultOfItsType() {
            try (VendorSimulator simulator = started("virtuousai")) {
                String id = firstId(simulator, "virtuousai");

                Result result = run(simulator, "set-default", "virtuousai", id, "--output", "json");

                assertThat(result.out()).contains("\"isDefault\":true");
            }
        }
    }

    @Nested
    class OfPlanasonix {
        private static Result backfill(VendorSimulator simulator, String from, String to, String... more) {
            String[] start = {
                "backfill",
                "planasonix",
                firstId(simulator, "planasonix"),
                "--from",
                from,
                "--to",
                to,
                "--output",
                "json"
            };
            String[] args = Arrays.copyOf(start, start.length + more.length);
            System.arraycopy(more, 0, args, start.length, more.length);
            return run(simulator, args);
        }

        @Test
        void aBackfillAnswersItsJob() {
            try (VendorSimulator simulator = started("planasonix")) {
                Result result = backfill(
                        simulator,
                        "2026-01-01T00:00:00Z",
                        "2026-01-02T00:00:00Z",
                        "--schema",
                        "public",
                        "--table",
                        "orders");

                assertThat(result.err()).isEmpty();
                assertThat(result.out()).contains("\"handle\":\"job1.planasonix.");
            }
        }

        @Test
        void aSpanThatEndsBeforeItsBeginningIsRefusedUnsent() {
            try (VendorSimulator simulator = started("planasonix")) {
                Result result = backfill(simulator, "2026-01-02T00:00:00Z", "2026-01-01T00:00:00Z");

                assertThat(result.code()).isEqualTo(2);
                assertThat(result.err()).contains("--to must be after --from");
            }
        }

        @Test
        void aPointInTimeThatCannotBeReadIsExplained() {
            try (VendorSimulator simulator = started("planasonix")) {
                Result result = backfill(simulator, "yesterday", "2026-01-01T00:00:00Z");

                assertThat(result.code()).isEqualTo(2);
                assertThat(result.err())
                        .contains("must be a point in time such as 2026-01-31T00:00:00Z")
                        .doesNotContain("java.");
            }
        }
    }

    @Nested
    class OfHotdata {
        @Test
        void aTableHasAProfile() {
            try (VendorSimulator simulator = started("hotdata")) {
                String id = firstId(simulator, "hotdata");
                run(simulator, "sync", "hotdata", id, "--wait", "--poll", "1ms");

                Result result = run(
                        simulator,
                        "profile",
                        "hotdata",
                        id,
                        "--schema",
                        "public",
                        "--table",
                        "customers",
                        "--output",
                        "json");

                assertThat(result.out())
                        .startsWith("{\"schema\":\"public\",\"table\":\"customers\",\"rows\":")
                        .contains("\"columns\":[")
                        .contains("\"name\":\"id\"");
            }
        }

        @Test
        void whatIsNotOfferedSaysSo() {
            try (VendorSimulator simulator = started("hotdata")) {
                Result result = run(simulator, "disable", "hotdata", firstId(simulator, "hotdata"));

                assertThat(result.code()).isEqualTo(2);
                assertThat(result.err()).contains("hotdata does not offer LIFECYCLE");
            }
        }
    }

    private static VendorSimulator started(String provider) {
        VendorSimulator simulator = Simulation.of(provider);
        simulator.seedConnections(3);
        return simulator;
    }
}
