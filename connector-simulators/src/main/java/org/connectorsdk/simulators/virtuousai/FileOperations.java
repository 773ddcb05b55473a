package org.connectorsdk.simulators.virtuousai;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.InstantSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.connectorsdk.testkit.simulator.Members;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Browsing and validating files of file connections. */
final class FileOperations {

    static final int PAGE = 2;
    static final int LARGEST_SELECTION = 10;

    private final VirtuousAiTenant tenant;
    private final Access access;
    private final InstantSource clock;
    private final SourceFiles files;

    FileOperations(VirtuousAiTenant tenant, Access access, InstantSource clock, SourceFiles files) {
        this.tenant = tenant;
        this.access = access;
        this.clock = clock;
        this.files = files;
    }

    void declare(RouteGroup api) {
        api.get("list-files", "/connections/{connection_id}/files", this::list);
        api.post("validate-file-selection", "/connections/{connection_id}/files/validate", this::validate);
    }

    private void use(VendorRequest request) {
        StoredConnection connection = tenant.require(request, access.user(request));
        boolean hasFiles = ProviderType.of(connection.provider)
                .filter(type -> type.source() == ProviderType.Source.FILES)
                .isPresent();
        if (!hasFiles) {
            throw Refusal.of(Refusal.Kind.BAD_REQUEST, "Provider does not support file operations");
        }
        connection.lastUsedAt = clock.instant();
    }

    /** The name of the page token is not documented, hence two spellings. */
    private Answer list(VendorRequest request) {
        new QueryCheck(request).allow(Set.of("path", "page_token", "pageToken")).refuseIfWrong();
        use(request);
        String asked = request.query("path").orElse("/");
        String folder = files.folder(asked).orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "Path not found"));
        List<FileItem> inside = files.inside(folder);
        Optional<String> token = request.query("page_token").or(() -> request.query("pageToken"));
        int begin = token.map(text -> begin(text, inside.size())).orElse(0);
        int end = Math.min(begin + PAGE, inside.size());
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode items = body.putArray("items");
        inside.subList(begin, end).forEach(item -> items.add(item.toJson()));
        body.put("nextPageToken", end < inside.size() ? Integer.toString(end) : null)
                .put("path", folder);
        return Answer.json(200, body);
    }

    private static int begin(String token, int size) {
        if (!token.matches("[1-9]\\d{0,8}") || Integer.parseInt(token) >= size) {
            throw Refusal.of(Refusal.Kind.BAD_REQUEST, "Invalid page token");
        }
        return Integer.parseInt(token);
    }

    private Answer validate(VendorRequest request) {
        List<String> selected = request.read(FileOperations::readSelection);
        use(request);
        Set<FileItem> chosen = new LinkedHashSet<>();
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ArrayNode violations = JsonNodeFactory.instance.arrayNode();
        for (String name : selected) {
            files.find(name)
                    .ifPresentOrElse(
                            item -> chosen.addAll(files.filesOf(item)), () -> violations.add("Unknown item: " + name));
        }
        if (selected.size() > LARGEST_SELECTION) {
            violations.add("Selection exceeds the allowed number of items");
        }
        body.put("maxDepth", chosen.stream().mapToInt(FileItem::depth).max().orElse(0));
        body.put("totalBytes", chosen.stream().mapToLong(FileItem::size).sum());
        body.put("totalItems", chosen.size()).put("valid", violations.isEmpty()).set("violations", violations);
        return Answer.json(200, body);
    }

    private static List<String> readSelection(Members members) {
        if (members.any("selectedItems").isEmpty()) {
            members.text("selectedItems"); // notes that it is missing
        }
        return members.texts("selectedItems");
    }
}
