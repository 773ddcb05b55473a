package org.connectorsdk.verification.soak;

import org.connectorsdk.api.connection.ConnectionId;
import org.connectorsdk.api.connection.ConnectionQuery;
import org.connectorsdk.api.connection.ConnectionSpec;
import org.connectorsdk.api.job.JobRef;
import org.jspecify.annotations.Nullable;

/** What an operation is about; nothing that another operation touches. */
record Prepared(
        String name,
        @Nullable ConnectionId target,
        @Nullable JobRef run,
        @Nullable ConnectionSpec wanted,
        ConnectionQuery query) {

    static Prepared about(String name, ConnectionId target) {
        return new Prepared(name, target, null, null, ConnectionQuery.all());
    }

    ConnectionId id() {
        return there(target);
    }

    JobRef job() {
        return there(run);
    }

    ConnectionSpec spec() {
        return there(wanted);
    }

    String newName() {
        return name + " renamed";
    }

    private static <T> T there(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("was not prepared");
        }
        return value;
    }
}
