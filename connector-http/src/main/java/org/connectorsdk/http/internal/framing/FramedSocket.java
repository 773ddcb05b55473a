package org.connectorsdk.http.internal.framing;

import java.io.IOException;
import java.io.InputStream;
import java.net.Proxy;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/** A plain socket whose input is framed. */
final class FramedSocket extends Socket implements ResponseFraming.Framed {
    private volatile @Nullable ResponseFraming framing;

    FramedSocket() {}

    FramedSocket(Proxy proxy) {
        super(proxy);
    }

    @Override
    public InputStream getInputStream() throws IOException {
        InputStream in = super.getInputStream();
        ResponseFraming known = framing;
        if (known == null) {
            known = new ResponseFraming(this, in, in);
            framing = known;
        }
        return known;
    }

    @Override
    public @Nullable ResponseFraming framing() {
        return framing;
    }
}
