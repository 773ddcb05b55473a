package org.connectorsdk.api.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.connectorsdk.api.connection.ConnectionId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The handle that survives a restart (INC-09). */
class JobRefTest {
    private static final String ACCOUNT = JobRef.fingerprint("https://api.example", "ws_1");

    @ParameterizedTest
    @ValueSource(strings = {"77", "job.with.dots", "jö/b ../%2F", "a-_=+"})
    void aHandleComesBackFromItsTextWhateverTheIdHolds(String id) {
        JobRef ref = new JobRef("hotdata", ACCOUNT, "job", id, Optional.of(ConnectionId.of("conn ä/1")));

        assertThat(JobRef.decode(ref.encode())).isEqualTo(ref);
    }

    @Test
    void anInferredHandleComesBackWithWhatPeopleRead() {
        JobRef ref = JobRef.inferred(
                "fivetran", ACCOUNT, "sync", "never", ConnectionId.of("tidy_lantern"), "first sync of tidy_lantern");

        assertThat(JobRef.decode(ref.encode())).isEqualTo(ref);
        assertThat(ref.inferred()).isTrue();
        assertThat(ref.display()).isEqualTo("first sync of tidy_lantern");
    }

    @Test
    void theTextForPeopleIsOneShortLineAndTellsNoHandlesApart() {
        ConnectionId id = ConnectionId.of("c");
        JobRef one = JobRef.inferred("fivetran", ACCOUNT, "sync", "never", id, "a\nb".repeat(1000));

        assertThat(one.display()).hasSizeLessThanOrEqualTo(201).doesNotContain("\n");
        assertThat(one).isEqualTo(JobRef.inferred("fivetran", ACCOUNT, "sync", "never", id, "another"));
        assertThat(one).isNotEqualTo(new JobRef("fivetran", ACCOUNT, "sync", "never", Optional.of(id)));
    }

    @Test
    void peopleReadTheIdWhereThereIsNothingBetter() {
        assertThat(JobRef.decode("job1.hotdata.0123456789abcdef.job.Nzc.Y29ubg").display())
                .isEqualTo("77");
    }

    @Test
    void theTextIsSafeInFilesUrlsAndShells() {
        JobRef ref = new JobRef("hotdata", ACCOUNT, "job", "x y\n/$`'\"", Optional.empty());

        assertThat(ref.encode()).matches("[A-Za-z0-9._-]+");
    }

    @Test
    void aHandleWrittenByThisVersionWillAlwaysBeRead() {
        JobRef ref = JobRef.decode("job1.hotdata.0123456789abcdef.job.NzcK.Y29ubg");

        assertThat(ref.provider()).isEqualTo("hotdata");
        assertThat(ref.jobId()).isEqualTo("77\n");
        assertThat(ref.connection()).contains(ConnectionId.of("conn"));
    }

    @Test
    void theFingerprintOfAnAccountNeverChanges() {
        assertThat(JobRef.fingerprint("https://api.hotdata.dev", "ws_7f2")).isEqualTo("ae55131f7de80468");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "77",
                "job3.hotdata.a.job.Nzc.",
                "job2.hotdata.a.job.Nzc.",
                "job2.a.a.job.Nzc..maybe.Nzc",
                "job1.hotdata.a.job.!!!.",
                "job1.HOT.a.job.Nzc."
            })
    void whatIsNoHandleIsRefusedSayingWhatOneLooksLike(String text) {
        assertThatThrownBy(() -> JobRef.decode(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("job1.provider.account.kind.id.connection");
    }
}
