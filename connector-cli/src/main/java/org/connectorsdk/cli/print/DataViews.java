package org.connectorsdk.cli.print;

import java.util.List;
import org.connectorsdk.api.facet.FileBrowser.FileEntry;
import org.connectorsdk.api.facet.RawAnswer;
import org.connectorsdk.api.facet.TableProfiles.ColumnProfile;
import org.connectorsdk.api.facet.Workspaces.Workspace;
import org.connectorsdk.api.json.JsonArray;
import org.connectorsdk.api.json.JsonNull;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonString;
import org.connectorsdk.api.json.JsonValue;

/** How rows of data and files are shown. */
public final class DataViews {

    /** A file or folder. */
    public static final View<FileEntry> FILE = new View<>(
            List.of("kind", "size", "modified", "path"),
            file -> List.of(
                    file.kind(), JobViews.text(file.size()), ConnectionViews.text(file.modifiedAt()), file.path()),
            DataViews::json);

    /** A workspace. */
    public static final View<Workspace> WORKSPACE =
            new View<>(List.of("id", "name"), workspace -> List.of(workspace.id(), workspace.name()), DataViews::json);

    /** The statistics of a column. */
    public static final View<ColumnProfile> PROFILE = new View<>(
            List.of("column", "type", "nulls", "distinct", "kind", "statistics"),
            column -> List.of(
                    column.name(),
                    column.vendorType(),
                    JobViews.text(column.nulls()),
                    JobViews.text(column.distinct()),
                    column.kind(),
                    column.statistics().isEmpty() ? "" : column.statistics().toJson()),
            DataViews::json);

    /** The answer to a raw request. */
    public static final View<RawAnswer> RAW = new View<>(
            List.of("status", "type", "body"),
            answer -> List.of(
                    String.valueOf(answer.status()),
                    answer.header("Content-Type").orElse(""),
                    answer.json().map(JsonValue::toJson).or(answer::text).orElse("")),
            DataViews::json);

    private DataViews() {}

    private static JsonValue json(RawAnswer answer) {
        JsonObject.Builder headers = JsonObject.builder();
        answer.headers().forEach((name, values) -> headers.add(name, values));
        return JsonObject.builder()
                .add("status", answer.status())
                .add("headers", headers.build())
                .add("json", answer.json().orElse(JsonNull.INSTANCE))
                .add("text", answer.text().<JsonValue>map(JsonString::new).orElse(JsonNull.INSTANCE))
                .build();
    }

    /**
     * Shows rows, each as a JSON array: names of columns need not be unique.
     *
     * @param columns names of the columns, in order
     * @return the view of one row
     */
    public static View<List<JsonValue>> rows(List<String> columns) {
        return new View<>(columns, row -> row.stream().map(DataViews::cell).toList(), JsonArray::copyOf);
    }

    /** Text as it is; anything else as JSON, so that null and the empty text look different. */
    private static String cell(JsonValue value) {
        return value instanceof JsonNull ? "null" : value.asString().orElseGet(value::toJson);
    }

    private static JsonObject json(FileEntry file) {
        return JsonObject.builder()
                .add("path", file.path())
                .add("name", file.name())
                .add("kind", file.kind())
                .add("size", JobViews.orNull(file.size()))
                .add("modifiedAt", ConnectionViews.textOrNull(file.modifiedAt()))
                .add("vendor", file.vendorFields())
                .build();
    }

    private static JsonObject json(Workspace workspace) {
        return JsonObject.builder()
                .add("id", workspace.id())
                .add("name", workspace.name())
                .add("vendor", workspace.vendorFields())
                .build();
    }

    private static JsonObject json(ColumnProfile column) {
        return JsonObject.builder()
                .add("name", column.name())
                .add("vendorType", column.vendorType())
                .add("nulls", JobViews.orNull(column.nulls()))
                .add(
                        "nullPercentage",
                        column.nullPercentage().isPresent()
                                ? column.nullPercentage().getAsDouble()
                                : null)
                .add("distinct", JobViews.orNull(column.distinct()))
                .add("kind", column.kind())
                .add("statistics", column.statistics())
                .add("vendor", column.vendorFields())
                .build();
    }
}
