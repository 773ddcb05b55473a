package org.connectorsdk.api.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import org.connectorsdk.api.config.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one call may do differently, and what it may not. */
class CallOptionsTest {
    @ParameterizedTest
    @ValueSource(strings = {"Authorization", "cookie", "X-API-Key", "Content-Length", "Host", "Transfer-Encoding"})
    void headersThatCarryIdentityOrFramingAreTheLibrarysAlone(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CallOptions.builder().header(name, "hunter2"))
                .withMessageContaining(name)
                .withMessageNotContaining("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nb", "\u00e9", "\u0000"})
    void aHeaderValueThatForgesAnotherIsRefusedUnseen(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CallOptions.builder().header("X-Trace", value))
                .withMessageNotContaining(value);
    }

    @Test
    void zeroIsNoDeadline() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CallOptions.deadline(Duration.ZERO))
                .withMessage("deadline: must be more than zero");
    }

    @Test
    void aChangedCopyKeepsTheRest() {
        CallOptions options = CallOptions.builder()
                .deadline(Duration.ofSeconds(5))
                .header("X-Trace", "t-1")
                .idempotencyKey("key-1")
                .build();

        CallOptions once = options.toBuilder().maxAttempts(1).build();

        assertThat(once.maxAttempts()).hasValue(1);
        assertThat(once.deadline()).contains(Duration.ofSeconds(5));
        assertThat(once.headers()).containsEntry("X-Trace", "t-1");
        assertThat(once.idempotencyKey()).contains("key-1");
        assertThat(options.maxAttempts()).isEmpty();
    }

    @Test
    void whatIsLeftOpenIsTakenFromOthers() {
        CallOptions others = CallOptions.builder()
                .deadline(Duration.ofSeconds(5))
                .attemptTimeout(Duration.ofSeconds(1))
                .maxAttempts(2)
                .header("x-trace", "theirs")
                .header("X-Tenant", "theirs")
                .idempotencyKey("theirs")
                .readOnly(true)
                .credential(Secret.of("hunter2"))
                .build();
        CallOptions own = CallOptions.builder()
                .deadline(Duration.ofSeconds(9))
                .header("X-Trace", "own")
                .build();

        CallOptions both = own.orElse(others);

        assertThat(both.deadline()).contains(Duration.ofSeconds(9));
        assertThat(both.headers()).containsExactlyInAnyOrderEntriesOf(Map.of("X-Trace", "own", "X-Tenant", "theirs"));
        assertThat(CallOptions.none().orElse(others)).usingRecursiveComparison().isEqualTo(others);
        assertThat(own.orElse(CallOptions.none())).isSameAs(own);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void aCeilingOfNothingIsRefused(int count) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CallOptions.builder().maxItems(count))
                .withMessage("maxItems: must be 1 or more, not " + count);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CallOptions.builder().maxPages(count))
                .withMessage("maxPages: must be 1 or more, not " + count);
    }

    @Test
    void whatALaterCallLeavesOpenItTakesFromItsView() {
        Consumer<AnswerHead> inspector = head -> {};
        CallOptions view = CallOptions.builder()
                .maxItems(9)
                .maxPages(3)
                .inspect(inspector)
                .waited(Duration.ofSeconds(1))
                .build();

        CallOptions both = CallOptions.builder().maxPages(2).build().orElse(view);

        assertThat(both.maxItems()).hasValue(9);
        assertThat(both.maxPages()).hasValue(2);
        assertThat(both.inspector()).containsSame(inspector);
        assertThat(both.waited()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void itsTextShowsNoHeaderValueAndNoCredential() {
        CallOptions options = CallOptions.builder()
                .header("X-Trace", "hunter2")
                .credential(Secret.of("hunter2"))
                .build();

        assertThat(options.toString()).contains("X-Trace").doesNotContain("hunter2");
    }
}
