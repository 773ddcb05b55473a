package org.connectorsdk.benchmarks;

import java.io.IOException;
import java.net.URI;

/** One way to fetch a connection and a list of connections. */
interface Peer extends AutoCloseable {

    /** {@return the name of the connection that was fetched} */
    String get() throws IOException;

    /** {@return how many connections were listed} */
    int list() throws IOException;

    @Override
    void close();

    /** The peers, by the name under which they stand in the table. */
    enum Kind {
        /** A socket and Jackson: what cannot be undercut. */
        FLOOR {
            @Override
            Peer open(URI server) throws IOException {
                return new SocketPeer(server);
            }
        },
        /** OkHttp and Jackson by hand: what the ratios refer to. */
        OKHTTP {
            @Override
            Peer open(URI server) {
                return new OkHttpPeer(server);
            }
        },
        /** Apache HttpClient 5 and Jackson by hand. */
        HTTPCLIENT5 {
            @Override
            Peer open(URI server) {
                return new HttpClientPeer(server);
            }
        },
        /** Retrofit with its Jackson converter, and nothing around it. */
        RETROFIT {
            @Override
            Peer open(URI server) {
                return new RetrofitPeer(server);
            }
        },
        /** This library, with all its layers on. */
        CONNECTOR {
            @Override
            Peer open(URI server) {
                return new ConnectorPeer(server);
            }
        },
        /** The Airbyte provider as it ships, with all layers on, on answers of Airbyte's public API. */
        AIRBYTE {
            @Override
            Peer open(URI server) {
                return new AirbytePeer(server);
            }
        };

        abstract Peer open(URI server) throws IOException;
    }
}
