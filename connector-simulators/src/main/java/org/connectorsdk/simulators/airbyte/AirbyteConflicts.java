package org.connectorsdk.simulators.airbyte;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.airbyte.model.AirbyteErrors;
import org.connectorsdk.testkit.fault.Fault;
import org.connectorsdk.testkit.fault.ReplyFault;
import org.connectorsdk.testkit.wire.Answer;

/**
 * The many meanings of 409. Airbyte's document does not mention that status; these are the answers that its users have
 * seen to a start (INC-05). Nothing is carried out.
 *
 * @since 0.1.0
 */
public final class AirbyteConflicts {
    private static final int CONFLICT = 409;

    private AirbyteConflicts() {}

    /** A sync is running, in the words of the configuration API of 2023. */
    static ReplyFault alreadyRunning(String connectionId) {
        ObjectNode json = Json.object().put("message", "A sync is already running for: " + connectionId);
        json.put("exceptionClassName", "io.airbyte.commons.server.errors.ValueConflictKnownException");
        return answering(json);
    }

    /** A sync is running, in the words of the public API. */
    static ReplyFault tryAgainLater(String connectionId) {
        return problem(AirbyteErrors.TRY_AGAIN_LATER, "A sync is already running for: " + connectionId);
    }

    /** {@return a fault: the connection cannot be synced in its state; which one is not told} */
    public static ReplyFault stateConflict() {
        return problem(AirbyteErrors.STATE_CONFLICT, "State conflict");
    }

    /** {@return a fault: the connection is locked} */
    public static ReplyFault locked() {
        return problem(AirbyteErrors.LOCKED, "The connection is locked.");
    }

    /** {@return a fault without a body} */
    public static ReplyFault empty() {
        return Fault.status(CONFLICT);
    }

    /** {@return a fault for another reason, whose text happens to speak of what is already running} */
    public static ReplyFault misleading() {
        ObjectNode json = Json.object().put("message", "The name of the connection is in use.");
        json.put("exceptionClassName", "io.airbyte.config.persistence.DuplicateNameException");
        json.putObject("details").put("hint", "Stop the one that is already running before you rename this one.");
        return answering(json);
    }

    private static ReplyFault answering(ObjectNode json) {
        return Fault.status(CONFLICT).json(json.toString());
    }

    private static ReplyFault problem(String code, String message) {
        Answer answer = PublicErrors.problem(CONFLICT, code, message);
        return Fault.status(CONFLICT).contentType("application/problem+json").body(answer.bodyBytes());
    }
}
