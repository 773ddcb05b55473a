package org.connectorsdk.http.operation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that an answer 201 or 202 may name what was started in its header {@code Location} alone: the last part of its
 * path is the id. Where the body does not say the id, or there is none, the answer is read as if its body were that id:
 *
 * <pre>{@code
 * @JobInLocation("job.id")        // 202, Location: /v1/jobs/j7  reads like  {"job":{"id":"j7"}}
 * @Operation(value = "start_sync", safety = Safety.ONCE)
 * @POST("v1/connections/{id}/sync")
 * Either<ConnectorError, StartedWire> startSync(@Path("id") String id, @Tag CallOptions options);
 * }</pre>
 *
 * <p>Only an address of the client's own origin counts. A body that names the job goes first. A record whose id is
 * {@code @Nullable} says by {@link MayLackId} that it came without one.
 * @since 0.1.0
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface JobInLocation {

    /** {@return where the body would name the id; the name of a member, or names joined by dots} */
    String value();

    /**
     * A wire type of several kinds of answers, of which one has an id: it tells whether that is missing (see {@link
     * JobInLocation}).
     */
    public interface MayLackId {

        /** {@return whether the answer says neither which job was started nor what became of it} */
        boolean lacksId();
    }
}
