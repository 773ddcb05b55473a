package org.connectorsdk.virtuousai.wire;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.util.List;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.Lenient;
import org.connectorsdk.http.json.Strict;
import org.jspecify.annotations.Nullable;

/**
 * Files and folders of a source.
 *
 * @since 0.1.0
 */
public final class FileWires {
    private FileWires() {}

    /**
     * One page of a folder. An item that does not fit does not spoil the others.
     *
     * @param items files and folders, not those inside of the folders
     * @param nextPageToken where the next page begins; null or empty on the last page
     * @param path the folder
     * @param more every other member, as it came
     */
    @Strict
    public record FilesWire(
            List<Lenient<Item>> items,
            @JsonAlias("next_page_token") @Nullable String nextPageToken,
            @Nullable String path,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {

        /**
         * A file or a folder.
         *
         * @param id by which the source knows it
         * @param kind {@code file} or {@code folder}; an open set
         * @param name its name
         * @param path its path
         * @param mimeType its media type; null for folders
         * @param modifiedAt when it was last changed, ISO 8601; null for folders
         * @param size bytes; null for folders
         * @param more every other member, as it came
         */
        public record Item(
                String id,
                String kind,
                String name,
                @Nullable String path,
                @Nullable String mimeType,
                @Nullable String modifiedAt,
                @Nullable Long size,
                @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
    }

    /**
     * Files and folders that somebody selected.
     *
     * @param selectedItems their ids or paths, whichever the source goes by
     */
    public record FileSelectionWire(List<String> selectedItems) {}

    /**
     * Whether a selection of files can be used.
     *
     * @param valid whether it can
     * @param totalItems how many files it comes to
     * @param totalBytes how many bytes they have
     * @param maxDepth how many folders deep the deepest is
     * @param violations why it cannot, as texts or objects; null means none
     * @param more every other member, as it came
     */
    public record FileValidationWire(
            boolean valid,
            @Nullable Long totalItems,
            @Nullable Long totalBytes,
            @Nullable Integer maxDepth,
            @Nullable List<JsonValue> violations,
            @JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more) {}
}
