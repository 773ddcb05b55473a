package org.connectorsdk.testkit.simulator;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.common.FatalStartupException;
import com.github.tomakehurst.wiremock.core.Options;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.AdminRequestHandler;
import com.github.tomakehurst.wiremock.http.HttpServerFactory;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.http.StubRequestHandler;
import com.github.tomakehurst.wiremock.http.client.ApacheHttpClientFactory;
import com.github.tomakehurst.wiremock.http.client.HttpClient;
import com.github.tomakehurst.wiremock.jetty11.Jetty11HttpServer;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import wiremock.org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * WireMock, set up as the server under a simulator. WireMock matches first, so a test can put a stub of its own in
 * front; what no stub takes is handed over to the {@link ExchangeHandler}, which writes the answer itself because
 * WireMock can neither stream a body nor break it off at a given byte.
 */
final class SimulatorServer {
    private static final String HANDOVER = "simulator";
    private static final int HEADER_BYTES = 64 * 1024;
    /** What Jetty itself keeps busy: acceptor, selectors, and those it reserves. */
    private static final int SERVER_THREADS = 8;

    private final WireMockServer wireMock;
    private final int wantedPort;

    SimulatorServer(SimulatorOptions options, ExchangeHandler handler) {
        WireMockConfiguration configuration = wireMockConfig()
                .bindAddress("127.0.0.1")
                .gzipDisabled(true)
                .disableRequestJournal()
                .stubRequestLoggingDisabled(true)
                .http2PlainDisabled(true)
                .disableStrictHttpHeaders(true)
                .jettyAcceptors(1)
                .jettyHeaderRequestSize(HEADER_BYTES)
                .threadPoolFactory(ignored -> threads(options.concurrency()))
                .httpClientFactory(SimulatorServer::clientWhenNeeded)
                .extensions(new Factory(handler), new Handover());
        wantedPort = options.port();
        wireMock = new WireMockServer(
                options.port() == 0 ? configuration.dynamicPort() : configuration.port(options.port()));
        wireMock.stubFor(any(anyUrl())
                .atPriority(Integer.MAX_VALUE)
                .willReturn(aResponse().withTransformers(HANDOVER)));
    }

    private static QueuedThreadPool threads(int concurrency) {
        QueuedThreadPool pool = new QueuedThreadPool(concurrency + SERVER_THREADS, SERVER_THREADS);
        pool.setName("simulator");
        pool.setDaemon(true);
        return pool;
    }

    /** What stubs that forward requests need: setting it up takes as long as the rest of the server, and few use it. */
    private static HttpClient clientWhenNeeded(
            Options options, boolean trustEverything, List<String> trustedHosts, boolean useSystemProperties) {
        return new HttpClient() {
            private @Nullable HttpClient client;

            @Override
            public Response execute(Request request) throws IOException {
                return client().execute(request);
            }

            private synchronized HttpClient client() {
                HttpClient made = client;
                if (made == null) {
                    made = new ApacheHttpClientFactory()
                            .buildHttpClient(options, trustEverything, trustedHosts, useSystemProperties);
                    client = made;
                }
                return made;
            }
        };
    }

    void start() {
        try {
            wireMock.start();
        } catch (FatalStartupException e) {
            throw new IllegalStateException(
                    "the simulator could not listen on port " + wantedPort + "; is it in use?", e);
        }
    }

    void stop() {
        wireMock.stop();
    }

    int port() {
        return wireMock.port();
    }

    WireMockServer wireMock() {
        return wireMock;
    }

    /** Puts our handler around the one of WireMock. */
    private record Factory(ExchangeHandler handler) implements HttpServerFactory {
        @Override
        public Jetty11HttpServer buildHttpServer(
                Options options, AdminRequestHandler adminHandler, StubRequestHandler stubHandler) {
            return new Around(options, adminHandler, stubHandler, handler);
        }
    }

    /** WireMock's server with two handlers more: who may come in, and what answers. */
    private static final class Around extends Jetty11HttpServer {
        Around(
                Options options,
                AdminRequestHandler adminHandler,
                StubRequestHandler stubHandler,
                ExchangeHandler handler) {
            super(options, adminHandler, stubHandler);
            handler.setHandler(jettyServer.getHandler());
            LoopbackHandler outermost = new LoopbackHandler();
            outermost.setHandler(handler);
            jettyServer.setHandler(outermost);
        }
    }

    /** The transformer of the stub that matches when no other does. */
    private record Handover() implements ResponseDefinitionTransformerV2 {
        @Override
        public ResponseDefinition transform(ServeEvent event) {
            ExchangeHandler.handOver(event.getRequest().getBody());
            return event.getResponseDefinition();
        }

        @Override
        public boolean applyGlobally() {
            return false;
        }

        @Override
        public String getName() {
            return HANDOVER;
        }
    }
}
