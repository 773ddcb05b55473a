package org.connectorsdk.api;

import org.connectorsdk.api.catalog.CatalogProblem;
import org.connectorsdk.api.catalog.CatalogVisitor;
import org.connectorsdk.api.catalog.Table;
import org.jspecify.annotations.Nullable;

/**
 * A caller's visitor that remembers what it threw: that is the caller's own and comes out of the call unchanged,
 * whatever the provider makes of it, while what the provider throws becomes an error.
 */
final class CallersVisitor implements CatalogVisitor {
    private final CatalogVisitor visitor;
    private volatile @Nullable RuntimeException exception;
    private volatile @Nullable Error error;

    CallersVisitor(CatalogVisitor visitor) {
        this.visitor = visitor;
    }

    @Override
    public boolean table(Table table) {
        try {
            return visitor.table(table);
        } catch (RuntimeException e) {
            exception = e;
            throw e;
        } catch (Error e) {
            error = e;
            throw e;
        }
    }

    @Override
    public void problem(CatalogProblem problem) {
        try {
            visitor.problem(problem);
        } catch (RuntimeException e) {
            exception = e;
            throw e;
        } catch (Error e) {
            error = e;
            throw e;
        }
    }

    /** Throws what the visitor threw, if it did. */
    void rethrow() {
        RuntimeException unchecked = exception;
        if (unchecked != null) {
            throw unchecked;
        }
        Error fatal = error;
        if (fatal != null) {
            throw fatal;
        }
    }
}
