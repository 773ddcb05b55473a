package org.connectorsdk.simulators.virtuousai;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.connectorsdk.simulators.Json;
import org.connectorsdk.simulators.virtuousai.SourceFiles.FileItem;
import org.connectorsdk.testkit.simulator.Members;
import org.connectorsdk.testkit.simulator.Refusal;
import org.connectorsdk.testkit.simulator.RouteGroup;
import org.connectorsdk.testkit.simulator.VendorRequest;
import org.connectorsdk.testkit.wire.Answer;

/** Browsing and validating files of file connections. */
final class FileRoutes extends VirtuousAiRoutes {
    private static final int PAGE = 2;
    private static final int LARGEST_SELECTION = 10;

    FileRoutes(VirtuousAiState state) {
        super(state);
    }

    @Override
    void addTo(RouteGroup api) {
        api.get("list-files", ONE + "/files", this::list);
        api.post("validate-file-selection", ONE + "/files/validate", this::validate);
    }

    private void use(VendorRequest request) {
        use(request, ProviderType.Source.FILES, "file");
    }

    /** The name of the page token is not documented, hence two spellings. */
    private Answer list(VendorRequest request) {
        new QueryCheck(request).allow(Set.of("path", "page_token", "pageToken")).refuseIfWrong();
        use(request);
        String folder = state.files
                .folder(request.query("path").orElse("/"))
                .orElseThrow(() -> Refusal.of(Refusal.Kind.NOT_FOUND, "Path not found"));
        List<FileItem> inside = state.files.inside(folder);
        Optional<String> token = request.query("page_token").or(() -> request.query("pageToken"));
        int begin = token.map(text -> begin(text, inside.size())).orElse(0);
        int end = Math.min(begin + PAGE, inside.size());
        ObjectNode body = Json.object();
        ArrayNode items = body.putArray("items");
        inside.subList(begin, end).forEach(item -> items.add(item.toJson()));
        body.put("nextPageToken", end < inside.size() ? Integer.toString(end) : null);
        return Answer.json(200, body.put("path", folder));
    }

    private static int begin(String token, int size) {
        if (!token.matches("[1-9]\\d{0,8}") || Integer.parseInt(token) >= size) {
            throw Refusal.of(Refusal.Kind.BAD_REQUEST, "Invalid page token");
        }
        return Integer.parseInt(token);
    }

    private Answer validate(VendorRequest request) {
        List<String> selected = request.read(FileRoutes::readSelection);
        use(request);
        Set<FileItem> chosen = new LinkedHashSet<>();
        ArrayNode violations = Json.array();
        for (String name : selected) {
            state.files
                    .find(name)
                    .map(state.files::filesOf)
                    .ifPresentOrElse(chosen::addAll, () -> violations.add("Unknown item: " + name));
        }
        if (selected.size() > LARGEST_SELECTION) {
            violations.add("Selection exceeds the allowed number of items");
        }
        ObjectNode body = Json.object()
                .put("maxDepth", chosen.stream().mapToInt(FileItem::depth).max().orElse(0))
                .put("totalBytes", chosen.stream().mapToLong(FileItem::size).sum())
                .put("totalItems", chosen.size())
                .put("valid", violations.isEmpty());
        return Answer.json(200, body.set("violations", violations));
    }

    private static List<String> readSelection(Members members) {
        members.required("selectedItems");
        return members.texts("selectedItems");
    }
}
