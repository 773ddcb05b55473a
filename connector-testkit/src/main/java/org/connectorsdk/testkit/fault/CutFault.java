package org.connectorsdk.testkit.fault;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.GZIPOutputStream;
import org.connectorsdk.testkit.wire.Answer;

/**
 * A fault that promises a whole body and sends a part of it. Immutable; the methods return changed copies.
 *
 * @since 0.1.0
 */
public final class CutFault extends Fault {

    /** How much is sent, and how it is promised and ended. */
    private record Cut(String amount, double fraction, long bytes, boolean reset, boolean chunked, boolean gzip) {

        String name() {
            return "cut-body=" + amount + (reset ? ",by=reset" : "") + (chunked ? ",chunked" : "")
                    + (gzip ? ",gzip" : "");
        }

        long bytesOf(long length) {
            long wanted = bytes >= 0 ? bytes : (long) (length * fraction);
            return Math.max(0, Math.min(wanted, length - 1));
        }
    }

    private final Cut cut;

    private CutFault(Cut cut) {
        super(cut.name(), exchange -> cut(exchange, cut));
        this.cut = cut;
    }

    static CutFault byFraction(double fraction) {
        if (!(fraction >= 0 && fraction < 1)) {
            throw new IllegalArgumentException("fraction: at least 0 and less than 1, got " + fraction);
        }
        return new CutFault(new Cut(Double.toString(fraction), fraction, -1, false, false, false));
    }

    static CutFault byBytes(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("bytes: not negative, got " + bytes);
        }
        return new CutFault(new Cut(bytes + "B", 0, bytes, false, false, false));
    }

    /**
     * The same cut, ended by a TCP reset. A reset may overtake what was sent before it, so a client can see less than
     * the part that was sent.
     *
     * @return the changed copy
     */
    public CutFault byReset() {
        return new CutFault(new Cut(cut.amount, cut.fraction, cut.bytes, true, cut.chunked, cut.gzip));
    }

    /** {@return the same cut in a chunked body whose last chunk never comes} */
    public CutFault chunked() {
        return new CutFault(new Cut(cut.amount, cut.fraction, cut.bytes, cut.reset, true, cut.gzip));
    }

    /** {@return the same cut in a body that is sent compressed; the amount counts compressed bytes} */
    public CutFault gzip() {
        return new CutFault(new Cut(cut.amount, cut.fraction, cut.bytes, cut.reset, cut.chunked, true));
    }

    private static void cut(HttpExchange exchange, Cut cut) throws IOException {
        Answer honest = exchange.execute();
        Answer whole = cut.gzip() ? compressed(honest) : honest.body(honest.bodyBytes());
        exchange.sendPart(whole, cut.bytesOf(whole.bodyBytes().length), cut.chunked());
        if (cut.reset()) {
            exchange.reset();
        } else {
            exchange.close();
        }
    }

    private static Answer compressed(Answer plain) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(plain.bodyBytes());
        }
        return plain.header("Content-Encoding", "gzip").body(out.toByteArray());
    }
}
