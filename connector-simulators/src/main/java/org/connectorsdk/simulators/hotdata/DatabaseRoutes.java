package org.connectorsdk.simulators.hotdata;

import static org.connectorsdk.simulators.hotdata.model.HotdataErrors.badRequest;
import static org.connectorsdk.simulators.hotdata.model.HotdataErrors.conflict;
import static org.connectorsdk.simulators.hotdata.model.HotdataErrors.notFound;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.hotdata.model.ConnectionEntry;
import org.connectorsdk.simulators.hotdata.model.DatabaseEntry;
import org.connectorsdk.simulators.hotdata.model.HotdataEra;
import org.connectorsdk.simulators.hotdata.model.HotdataState;
import org.connectorsdk.simulators.hotdata.model.HotdataWorkspace;
import org.connectorsdk.testkit.simulator.Members;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Databases, and the connections attached to them as catalogs. */
final class DatabaseRoutes extends HotdataRoutes {
    private record NewDatabase(
            Optional<String> name,
            String defaultCatalog,
            Optional<String> defaultSchema,
            Optional<String> expiresAt,
            Optional<JsonNode> schemas,
            Optional<String> storageBackend,
            boolean ifNotExists) {
        static NewDatabase read(Members members) {
            return new NewDatabase(
                    label(members),
                    members.optionalText("default_catalog").orElse("default"),
                    members.optionalText("default_schema"),
                    members.optionalText("expires_at"),
                    members.any("schemas"),
                    members.optionalText("storage_backend"),
                    members.flag("if_not_exists", false));
        }

        /** The description is another word for the name. */
        private static Optional<String> label(Members members) {
            Optional<String> description = members.optionalText("description");
            return members.optionalText("name").or(() -> description);
        }
    }

    private record Fork(Optional<String> name, Optional<String> expiresAt) {
        static Fork read(Members members) {
            return new Fork(members.optionalText("name"), members.optionalText("expires_at"));
        }
    }

    private record Attachment(String connectionId, Optional<String> alias) {
        static Attachment read(Members members) {
            return new Attachment(members.text("connection_id"), members.optionalText("alias"));
        }
    }

    static final String MAIN = "main";
    private static final int USUAL_PAGE = 20;
    private static final int MOST_A_PAGE = 100;
    private static final Pattern CATALOG = Pattern.compile("[a-z_][a-z0-9_]*");
    private static final Pattern SPAN = Pattern.compile("(\\d{1,6})([mhd])");
    private static final Map<String, Duration> UNITS =
            Map.of("m", Duration.ofMinutes(1), "h", Duration.ofHours(1), "d", Duration.ofDays(1));

    DatabaseRoutes(HotdataState state) {
        super(state);
    }

    void addTo(RouteGroup api) {
        api.get("list_databases", "/databases", this::list);
        api.post("create_database", "/databases", this::create).succeedsWith(201, 200);
        api.get("get_database", "/databases/{database_id}", this::get);
        api.delete("delete_database", "/databases/{database_id}", this::delete).succeedsWith(204);
        api.post("fork_database", "/databases/{database_id}/fork", this::fork).succeedsWith(201);
        api.post("attach_database_catalog", "/databases/{database_id}/catalogs", this::attach)
                .succeedsWith(204);
        api.delete("detach_database_catalog", "/databases/{database_id}/catalogs/{connection_id}", this::detach)
                .succeedsWith(204);
    }

    static DatabaseEntry named(HotdataWorkspace workspace, VendorRequest request) {
        return found(workspace.databasesById, request.pathParameter("database_id"), "database");
    }

    private DatabaseEntry named(VendorRequest request) {
        return named(workspace(request), request);
    }

    /** June gives all of them at once and takes no notice of parameters; later a page, newest first. */
    private Answer list(VendorRequest request) {
        List<DatabaseEntry> all = new ArrayList<>(workspace(request).databases());
        if (!isSince(HotdataEra.AUGUST)) {
            return whole(all, "databases", json::database);
        }
        Collections.reverse(all);
        Optional<String> search = request.query("search");
        all.removeIf(
                database -> search.isPresent() && !database.name().orElse("").contains(search.get()));
        return cursorPage(
                request, all, limit(request, USUAL_PAGE, MOST_A_PAGE), DatabaseEntry::id, "databases", json::database);
    }

    private Answer create(VendorRequest request) {
        NewDatabase wanted = request.read(NewDatabase::read);
        if (!CATALOG.matcher(wanted.defaultCatalog()).matches()) {
            throw badRequest("default_catalog: use a-z, 0-9 and '_', not beginning with a digit");
        }
        Optional<Instant> expiresAt = wanted.expiresAt().map(this::expiry);
        ObjectNode config = Json.object();
        wanted.schemas().ifPresent(schemas -> config.set("schemas", schemas));
        ManagedRoutes.check(config);
        HotdataWorkspace workspace = workspace(request);
        Optional<DatabaseEntry> existing = existing(workspace, wanted);
        if (existing.isPresent()) {
            return Answer.json(200, created(existing.get()));
        }
        ConnectionEntry catalog = workspace.addDefaultCatalog(config);
        ManagedRoutes.declareAll(catalog, config);
        Set<String> declared = catalog.managedSchemas();
        String schema = wanted.defaultSchema()
                .or(() -> declared.size() == 1 ? declared.stream().findFirst() : Optional.empty())
                .orElse(MAIN);
        catalog.ownSchemas().add(MAIN);
        DatabaseEntry database = new DatabaseEntry(
                state.newId("dbas"),
                wanted.name(),
                wanted.defaultCatalog(),
                schema,
                catalog,
                expiresAt,
                state.now(),
                new LinkedHashMap<>());
        workspace.databasesById.put(database.id(), database);
        return Answer.json(201, created(database));
    }

