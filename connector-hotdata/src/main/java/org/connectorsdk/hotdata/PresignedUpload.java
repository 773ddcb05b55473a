package org.connectorsdk.hotdata;

import io.vavr.control.Either;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.ErrorContext;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.hotdata.wire.UploadWires.EndOfUploadWire;
import org.connectorsdk.hotdata.wire.UploadWires.FinalizedUploadWire;
import org.connectorsdk.hotdata.wire.UploadWires.NewPartLinksWire;
import org.connectorsdk.hotdata.wire.UploadWires.PartLinksWire;
import org.connectorsdk.hotdata.wire.UploadWires.UploadSessionWire;
import org.connectorsdk.http.HttpRuntime;
import org.connectorsdk.http.StorageClient;
import org.connectorsdk.http.operation.UploadBody;
import org.connectorsdk.http.provider.OperationDeadline;

/** One file on its way to the storage host: its parts, several at a time, and one end. */
final class PresignedUpload {
    private static final AtomicInteger THREADS = new AtomicInteger();

    private final HotdataApi api;
    private final HttpRuntime runtime;
    private final OperationDeadline deadline;
    private final UploadSessionWire session;
    private final UploadBody content;
    private final UploadProgress progress;
    private long arrived;

    PresignedUpload(
            HotdataApi api,
            HttpRuntime runtime,
            OperationDeadline deadline,
            UploadSessionWire session,
            UploadBody content,
            UploadProgress progress) {
        this.api = api;
        this.runtime = runtime;
        this.deadline = deadline;
        this.session = session;
        this.content = content;
        this.progress = progress;
    }

    /** {@return the id to load the file by} */
    Either<ConnectorError, String> upload() {
        deadline.operation().id("upload", session.uploadId());
        Either<ConnectorError, EndOfUploadWire> sent = switch (session.mode()) {
            case "single" -> single();
            case "multipart" -> multipart();
            default -> Either.left(malformed("unknown mode of the upload: " + session.mode()));
        };
        // Nothing can be loaded of an upload that did not end, whatever its requests left open.
        return sent.mapLeft(error -> named(error, Outcome.REFUSED)).flatMap(this::end);
    }

    private ConnectorError named(ConnectorError error, Outcome outcome) {
        return error.withContext(error.context().toBuilder()
                .id("upload", session.uploadId())
                .outcome(outcome)
                .build());
    }

    private Either<ConnectorError, EndOfUploadWire> single() {
        String link = session.url();
        if (link == null || content.length() < 0) {
            return Either.left(malformed("the session of a file in one part has no link or no size"));
        }
        try (UploadContent whole = UploadContent.whole(content)) {
            return sent(link, whole).map(part -> new EndOfUploadWire(null));
        } catch (IOException e) {
            return Either.left(unreadable(e));
        }
    }

    private Either<ConnectorError, EndOfUploadWire> multipart() {
        Long size = session.partSize();
        List<String> links = session.partUrls();
        if (size == null || size < 1) {
            return Either.left(malformed("the session of a file in parts has no part size"));
        }
        if (links != null && links.size() != Math.max(1, (content.length() + size - 1) / size)) {
            return Either.left(malformed("the number of links does not match the number of parts: " + links.size()));
        }
        try (UploadContent parts = UploadContent.of(content, size)) {
            return link(1).flatMap(first -> sent(first, parts)).map(EndOfUploadWire::new);
        } catch (IOException e) {
            return Either.left(unreadable(e));
        }
    }

    private Either<ConnectorError, List<EndOfUploadWire.Part>> sent(String first, UploadContent parts) {
        return storage(first).flatMap(storage -> {
            try (storage) {
                return inParallel(storage, first, parts);
            }
        });
    }

