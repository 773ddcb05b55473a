package org.connectorsdk.planasonix.wire;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.ArrayOrObject;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.json.Strict;
import org.connectorsdk.planasonix.wire.CatalogWires.ColumnWire;
import org.jspecify.annotations.Nullable;

/** Files of a bucket. */
public final class FileWires {
    private FileWires() {}

    /**
     * Objects of a bucket. One that does not fit does not spoil the others.
     *
     * @param prefix the prefix that was asked for
     * @param objects the objects
     * @param commonPrefixes the folders, where a delimiter was given
     * @param more every other member, as it came
     */
    @Strict
    public record FilesWire(
            @Nullable String prefix,
            List<Lenient<ObjectWire>> objects,
            @Nullable List<String> commonPrefixes,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {
        /**
         * An object.
         *
         * @param key the whole key
         * @param size bytes
         * @param lastModified when it was last changed
         * @param more every other member, as it came
         */
        public record ObjectWire(
                String key,
                @Nullable Long size,
                @Nullable String lastModified,
                @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {
            /**
             * Refuses a blank key, by which nothing could be read.
             *
             * @param key the whole key
             * @param size bytes
             * @param lastModified when it was last changed
             * @param more every other member, as it came
             */
            public ObjectWire {
                if (key.isBlank()) {
                    throw new IllegalArgumentException("key: is blank");
                }
            }
        }
    }

    /**
     * Columns of a file. The vendor does not document the form, so all likely ones are read.
     *
     * @param path the file
     * @param format such as {@code parquet}
     * @param columns the columns
     * @param more every other member, as it came
     */
    @Strict
    public record FileSchemaWire(
            @Nullable String path,
            @Nullable String format,
            @JsonAlias({"schema", "fields"}) @ArrayOrObject List<ColumnWire> columns,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
}
