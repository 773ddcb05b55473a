package org.connectorsdk.api.connection;

import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.form.FormReader;

/** The JSON form of a {@link Deletion}. */
final class DeletionJson {

    private DeletionJson() {}

    static JsonObject write(Deletion deletion) {
        return JsonObject.of(
                "id", deletion.id().value(), "state", deletion.state().name());
    }

    static Deletion read(JsonObject json) {
        FormReader form = FormReader.of("Deletion", json);
        return new Deletion(form.read("id", ConnectionId::of), form.constant("state", Deletion.State.class));
    }
}
