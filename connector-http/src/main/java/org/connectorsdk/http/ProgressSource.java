package org.connectorsdk.http;

import java.io.IOException;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Source;

/** Tells the watchdog that an answer is still arriving. */
final class ProgressSource extends ForwardingSource {
    private final Flight flight;

    ProgressSource(Source source, Flight flight) {
        super(source);
        this.flight = flight;
    }

    @Override
    public long read(Buffer sink, long byteCount) throws IOException {
        long count = super.read(sink, byteCount);
        flight.moved();
        return count;
    }
}
