package org.connectorsdk.api.mask;

import io.vavr.control.Either;
import java.util.List;
import java.util.Optional;
import org.connectorsdk.api.connection.ItemStream;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.text.VendorText;

/** A walk whose errors and warnings are masked. */
final class MaskedStream<T> implements ItemStream<T> {
    private final ItemStream<T> walk;
    private final AnswerMasker masks;

    MaskedStream(ItemStream<T> walk, AnswerMasker masks) {
        this.walk = walk;
        this.masks = masks;
    }

    @Override
    public Either<ConnectorError, Optional<T>> next() {
        return walk.next().mapLeft(masks::error);
    }

    @Override
    public long delivered() {
        return walk.delivered();
    }

    @Override
    public List<String> warnings() {
        return masks.texts(walk.warnings()).stream().map(VendorText::line).toList();
    }

    @Override
    public boolean isCut() {
        return walk.isCut();
    }

    @Override
    public void close() {
        walk.close();
    }
}