    private ObjectNode created(DatabaseEntry database) {
        return json.database(database)
                .put("default_connection_id", database.defaultConnection().id());
    }

    /** Since autumn a database need not be made twice. */
    private Optional<DatabaseEntry> existing(HotdataWorkspace workspace, NewDatabase wanted) {
        if (!wanted.ifNotExists() || wanted.name().isEmpty() || !isSince(HotdataEra.AUTUMN)) {
            return Optional.empty();
        }
        List<DatabaseEntry> found = workspace.databases().stream()
                .filter(database -> database.name().equals(wanted.name()))
                .toList();
        if (found.size() > 1) {
            throw conflict("the name is shared by " + found.size() + " databases");
        }
        return found.stream().findFirst();
    }

    /** The same tables with the same rows under other ids; what is attached and the texts stay with the first one. */
    private Answer fork(VendorRequest request) {
        Fork wanted = request.read(Fork::read);
        DatabaseEntry source = named(request);
        Optional<Instant> expiresAt = wanted.expiresAt().map(this::expiry);
        HotdataWorkspace workspace = workspace(request);
        ConnectionEntry catalog = workspace.addDefaultCatalog(Json.object());
        catalog.ownSchemas().addAll(source.defaultConnection().managedSchemas());
        source.defaultConnection()
                .catalog()
                .forEach((where, table) -> catalog.ownCatalog().put(where, table.copy()));
        DatabaseEntry fork = new DatabaseEntry(
                state.newId("dbas"),
                wanted.name().or(source::name),
                source.defaultCatalog(),
                source.defaultSchema(),
                catalog,
                expiresAt,
                state.now(),
                new LinkedHashMap<>());
        workspace.databasesById.put(fork.id(), fork);
        ObjectNode body = created(fork);
        if (isSince(HotdataEra.AUTUMN)) {
            body.put("forked_from", source.id());
        }
        return Answer.json(201, body);
    }

    private Instant expiry(String text) {
        Matcher span = SPAN.matcher(text);
        if (span.matches()) {
            Duration unit = UNITS.getOrDefault(span.group(2), Duration.ZERO);
            return state.now().plus(unit.multipliedBy(Long.parseLong(span.group(1))));
        }
        try {
            return Instant.parse(text);
        } catch (DateTimeException notAnInstant) {
            throw badRequest("expires_at: expected a time such as 2026-06-06T09:00:00Z or a span such as 24h");
        }
    }

    private Answer get(VendorRequest request) {
        DatabaseEntry database = named(request);
        ObjectNode body = json.database(database)
                .put("default_connection_id", database.defaultConnection().id());
        ArrayNode attachments = body.putArray("attachments");
        database.attachments().forEach((connectionId, alias) -> {
            ObjectNode attachment = attachments.addObject().put("connection_id", connectionId);
            json.optional(attachment, "alias", alias);
        });
        return Answer.json(200, body);
    }

    private Answer delete(VendorRequest request) {
        workspace(request).removeDatabase(named(request));
        return Answer.noContent();
    }

    private Answer attach(VendorRequest request) {
        Attachment wanted = request.read(Attachment::read);
        DatabaseEntry database = named(request);
        ConnectionEntry connection = workspace(request)
                .connectionById(wanted.connectionId())
                .orElseThrow(() -> ConnectionRoutes.unknown(wanted.connectionId()));
        if (connection.isHidden()) {
            throw badRequest("a default catalog cannot be attached");
        }
        wanted.alias().filter(alias -> !CATALOG.matcher(alias).matches()).ifPresent(alias -> {
            throw badRequest("alias: use a-z, 0-9 and '_', not beginning with a digit");
        });
        boolean taken = wanted.alias().isPresent()
                && (database.attachments().containsValue(wanted.alias())
                        || wanted.alias().get().equals(database.defaultCatalog()));
        if (taken || database.attachments().containsKey(connection.id())) {
            throw conflict(taken ? "alias is in use" : "connection is attached already");
        }
        database.attachments().put(connection.id(), wanted.alias());
        return Answer.noContent();
    }

    private Answer detach(VendorRequest request) {
        DatabaseEntry database = named(request);
        String connectionId = request.pathParameter("connection_id");
        if (connectionId.equals(database.defaultConnection().id())) {
            throw badRequest("the default catalog cannot be detached");
        }
        if (database.attachments().remove(connectionId) == null) {
            throw notFound("connection " + connectionId + " is not attached");
        }
        return Answer.noContent();
    }
}
