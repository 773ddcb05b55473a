package org.connectorsdk.simulators.hotdata;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.table.ArrowStream;
import org.connectorsdk.simulators.table.Table;
import org.connectorsdk.simulators.table.TableColumn;
import org.connectorsdk.testkit.wire.Answer;
import org.connectorsdk.testkit.wire.StreamingBody;
import org.jspecify.annotations.Nullable;

/** Writes the rows of a result while it is sent. */
final class ResultWriter {
    private final Table answer;
    private final long from;
    private final long to;

    ResultWriter(Table answer, long from, long to) {
        this.answer = answer;
        this.from = from;
        this.to = to;
    }

    Answer json(Json.Writer head) {
        return Json.streamed(json -> {
            json.writeStartObject();
            head.write(json);
            writeShape(json);
            json.writeArrayFieldStart("rows");
            for (long number = from; number < to; number++) {
                writeRow(json, answer.row(number));
            }
            json.writeEndArray();
            json.writeNumberField("row_count", to - from);
            json.writeEndObject();
        });
    }

    private void writeShape(JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("columns");
        for (TableColumn column : answer.columns()) {
            json.writeString(column.name());
        }
        json.writeEndArray();
        json.writeArrayFieldStart("nullable");
        for (TableColumn column : answer.columns()) {
            json.writeBoolean(column.nullable());
        }
        json.writeEndArray();
    }

    private static void writeRow(JsonGenerator json, List<@Nullable Object> row) throws IOException {
        json.writeStartArray();
        for (Object value : row) {
            json.writePOJO(value);
        }
        json.writeEndArray();
    }

    StreamingBody csv() {
        return lines("", ",", "", ResultWriter::quoted, false);
    }

    StreamingBody markdown() {
        return lines("| ", " | ", " |", value -> Objects.toString(value, ""), true);
    }

    /** One line for the names of the columns, perhaps a rule below them, and one for each row. */
    private StreamingBody lines(
            String begin, String between, String end, Function<@Nullable Object, String> shown, boolean ruled) {
        Collector<CharSequence, ?, String> line = Collectors.joining(between, begin, end + "\n");
        List<TableColumn> columns = answer.columns();
        return out -> {
            write(
                    out,
                    columns.stream().map(column -> shown.apply(column.name())).collect(line));
            if (ruled) {
                write(out, columns.stream().map(column -> "---").collect(line));
            }
            for (long number = from; number < to; number++) {
                write(out, answer.row(number).stream().map(shown).collect(line));
            }
        };
    }

    StreamingBody arrow() {
        return out -> ArrowStream.write(answer, from, to, out);
    }

    private static void write(OutputStream out, String line) throws IOException {
        out.write(line.getBytes(StandardCharsets.UTF_8));
    }

    private static String quoted(@Nullable Object value) {
        String text = Objects.toString(value, "");
        boolean special = text.contains(",") || text.contains("\"") || text.contains("\n");
        return special ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
