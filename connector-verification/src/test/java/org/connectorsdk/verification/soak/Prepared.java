package org.connectorsdk.verification.soak;

import org.connectorsdk.api.connection.ConnectionChange;
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
        @Nullable ConnectionChange changed,
        ConnectionQuery query) {

    static Prepared about(String name, ConnectionId target) {
        return new Prepared(name, target, null, null, null, ConnectionQuery.all());
    }

    static Prepared changing(String name, ConnectionId target, ConnectionChange change) {
        return new Prepared(name, target, null, null, change, ConnectionQuery.all());
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

    ConnectionChange change() {
        return there(changed);
    }

    private static <T> T there(@Nullable T value) {
        if (value == null) {
            throw new IllegalStateException("was not prepared");
        }
        return value;
    }
}
