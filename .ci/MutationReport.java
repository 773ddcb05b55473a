import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Reads a report of PIT and a list of survivors with the reason why nobody can notice each. Prints the figures per
 * class, and ends with 1 when a mutant survives that the list does not explain, or the list explains one that does not
 * survive.
 *
 * <p>{@code java MutationReport.java target/pit-reports/mutations.xml src/test/mutation/survivors.txt}. A line of the
 * list: {@code Class.method | mutator | how many | reason}; empty lines and lines that begin with # do not count.
 * {@code 0-2} stands for at most two, where the pace of the machine decides whether a test sees them.
 */
public final class MutationReport {
    private static final double GOAL = 95.0;

    private record Mutant(String type, String method, String mutator, int line, String status, String description) {
        boolean survived() {
            return status.equals("SURVIVED") || status.equals("NO_COVERAGE");
        }

        String key() {
            return type + "." + method + " | " + mutator;
        }
    }

    private record Explained(int least, int count, String reason) {}

    private MutationReport() {}

    public static void main(String[] args) throws Exception {
        List<Mutant> mutants = mutants(Path.of(args[0]));
        Map<String, Explained> explained = explained(Path.of(args[1]));
        printFigures(mutants, explained);
        List<String> problems = problems(mutants, explained);
        problems.forEach(System.out::println);
        if (!problems.isEmpty()) {
            System.exit(1);
        }
    }

    private static List<Mutant> mutants(Path report) throws Exception {
        NodeList nodes = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(report.toFile())
                .getElementsByTagName("mutation");
        List<Mutant> mutants = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            Element node = (Element) nodes.item(i);
            String mutator = text(node, "mutator");
            mutants.add(new Mutant(
                    simple(text(node, "mutatedClass")),
                    text(node, "mutatedMethod"),
                    mutator.substring(mutator.lastIndexOf('.') + 1).replace("Mutator", ""),
                    Integer.parseInt(text(node, "lineNumber")),
                    node.getAttribute("status"),
                    text(node, "description")));
        }
        return mutants;
    }

    private static String text(Element node, String name) {
        return node.getElementsByTagName(name).item(0).getTextContent();
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    private static Map<String, Explained> explained(Path list) throws IOException {
        Map<String, Explained> explained = new TreeMap<>();
        for (String line : Files.readAllLines(list)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] parts = line.split("\\|", 4);
                String key = parts[0].strip() + " | " + parts[1].strip();
                String[] range = parts[2].strip().split("-");
                explained.put(
                        key,
                        new Explained(
                                Integer.parseInt(range[0]),
                                Integer.parseInt(range[range.length - 1]),
                                parts[3].strip()));
            }
        }
        return explained;
    }

    private static void printFigures(List<Mutant> mutants, Map<String, Explained> explained) {
        Map<String, int[]> figures = new TreeMap<>(); // killed, all
        for (Mutant mutant : mutants) {
            String outer = mutant.type().replaceFirst("\\$.*", "");
            int[] figure = figures.computeIfAbsent(outer, name -> new int[2]);
            figure[0] += mutant.survived() ? 0 : 1;
            figure[1]++;
        }
        int killed = 0;
        for (Map.Entry<String, int[]> figure : figures.entrySet()) {
            killed += figure.getValue()[0];
            double share = 100.0 * figure.getValue()[0] / figure.getValue()[1];
            System.out.println(String.format(
                    Locale.ROOT,
                    "%-28s %4d of %4d mutants killed %6.1f %%%s",
                    figure.getKey(),
                    figure.getValue()[0],
                    figure.getValue()[1],
                    share,
                    share < GOAL ? "  below " + GOAL + " %" : ""));
        }
        int listed = explained.values().stream().mapToInt(Explained::count).sum();
        System.out.println(String.format(
                Locale.ROOT,
                "%d of %d mutants killed (%.1f %%); %d survivors are explained",
                killed,
                mutants.size(),
                100.0 * killed / mutants.size(),
                listed));
    }

    private static List<String> problems(List<Mutant> mutants, Map<String, Explained> explained) {
        Map<String, List<Mutant>> survivors = new TreeMap<>();
        for (Mutant mutant : mutants) {
            if (mutant.survived()) {
                survivors.computeIfAbsent(mutant.key(), key -> new ArrayList<>()).add(mutant);
            }
        }
        List<String> problems = new ArrayList<>();
        survivors.forEach((key, found) -> {
            int known = explained.containsKey(key) ? explained.get(key).count() : 0;
            if (found.size() > known) {
                found.forEach(mutant -> problems.add("survived without an explanation (" + known + " of " + found.size()
                        + " known): " + key + ", line " + mutant.line() + ": " + mutant.description()
                        + (mutant.status().equals("NO_COVERAGE") ? " (no test runs it)" : "")));
            }
        });
        explained.forEach((key, known) -> {
            int found = survivors.getOrDefault(key, List.of()).size();
            if (found < known.least()) {
                problems.add("explained but killed: " + key + ", " + known.least() + " listed, " + found + " survive");
            }
        });
        return problems;
    }
}
