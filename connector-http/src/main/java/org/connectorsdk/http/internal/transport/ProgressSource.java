package org.connectorsdk.http.internal.transport;

import java.io.IOException;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Source;

/** Tells the watchdog that an answer is still arriving. */
public final class ProgressSource extends ForwardingSource {
    private final InFlightRequest inFlight;

    public ProgressSource(Source source, InFlightRequest inFlight) {
        super(source);
        this.inFlight = inFlight;
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
        long count = super.read(sink, byteCount);
        inFlight.moved();
        return count;
    }
}
