package org.connectorsdk.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import org.tukaani.xz.XZInputStream;

/**
 * A real server below target/, of the binaries that Maven brings. It refuses to run as root: there it is started as
 * nobody, or in a user namespace of its own, whichever the machine allows.
 */
final class PostgresServer implements AutoCloseable {
    static final String PASSWORD = "canary-of-the-database";

    private static final List<List<String>> WAYS_FROM_ROOT = List.of(
            List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"), List.of("unshare", "--user"));

    private static final int DEADLINE_SECONDS = 60;

    private final Path home;
    private final Path binaries;
    private final List<String> way;
    private final int port;
    private @Nullable Process process;

    private PostgresServer(Path home, Path binaries, List<String> way) throws IOException {
        this.home = home;
        this.binaries = binaries;
        this.way = way;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            this.port = free.getLocalPort();
        }
    }

    /** Starts a server with the table, empty. */
    static PostgresServer start() {
        try {
            Path target = Files.createDirectories(Path.of("target").toAbsolutePath());
            Path binaries = unpacked(target);
            Path home = Files.createTempDirectory(target, "postgres-");
            Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwxr-xr-x"));
            PostgresServer server = new PostgresServer(home, binaries, way(binaries));
            server.initialise();
            server.up();
            server.execute(JdbcSharedLimit.postgresql());
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Unpacks it once, though several JVMs test at the same time. {@return where} */
    private static synchronized Path unpacked(Path target) throws IOException {
        Path home = target.resolve("postgres");
        Path done = target.resolve("postgres.unpacked");
        try (FileChannel lock = FileChannel.open(
                        target.resolve("postgres.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = lock.lock()) {
            if (held.isValid() && !Files.exists(done)) {
                unpack(Files.createDirectories(home));
                Files.createFile(done);
            }
        }
        return home;
    }

    private static void unpack(Path home) throws IOException {
        String arch = System.getProperty("os.arch").equals("aarch64") ? "arm_64" : "x86_64";
        String packed = "/postgres-linux-" + arch + ".txz";
        InputStream found = PostgresServer.class.getResourceAsStream(packed);
        if (found == null) {
            throw new AssertionError("no PostgreSQL for this machine: " + packed + " is not on the class path");
        }
        Process tar = new ProcessBuilder("tar", "-xf", "-", "--no-same-owner", "-C", home.toString())
                .inheritIO()
                .redirectInput(ProcessBuilder.Redirect.PIPE)
                .start();
        try (InputStream in = new XZInputStream(found);
                OutputStream out = tar.getOutputStream()) {
            in.transferTo(out);
        }
        succeed(tar, "tar");
    }

    /** With what commands begin that root may not run. */
    private static List<String> way(Path home) throws IOException {
        if (!isRoot(Files.getOwner(home))) {
            return List.of();
        }
        for (List<String> way : WAYS_FROM_ROOT) {
            if (isOpen(way, home.resolve("bin/postgres"))) {
                return way;
            }
        }
        throw new AssertionError(
                "PostgreSQL does not run as root, and neither setpriv nor unshare can run it as another"
                        + " user here: run the build as a user who is not root");
    }

    private static boolean isRoot(UserPrincipal owner) {
        return owner.getName().equals("root");
    }

    private static boolean isOpen(List<String> way, Path binary) {
        List<String> command = new ArrayList<>(way);
        command.addAll(List.of(binary.toString(), "--version"));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void initialise() throws IOException {
        Path data = Files.createDirectory(home.resolve("data"));
        Path password = Files.writeString(home.resolve("password"), PASSWORD);
        if (!way.isEmpty() && way.get(0).equals("setpriv")) {
            UserPrincipal nobody =
                    home.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName("65534");
            Files.setOwner(data, nobody);
            Files.setOwner(password, nobody);
        }
        succeed(
                begin(
                        "initdb",
                        "-D" + data,
                        "-Upostgres",
                        "-Ascram-sha-256",
                        "--pwfile=" + password,
                        "--no-locale",
                        "-EUTF8",
                        "--no-sync"),
                "initdb");
    }

    private Process begin(String program, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(way);
        command.add(binaries.resolve("bin").resolve(program).toString());
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        home.resolve(program + ".log").toFile()))
                .start();
    }

    private static void succeed(Process process, String name) {
        try {
            if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new AssertionError(name + " failed; see its log below target/postgres-*");
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Starts it, again where it was stopped, and waits until it answers. */
    void up() {
        try {
            Process started = begin(
                    "postgres",
                    "-D" + home.resolve("data"),
                    "-p" + port,
                    "-clisten_addresses=127.0.0.1",
                    "-cunix_socket_directories=",
                    "-cfsync=off",
                    "-cmax_connections=60");
            process = started;
            Runtime.getRuntime().addShutdownHook(new Thread(started::destroyForcibly));
            long begun = System.nanoTime();
            while (!isAnswering()) {
                if (!started.isAlive() || System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(DEADLINE_SECONDS)) {
                    throw new AssertionError("postgres does not answer; see its log below target/postgres-*");
                }
                TimeUnit.MILLISECONDS.sleep(20);
            }
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private boolean isAnswering() {
        try (Connection connection = source().getConnection()) {
            return connection.isValid(1);
        } catch (SQLException e) {
            return false;
        }
    }

    /** Stops it at once; what it has stays. */
    void down() {
        Process running = process;
        if (running != null) {
            try {
                new ProcessBuilder("kill", "-INT", String.valueOf(running.pid()))
                        .start()
                        .waitFor();
                running.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS);
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            } finally {
                running.destroyForcibly();
            }
        }
    }

    void execute(String sql) {
        try (Connection connection = source().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    int port() {
        return port;
    }

    DataSource source() {
        return source(port, PASSWORD);
    }

    /** One connection after the other, as without a pool. */
    static DataSource source(int port, String password) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {port});
        source.setDatabaseName("postgres");
        source.setUser("postgres");
        source.setPassword(password);
        return source;
    }

    @Override
    public void close() {
        down();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
