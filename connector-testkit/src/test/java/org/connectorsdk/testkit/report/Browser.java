package org.connectorsdk.testkit.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** A headless Chromium with one page, driven by its DevTools protocol. */
final class Browser {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long SECONDS = 30;
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome", "chrome");

    private final Process process;
    private final WebSocket socket;
    private final AtomicInteger number = new AtomicInteger();
    private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
    private final Map<String, CompletableFuture<JsonNode>> expected = new ConcurrentHashMap<>();
    private final List<JsonNode> events = new CopyOnWriteArrayList<>();

    private Browser(Process process, URI page) throws Exception {
        this.process = process;
        this.socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(page, new Incoming())
                .get(SECONDS, TimeUnit.SECONDS);
    }

    /** The browser of this machine: the one that {@code CHROMIUM} names, or one on the path. */
    static Optional<Path> find() {
        String named = System.getenv("CHROMIUM");
        if (named != null) {
            return Optional.of(Path.of(named));
        }
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.of(path.split(File.pathSeparator, -1))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Browser start(Path program, Path profile) throws Exception {
        List<String> command = new ArrayList<>(List.of(program.toString(), "--headless", "--no-sandbox"));
        command.addAll(List.of("--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-first-run"));
        command.addAll(List.of("--disable-background-networking", "--disable-component-update", "--disable-sync"));
        command.addAll(List.of("--remote-debugging-port=0", "--user-data-dir=" + profile, "about:blank"));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.PIPE)
                .start();
        try {
            return new Browser(process, page(port(process)));
        } catch (Exception e) {
            process.destroyForcibly();
            throw e;
        }
    }

    /** Chromium says where it listens; what it says afterwards is read and dropped, so that it never blocks. */
    private static int port(Process process) throws Exception {
        CompletableFuture<Integer> port = new CompletableFuture<>();
        Thread reader = new Thread(() -> {
            try (BufferedReader said = process.inputReader()) {
                for (String line = said.readLine(); line != null; line = said.readLine()) {
                    if (line.startsWith("DevTools listening on ")) {
                        port.complete(URI.create(line.substring("DevTools listening on ".length()))
                                .getPort());
                    }
                }
                port.completeExceptionally(new IOException("the browser ended"));
            } catch (IOException e) {
                port.completeExceptionally(e);
            }
        });
        reader.setDaemon(true);
        reader.start();
        return port.get(SECONDS, TimeUnit.SECONDS);
    }

    private static URI page(int port) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
                .build();
        String list = HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .body();
        for (JsonNode target : JSON.readTree(list)) {
            if (target.path("type").asText().equals("page")) {
                return URI.create(target.path("webSocketDebuggerUrl").asText());
            }
        }
        throw new IOException("the browser has no page: " + list);
    }

    /** Puts fragments of messages together and hands whole ones out. */
    private final class Incoming implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            message.append(data);
            if (last) {
                receive(message.toString());
                message.setLength(0);
            }
            from.request(1);
            return CompletableFuture.completedStage(null);
        }
    }

    private void receive(String text) {
        try {
            JsonNode message = JSON.readTree(text);
            CompletableFuture<JsonNode> asked =
                    waiting.remove(message.path("id").asInt());
            if (asked != null) {
                asked.complete(message);
                return;
            }
            events.add(message);
            CompletableFuture<JsonNode> event =
                    expected.get(message.path("method").asText());
            if (event != null) {
                event.complete(message);
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    JsonNode send(String method, Map<String, ?> parameters) throws Exception {
        int id = number.incrementAndGet();
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
        message.set("params", JSON.valueToTree(parameters));
        socket.sendText(message.toString(), true).get(SECONDS, TimeUnit.SECONDS);
        JsonNode came = answer.get(SECONDS, TimeUnit.SECONDS);
        if (came.has("error")) {
            throw new IOException(method + ": " + came.path("error"));
        }
        return came.path("result");
    }

    /** Opens a page and waits until it has loaded. */
    void open(URI address) throws Exception {
        for (String domain : List.of("Page", "Network", "Log", "Runtime")) {
            send(domain + ".enable", Map.of());
        }
        CompletableFuture<JsonNode> loaded = new CompletableFuture<>();
        expected.put("Page.loadEventFired", loaded);
        send("Page.navigate", Map.of("url", address.toString()));
        loaded.get(SECONDS, TimeUnit.SECONDS);
    }

    /** The value of an expression in the page. */
    JsonNode ask(String expression) throws Exception {
        JsonNode answer = send("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true));
        if (answer.has("exceptionDetails")) {
            throw new IOException(answer.path("exceptionDetails").toString());
        }
        return answer.path("result").path("value");
    }

    void press(String key, int code, String text) throws Exception {
        Map<String, Object> down = Map.of(
                "type", text.isEmpty() ? "rawKeyDown" : "keyDown",
                "key", key,
                "code", key,
                "windowsVirtualKeyCode", code,
                "text", text);
        send("Input.dispatchKeyEvent", down);
        send("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key, "code", key, "windowsVirtualKeyCode", code));
    }

    /** What happened so far under one name. */
    List<JsonNode> events(String method) {
        return events.stream()
                .filter(event -> event.path("method").asText().equals(method))
                .map(event -> event.path("params"))
                .toList();
    }

    /** Asks the browser to end, so that it no longer writes to its profile afterwards. */
    void end() throws Exception {
        send("Browser.close", Map.of());
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        socket.abort();
    }
}