    /** On threads of their own, so that an interrupt of the caller ends them, which closes the storage. */
    private Either<ConnectorError, List<EndOfUploadWire.Part>> inParallel(
            StorageClient storage, String first, UploadContent content) {
        ExecutorService threads = Executors.newFixedThreadPool(content.parallel(), PresignedUpload::thread);
        try {
            return inOrder(storage, first, content, threads);
        } catch (IOException e) {
            return Either.left(unreadable(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Either.left(new ConnectorError.Interrupted(
                    unfinished("the thread was interrupted during the upload"), Optional.empty()));
        } finally {
            storage.close(); // ends what is under way
            threads.shutdownNow();
        }
    }

    /** A part is read, and its link requested, once a thread is free: links expire, and memory is limited. */
    private Either<ConnectorError, List<EndOfUploadWire.Part>> inOrder(
            StorageClient storage, String first, UploadContent content, ExecutorService threads)
            throws IOException, InterruptedException {
        StorageParts parts = parts(storage);
        Deque<Future<Either<ConnectorError, EndOfUploadWire.Part>>> line = new ArrayDeque<>();
        List<EndOfUploadWire.Part> done = new ArrayList<>();
        int number = 0;
        while (true) {
            if (line.size() < content.parallel()) {
                Optional<UploadBody> next = content.next();
                if (next.isPresent()) {
                    int part = ++number;
                    UploadBody body = next.get();
                    Either<ConnectorError, String> link = part == 1 ? Either.right(first) : link(part);
                    if (link.isLeft()) {
                        return Either.left(link.getLeft());
                    }
                    line.add(threads.submit(
                            () -> parts.put(part, link.get(), body).peek(sent -> arrived(body.length()))));
                    continue;
                }
            }
            Future<Either<ConnectorError, EndOfUploadWire.Part>> oldest = line.poll();
            if (oldest == null) {
                return Either.right(done);
            }
            Either<ConnectorError, EndOfUploadWire.Part> part = result(oldest);
            if (part.isLeft()) {
                return Either.left(part.getLeft());
            }
            done.add(part.get());
        }
    }

    private static <T> T result(Future<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw e.getCause() instanceof RuntimeException thrown ? thrown : new IllegalStateException(e.getCause());
        }
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "connector-hotdata-upload-" + THREADS.incrementAndGet());
        thread.setDaemon(true);
        return thread;
    }

    private synchronized void arrived(long bytes) {
        arrived += bytes;
        progress.sent(arrived, content.length());
    }

    private StorageParts parts(StorageClient storage) {
        Map<String, String> headers = session.headers() == null ? Map.of() : session.headers();
        return new StorageParts(storage, runtime, deadline, headers, session.uploadId(), this::minted);
    }

    private Either<ConnectorError, String> link(int number) {
        List<String> links = session.partUrls();
        return links == null
                ? minted(number)
                : links.size() < number
                        ? Either.left(malformed("there is no link for part " + number))
                        : Either.right(links.get(number - 1));
    }

    /** A deadline is for one thread at a time, and many ask for links. */
    private Either<ConnectorError, String> minted(int number) {
        Either<ConnectorError, PartLinksWire> answer;
        synchronized (deadline) {
            answer = deadline.request(rest -> api.mintUploadParts(
                    session.uploadId(), session.finalizeToken(), new NewPartLinksWire(List.of(number)), rest));
        }
        return answer.flatMap(minted -> minted.parts().stream()
                .filter(link -> link.partNumber() == number)
                .findFirst()
                .<Either<ConnectorError, String>>map(link -> Either.right(link.url()))
                .orElseGet(() -> Either.left(malformed("there is no link for part " + number))));
    }

    private Either<ConnectorError, StorageClient> storage(String link) {
        return runtime.storage(link).mapLeft(this::malformed);
    }

    /** Sent once, whatever the answer: a second one is refused, and a load shows what became of the first. */
    private Either<ConnectorError, String> end(EndOfUploadWire end) {
        return deadline.request(rest -> api.finalizeUpload(session.uploadId(), session.finalizeToken(), end, rest))
                .map(FinalizedUploadWire::uploadId)
                .map(id -> id == null || id.isBlank() ? session.uploadId() : id)
                .mapLeft(error -> error.outcome() == Outcome.UNKNOWN ? inDoubt(error) : named(error, Outcome.REFUSED));
    }

    private ConnectorError inDoubt(ConnectorError error) {
        return error.withContext(error.context().toBuilder()
                .id("upload", session.uploadId())
                .explaining("it is unknown whether upload " + session.uploadId() + " ended")
                .advice("Load it with HotdataManagedTables.load; if it is not found, upload again.")
                .build());
    }

    private ConnectorError malformed(String summary) {
        return new ConnectorError.MalformedResponse(unfinished(summary), "");
    }

    private ConnectorError unreadable(IOException e) {
        return new ConnectorError.InvalidRequest(
                unfinished(
                        e instanceof UploadContent.UnfitException
                                ? "the content cannot be uploaded: " + e.getMessage()
                                : "the content could not be read ("
                                        + e.getClass().getSimpleName() + ")"),
                List.of());
    }

    /** An upload that did not end vanishes by itself. */
    private ErrorContext unfinished(String summary) {
        return ErrorContext.of(Hotdata.ID, "upload")
                .summary(summary)
                .outcome(Outcome.REFUSED)
                .build();
    }
}
