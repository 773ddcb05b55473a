package org.connectorsdk.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobQuery;
import org.junit.jupiter.api.Test;

/** Jobs of other connections in the list of one: an error when nothing else comes, a warning otherwise (F-03, F-07). */
class OthersJobsTest {
    private static final Job OWN = Vendor.job("job-1", "conn-1");
    private static final Job SILENT = Vendor.job("job-2", null);
    private static final Job OTHER = Vendor.job("job-3", "conn-9");

    private static Page<Job> page(Job... jobs) {
        return new Page<>(List.of(jobs), Optional.of(new PageToken("more")), OptionalLong.of(12), List.of("a warning"));
    }

    @Test
    void aListOfNothingButOthersIsAboutAnother() {
        assertThat(Identity.other(Vendor.ID, JobQuery.all(), page(OTHER, OTHER)))
                .isEqualTo("connection conn-9, not conn-1");
    }

    @Test
    void aListWithoutForeignJobsIsAboutWhatWasAsked() {
        Stream.of(page(), page(OWN), page(OTHER, OWN), page(OTHER, SILENT))
                .forEach(page -> assertThat(Identity.other(Vendor.ID, JobQuery.all(), page))
                        .isNull());
    }

    @Test
    void aLaterForeignPageIsNoErrorAsTheListBeganWell() {
        JobQuery later = new JobQuery(Optional.empty(), 0, Optional.of(new PageToken("more")));

        assertThat(Identity.other(Vendor.ID, later, page(OTHER))).isNull();
    }

    @Test
    void jobsOfOthersAreLeftOutWithAWarningEach() {
        Page<Job> only = Identity.only(Vendor.ID, page(OTHER, OWN, SILENT));

        assertThat(only.items()).containsExactly(OWN, SILENT);
        assertThat(only.warnings())
                .containsExactly("a warning", "job job-3 is left out: it is about connection conn-9, not conn-1");
        assertThat(only.next()).contains(new PageToken("more"));
        assertThat(only.total()).isEqualTo(page().total());
    }

    @Test
    void aPageOfItsOwnStaysTheSame() {
        Page<Job> own = page(OWN, SILENT);

        assertThat(Identity.only(Vendor.ID, own)).isSameAs(own);
    }
}
