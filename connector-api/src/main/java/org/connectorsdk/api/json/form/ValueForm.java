package org.connectorsdk.api.json.form;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.connectorsdk.api.catalog.Catalog;
import org.connectorsdk.api.catalog.Column;
import org.connectorsdk.api.catalog.Table;
import org.connectorsdk.api.connection.AccountReport;
import org.connectorsdk.api.connection.Connection;
import org.connectorsdk.api.connection.Deletion;
import org.connectorsdk.api.connection.Purge;
import org.connectorsdk.api.connection.TestReport;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.job.Job;
import org.connectorsdk.api.job.JobRef;
import org.connectorsdk.api.job.SyncBaseline;
import org.connectorsdk.api.json.JsonObject;

/**
 * How one type of values is written as JSON and read back: what ties the library to a JSON library asks here, so that
 * the list of types stands once. A {@code Page}, which needs the form of its items, is not among them.
 *
 * @param type the type of the values
 * @param writer its {@code toJson()}
 * @param reader its {@code fromJson(JsonObject)}
 * @param <T> the type of the values
 */
public record ValueForm<T>(Class<T> type, Function<T, JsonObject> writer, Function<JsonObject, T> reader) {
    /** Of every type. */
    public static final List<ValueForm<?>> ALL = List.of(
            new ValueForm<>(Connection.class, Connection::toJson, Connection::fromJson),
            new ValueForm<>(Job.class, Job::toJson, Job::fromJson),
            new ValueForm<>(JobRef.class, JobRef::toJson, JobRef::fromJson),
            new ValueForm<>(SyncBaseline.class, SyncBaseline::toJson, SyncBaseline::fromJson),
            new ValueForm<>(TestReport.class, TestReport::toJson, TestReport::fromJson),
            new ValueForm<>(AccountReport.class, AccountReport::toJson, AccountReport::fromJson),
            new ValueForm<>(Catalog.class, Catalog::toJson, Catalog::fromJson),
            new ValueForm<>(Table.class, Table::toJson, Table::fromJson),
            new ValueForm<>(Column.class, Column::toJson, Column::fromJson),
            new ValueForm<>(Deletion.class, Deletion::toJson, Deletion::fromJson),
            new ValueForm<>(Purge.class, Purge::toJson, Purge::fromJson),
            new ValueForm<>(ConnectorError.class, ConnectorError::toJson, ConnectorError::fromJson));

    /**
     * Looks for the form of a type.
     *
     * @param type a type of values, or a subtype of one
     * @return its form; empty for a type that has none
     */
    public static Optional<ValueForm<?>> of(Class<?> type) {
        for (ValueForm<?> form : ALL) {
            if (form.type().isAssignableFrom(type)) {
                return Optional.of(form);
            }
        }
        return Optional.empty();
    }

    /**
     * Writes a value.
     *
     * @param value of this type
     * @return its JSON form
     */
    public JsonObject write(Object value) {
        return writer.apply(type.cast(value));
    }
}
