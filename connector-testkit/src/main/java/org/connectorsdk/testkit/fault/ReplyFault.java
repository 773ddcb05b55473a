package org.connectorsdk.testkit.fault;

import java.nio.charset.StandardCharsets;
import org.connectorsdk.testkit.wire.Answer;

/**
 * A fault that sends an answer of its own. Immutable; the methods return changed copies.
 *
 * @since 0.1.0
 */
public final class ReplyFault extends Fault {

    private final Answer answer;
    private final boolean executes;

    ReplyFault(String name, Answer answer, boolean executes) {
        super(name, exchange -> {
            if (executes) {
                exchange.execute();
            }
            exchange.send(answer);
        });
        this.answer = answer;
        this.executes = executes;
    }

    /**
     * The same answer with one more header line; a name may be used several times.
     *
     * @param name the header's name
     * @param value its value
     * @return the changed copy
     */
    public ReplyFault header(String name, String value) {
        return new ReplyFault(name(), answer.header(name, value), executes);
    }

    /**
     * The same answer with another content type.
     *
     * @param contentType the media type
     * @return the changed copy
     */
    public ReplyFault contentType(String contentType) {
        Answer changed = answer.withoutHeader("Content-Type").header("Content-Type", contentType);
        return new ReplyFault(name(), changed, executes);
    }

    /**
     * The same answer with another body; the content type stays as it is.
     *
     * @param text the body, sent as UTF-8
     * @return the changed copy
     */
    public ReplyFault body(String text) {
        return body(text.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The same answer with another body; the content type stays as it is.
     *
     * @param bytes the body
     * @return the changed copy
     */
    public ReplyFault body(byte[] bytes) {
        return new ReplyFault(name(), answer.body(bytes), executes);
    }

    /**
     * The same answer with a body of type {@code application/json}.
     *
     * @param json the body, well formed or not
     * @return the changed copy
     */
    public ReplyFault json(String json) {
        return contentType("application/json").body(json);
    }

    /** {@return the same answer, sent although the operation was carried out} */
    public ReplyFault afterExecuting() {
        String name = executes ? name() : name().replaceFirst("(=|$)", "-after-executing$1");
        return new ReplyFault(name, answer, true);
    }
}
