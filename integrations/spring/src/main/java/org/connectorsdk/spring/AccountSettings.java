package org.connectorsdk.spring;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What editors complete under {@code connectors.accounts.<name>}: the settings of all providers. Nothing makes one, as
 * secrets are among them. {@code MetadataTest} writes it.
 *
 * @param provider id of the provider
 * @param allowPlainHttp Lets http:// addresses leave this machine. Everybody on the way can then read the credentials.
 * @param api Which of Airbyte's two APIs to use: the configuration API of self-managed servers can do more; the vendor
 *     promises to keep the public API.
 * @param apiKey The key of a user, of the system or of a service account.
 * @param apiPath Where the API is under the base URL, for installations that are not at api/v1 or api/public/v1.
 * @param apiSecret The secret of that key.
 * @param attempts Requests that one call may cost. 1: nothing is repeated. What is not safe to repeat never is.
 * @param auth bearer sends it as Authorization: Bearer, which every kind of token may be; x-api-key sends it as
 *     X-API-Key, which only API keys may be.
 * @param backoffFirst The longest first pause between two attempts; the pause is drawn at random from zero to it.
 * @param backoffLongest The pause doubles with each attempt up to this.
 * @param baseUrl Where the API is. The path of the API itself may be left out.
 * @param breakerFailures After so many failed attempts calls fail at once, without being sent. 0: never.
 * @param breakerOpen After this the breaker lets some attempts through to see whether the server is back.
 * @param breakerProbes How many attempts it lets through.
 * @param breakerWindow Failures are counted among so many recent attempts.
 * @param clientCertificate Our own certificate with its private key: a PKCS #12 or JKS key store, or a PEM file (PKCS
 *     #8).
 * @param clientCertificatePassword Password of the client certificate's key store.
 * @param clientId Of an application in Airbyte's settings.
 * @param clientSecret Of the same application.
 * @param connectTimeout Bounds the making of one connection.
 * @param database The database in which statements and previews run. It sees the connections that are attached to it.
 *     Without it there are neither.
 * @param dialect The form in which connections are written: that of the vendor's reference, that of its own clients
 *     (settings as text under params, whole updates), or the one that the server's answers show.
 * @param group The id of the group whose connections are listed, and in which connections are created that name no
 *     destination. Without it: those of all groups.
 * @param idleTimeout Ends an attempt when this long not a single byte came or went.
 * @param maxAnswerBytes Ceiling in bytes, after decompression, of an answer that becomes one value. By default less
 *     where the largest heap is small: a 24th of it.
 * @param maxConcurrent Requests at the same time; more wait for their turn. 0: no limit of ours.
 * @param maxConnections Connections that are kept open for the next call. 0: none.
 * @param maxElementBytes Ceiling in bytes, after decompression, of one element of an answer that is streamed. By
 *     default less where the largest heap is small: a 24th of it.
 * @param maxSkippedBytes Ceiling in bytes, after decompression, of what is read past in one answer, such as logs.
 * @param mergesConfig Whether every connector of the account merges a new config into the old one, so that an update
 *     may send only its changes.
 * @param organization Only for deployments that require it; a key belongs to one organization.
 * @param paging offset counts rows and notices when the list moves while it is read; cursor lets the server keep the
 *     place, where the deployment can.
 * @param password For the same proxy.
 * @param poolIdle How long an idle connection is kept. Less than what proxies on the way allow, often 60 s.
 * @param proxy Address of an HTTP proxy; none to go straight; environment for what the variables HTTPS_PROXY,
 *     HTTP_PROXY, ALL_PROXY and NO_PROXY say. Without it, the proxy that the Java process is set up for, if any.
 * @param proxyPassword Password for the proxy (Basic).
 * @param proxyUser User name for the proxy (Basic).
 * @param rateLimit Requests per second that are sent at the most. 0: no limit of ours.
 * @param readDeadline Bounds one request of a quick operation, with its repeats, pauses and waits. A call of several
 *     requests is bounded as a whole by the deadline that its caller gives.
 * @param retryAfterCap Up to this a call waits when the server says when to come back; longer, and it fails at once.
 *     0s: it always fails at once.
 * @param serverVersion Which operations of the configuration API the server has. 0.40 stands for servers before 2024.
 * @param slowDeadline The same for one request that vendors take their time for: creating, testing, introspecting.
 * @param startGuard Does not take an end for that of a started sync that is not later than the Date header of the
 *     start's answer, by the vendor's clock. Keeps a sync that ended between the look before the start and the start
 *     itself from counting.
 * @param token A token of the workspace, as created in Hotdata's console.
 * @param trustStore Certificates to trust instead of Java's own: a PKCS #12 or JKS key store, or a PEM file.
 * @param trustStorePassword Password of the trust store, if it has one.
 * @param uploads How files get to Hotdata: presigned to the storage host that it names, files to Hotdata itself, as
 *     servers until 2026-07-21 take them, auto in the way that the server has.
 * @param username For servers behind the proxy with basic authentication that was shipped until 2024.
 * @param workspace The public id of the workspace whose connections are meant. Needed for all but listing the
 *     workspaces that the token sees.
 */
record AccountSettings(
        String provider,
        Boolean allowPlainHttp,
        String api,
        String apiKey,
        String apiPath,
        String apiSecret,
        Long attempts,
        String auth,
        Duration backoffFirst,
        Duration backoffLongest,
        URI baseUrl,
        Long breakerFailures,
        Duration breakerOpen,
        Long breakerProbes,
        Long breakerWindow,
        Path clientCertificate,
        String clientCertificatePassword,
        String clientId,
        String clientSecret,
        Duration connectTimeout,
        String database,
        String dialect,
        String group,
        Duration idleTimeout,
        Long maxAnswerBytes,
        Long maxConcurrent,
        Long maxConnections,
        Long maxElementBytes,
        Long maxSkippedBytes,
        Boolean mergesConfig,
        String organization,
        String paging,
        String password,
        Duration poolIdle,
        String proxy,
        String proxyPassword,
        String proxyUser,
        BigDecimal rateLimit,
        Duration readDeadline,
        Duration retryAfterCap,
        String serverVersion,
        Duration slowDeadline,
        Boolean startGuard,
        String token,
        Path trustStore,
        String trustStorePassword,
        String uploads,
        String username,
        String workspace) {}
