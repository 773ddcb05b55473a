package org.connectorsdk.api.spi;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.connectorsdk.api.connection.Page;
import org.connectorsdk.api.connection.PageToken;
import org.connectorsdk.api.error.ConnectorError;
import org.jspecify.annotations.Nullable;

/** A vendor that counts its rows from the beginning, and a walk over its list. */
abstract class OffsetPagesSetup {
    static final int LARGEST = 10;

    /** A vendor with rows {@code r00, r01, …} that counts them from the beginning. */
    final List<String> vendor = new ArrayList<>();

    final List<String> requests = new ArrayList<>();
    final OffsetPages<String> pages = new OffsetPages<>("acme", "list", LARGEST, Function.identity());
    final List<String> walked = new ArrayList<>();
    final List<String> warnings = new ArrayList<>();
    Optional<PageToken> next = Optional.empty();

    void rows(int count) {
        IntStream.range(0, count).forEach(i -> vendor.add("r%02d".formatted(i)));
    }

    Either<ConnectorError, OffsetPages.Slice<String>> read(long offset, int limit) {
        requests.add(offset + "+" + limit);
        int begin = (int) Math.min(offset, vendor.size());
        int end = Math.min(begin + limit, vendor.size());
        return Either.right(new OffsetPages.Slice<>(
                vendor.subList(begin, end), Optional.of(end < vendor.size()), OptionalLong.of(vendor.size())));
    }

    Either<ConnectorError, Page<String>> ask(@Nullable PageToken token, int size) {
        return pages.page(token, size, this::read);
    }

    Page<String> page(int size) {
        Page<String> page = ask(next.orElse(null), size).get();
        walked.addAll(page.items());
        warnings.addAll(page.warnings());
        next = page.next();
        return page;
    }

    void rest(int size) {
        while (next.isPresent()) {
            page(size);
        }
    }

    /** Walks from the beginning to the end over what a vendor answers. */
    void walk(int size, OffsetPages.Rows<String> answers) {
        do {
            Page<String> page = pages.page(next.orElse(null), size, answers).get();
            walked.addAll(page.items());
            warnings.addAll(page.warnings());
            next = page.next();
        } while (next.isPresent());
    }

    static Either<ConnectorError, OffsetPages.Slice<String>> slice(List<String> rows, boolean more) {
        return Either.right(new OffsetPages.Slice<>(rows, Optional.of(more), OptionalLong.empty()));
    }
}
