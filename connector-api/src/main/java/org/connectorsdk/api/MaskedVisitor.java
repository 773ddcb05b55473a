package org.connectorsdk.api;

import org.connectorsdk.api.catalog.CatalogProblem;
import org.connectorsdk.api.catalog.CatalogVisitor;
import org.connectorsdk.api.catalog.Table;

/** Hands a catalog on, its problems masked. */
final class MaskedVisitor implements CatalogVisitor {
    private final CatalogVisitor visitor;
    private final AnswerMasker masks;

    MaskedVisitor(CatalogVisitor visitor, AnswerMasker masks) {
        this.visitor = visitor;
        this.masks = masks;
    }

    @Override
    public boolean table(Table table) {
        return visitor.table(table);
    }

    @Override
    public void problem(CatalogProblem problem) {
        visitor.problem(masks.problem(problem));
    }
}
