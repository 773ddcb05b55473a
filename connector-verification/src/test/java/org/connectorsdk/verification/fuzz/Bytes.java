package org.connectorsdk.verification.fuzz;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** Makes answers of HTTP from parts. */
final class Bytes {
    private Bytes() {}

    /** {@return an answer with the status and headers of the honest one and another body} */
    static byte[] like(Exchange honest, String body) {
        return like(honest, body.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] like(Exchange honest, byte[] body) {
        return answer(honest.answer().first(), honest.headers(), body, body.length);
    }

    static byte[] answer(String status, String headers, byte[] body, int length) {
        byte[] head = (status + "\r\n" + headers + "Content-Length: " + length + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = new byte[head.length + body.length];
        System.arraycopy(head, 0, all, 0, head.length);
        System.arraycopy(body, 0, all, head.length, body.length);
        return all;
    }

    static byte[] answer(String status, String type, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return answer("HTTP/1.1 " + status, "Content-Type: " + type + "\r\n", bytes, bytes.length);
    }

    /** {@return the honest body in another character set} */
    static byte[] encoded(Exchange honest, Charset charset) {
        return honest.text().getBytes(charset);
    }
}
