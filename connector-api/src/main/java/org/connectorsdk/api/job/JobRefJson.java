package org.connectorsdk.api.job;

import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.form.FormReader;

/** The JSON form of a {@link JobRef}: the handle, and what it says for those who do not want to decode it. */
final class JobRefJson {

    private JobRefJson() {}

    static JsonObject write(JobRef ref) {
        return JsonObject.builder()
                .add("handle", ref.encode())
                .add("id", ref.jobId())
                .add("inferred", ref.inferred())
                .add("display", ref.display())
                .add("provider", ref.provider())
                .add("account", ref.account())
                .add("kind", ref.kind())
                .add("connection", ref.connection().map(ConnectionId::value).orElse(null))
                .build();
    }

    static JobRef read(JsonObject json) {
        return FormReader.of("JobRef", json).read("handle", JobRef::decode);
    }
}
