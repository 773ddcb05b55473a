package org.connectorsdk.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;

/** One way to fetch a connection and a list of connections. */
interface Peer extends AutoCloseable {

    /** {@return the name of the connection that was fetched} */
    String get() throws IOException;

    /** {@return the connections that were listed} */
    List<?> list() throws IOException;

    @Override
    void close();

    /** The peers, by the name under which they stand in the table. */
    enum Kind {
        /** OkHttp and Jackson by hand: what the ratios refer to. */
        OKHTTP {
            @Override
            <O, L> Peer open(Vendor<O, L> vendor, URI server, String id) {
                return new OkHttpPeer<>(vendor, server, id);
            }
        },
        /** Apache HttpClient 5 and Jackson by hand. */
        HTTPCLIENT5 {
            @Override
            <O, L> Peer open(Vendor<O, L> vendor, URI server, String id) {
                return new HttpClientPeer<>(vendor, server, id);
            }
        },
        /** Retrofit with its Jackson converter, Resilience4j's retry and circuit breaker around it. */
        RETROFIT {
            @Override
            <O, L> Peer open(Vendor<O, L> vendor, URI server, String id) {
                return new RetrofitPeer<>(vendor, server, id);
            }
        },
        /** The vendor's own client, where there is one for Java. */
        SDK {
            @Override
            <O, L> Peer open(Vendor<O, L> vendor, URI server, String id) {
                return new AirbyteSdkPeer(server, id);
            }
        },
        /** A socket and Jackson, without anything around them: what can hardly be undercut. */
        FLOOR {
            @Override
            <O, L> Peer open(Vendor<O, L> vendor, URI server, String id) throws IOException {
                return new SocketPeer<>(vendor, server, id);
            }
        },
        /** The shipped provider, with all its layers on. */
        CONNECTOR {
            @Override
            <O, L> Peer open(Vendor<O, L> vendor, URI server, String id) {
                return new ConnectorPeer(vendor, server, id);
            }
        };

        abstract <O, L> Peer open(Vendor<O, L> vendor, URI server, String id) throws IOException;

        /** {@return those that there are for a vendor} */
        static List<Kind> of(Vendor<?, ?> vendor) {
            return Stream.of(values())
                    .filter(kind -> kind != SDK || vendor instanceof AirbytePublic)
                    .toList();
        }
    }
}
