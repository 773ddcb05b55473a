package org.connectorsdk.simulators.airbyte;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.connectorsdk.testkit.fault.ReplyFault;
import org.junit.jupiter.api.Test;

class AirbyteConflictsTest extends AirbyteFixture {
    private Reply startWith(ReplyFault conflict) throws IOException {
        simulator.faults().on("sync-connection").inject(conflict);
        Reply reply = sync();
        assertThat(reply.status()).isEqualTo(409);
        assertThat(simulator.jobs().ids(connection)).isEmpty();
        return reply;
    }

    @Test
    void everyMeaningOfConflictCanBeAnsweredWithoutStartingAnything() throws IOException {
        assertThat(startWith(AirbyteConflicts.alreadyRunning(connection)).text("/message"))
                .endsWith(connection);
        assertThat(startWith(AirbyteConflicts.tryAgainLater(connection)).text("/title"))
                .isEqualTo("try-again-later");
        assertThat(startWith(AirbyteConflicts.stateConflict()).text("/title")).isEqualTo("state-conflict");
        assertThat(startWith(AirbyteConflicts.locked()).text("/type")).isEqualTo("error:connection/locked");
        assertThat(startWith(AirbyteConflicts.empty()).raw().body()).isEmpty();
        assertThat(startWith(AirbyteConflicts.misleading()).text("/details/hint"))
                .contains("already running");
    }
}
