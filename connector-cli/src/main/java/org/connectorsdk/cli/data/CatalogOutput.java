package org.connectorsdk.cli.data;

import org.connectorsdk.api.catalog.CatalogProblem;
import org.connectorsdk.api.catalog.CatalogSummary;
import org.connectorsdk.api.catalog.CatalogVisitor;
import org.connectorsdk.api.catalog.Column;
import org.connectorsdk.api.catalog.Table;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.cli.account.Session;
import org.connectorsdk.cli.print.CatalogViews;
import org.connectorsdk.cli.print.Frame;
import org.connectorsdk.cli.print.ItemPrinter;
import org.connectorsdk.cli.shell.OutputFormat;
import org.jspecify.annotations.Nullable;

/** Prints a catalog while it is walked over. For people each column is a row, for programs each table is a document. */
abstract class CatalogOutput implements CatalogVisitor {

    static CatalogOutput of(Session session, boolean columns) {
        return columns && session.format() == OutputFormat.TABLE ? new Columns(session) : new Tables(session);
    }

    abstract void end(CatalogSummary summary);

    abstract void breakOff();

    private static final class Columns extends CatalogOutput {
        private final ItemPrinter<CatalogViews.Place> printer;

        Columns(Session session) {
            this.printer = ItemPrinter.of(
                    session.format(), CatalogViews.COLUMN, null, session.shell().out());
        }

        @Override
        public boolean table(Table table) {
            for (Column column : table.columns()) {
                printer.item(new CatalogViews.Place(table.ref(), column));
            }
            return true;
        }

        @Override
        void end(CatalogSummary summary) {
            printer.end();
        }

        @Override
        void breakOff() {
            printer.breakOff();
        }
    }

    private static final class Tables extends CatalogOutput {
        private final ItemPrinter<Table> printer;
        private @Nullable CatalogSummary summary;

        Tables(Session session) {
            Frame frame = new Frame(JsonObject.empty(), "tables", this::tail);
            this.printer = ItemPrinter.of(
                    session.format(), CatalogViews.TABLE, frame, session.shell().out());
        }

        private JsonObject tail() {
            @Nullable CatalogSummary end = summary;
            if (end == null) {
                throw new IllegalStateException("the tail is printed at the end of the walk");
            }
            return JsonObject.of(
                    "problems",
                    end.problems().stream().map(CatalogProblem::toJson).toList(),
                    "complete",
                    end.complete());
        }

        @Override
        public boolean table(Table table) {
            printer.item(table);
            return true;
        }

        @Override
        void end(CatalogSummary end) {
            summary = end;
            printer.end();
        }

        @Override
        void breakOff() {
            printer.breakOff();
        }
    }
}
