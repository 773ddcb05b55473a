package org.connectorsdk.http.internal.json;

import java.io.IOException;
import java.util.Objects;
import org.connectorsdk.api.json.JsonObject;

/** An answer of success that says of itself that it is none. */
public final class FailureAnswer extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient JsonObject members;

    FailureAnswer(JsonObject members) {
        super("the answer says that it is a failure", null);
        this.members = Objects.requireNonNull(members, "members");
    }

    /** {@return the members that say so and explain it, for the vendor's error decoder} */
    public JsonObject members() {
        return members;
    }

    /** A value, not an accident: there is no stack to show. */
    @Override
    public synchronized Throwable fillInStackTrace() {
        return this;
    }
}
