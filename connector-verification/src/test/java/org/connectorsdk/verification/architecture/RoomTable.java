package org.connectorsdk.verification.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The table of the rooms of all providers, in Markdown: a room is a row, a provider a column, and what stands in a cell
 * is the class that is this room of this provider, or a dash.
 *
 * @param providers the titles of the columns, such as {@code Hotdata} or {@code Airbyte config}
 * @param rows the rooms
 */
record RoomTable(List<String> providers, List<Row> rows) {
    private static final String BEGIN = "<!-- rooms -->";
    private static final String END = "<!-- end of rooms -->";
    private static final String ABSENT = "—";

    /**
     * One room.
     *
     * @param room its name: {@code XCatalog}, where X stands for the provider, or {@code wire}
     * @param cells the classes, as many as there are providers
     */
    record Row(String room, List<String> cells) {}

    /** Reads the table of a document. Its first two columns are the room and what it holds. */
    static RoomTable read(String document) {
        String block = document.substring(document.indexOf(BEGIN) + BEGIN.length(), document.indexOf(END));
        List<List<String>> lines = block.lines()
                .filter(line -> line.startsWith("|") && !line.startsWith("|-"))
                .map(RoomTable::cells)
                .toList();
        return new RoomTable(
                lines.get(0).subList(2, lines.get(0).size()),
                lines.stream()
                        .skip(1)
                        .map(line -> new Row(line.get(0), line.subList(2, line.size())))
                        .toList());
    }

    private static List<String> cells(String line) {
        return Arrays.stream(line.substring(1).split("\\|"))
                .map(cell -> cell.replace("`", "").strip())
                .toList();
    }

    /** Where the table says something else than the classes. */
    List<String> differences(JavaClasses classes, Architecture rules) {
        List<String> differences = new ArrayList<>();
        Set<String> missing = new TreeSet<>(rules.providers(classes));
        for (int column = 0; column < providers.size(); column++) {
            String provider = providers.get(column);
            missing.remove(module(provider));
            for (Row row : rows) {
                String told = row.cells().get(column);
                String found = found(row.room(), provider, classes, rules);
                if (!told.equals(found)) {
                    differences.add(provider + ", " + row.room() + ": " + found + ", in the table " + told);
                }
            }
        }
        missing.forEach(module -> differences.add(module + " is not in the table"));
        return differences;
    }

    private static String found(String room, String provider, JavaClasses classes, Architecture rules) {
        List<JavaClass> own = rules.topLevel(classes)
                .filter(type ->
                        isOf(type.getPackageName().substring(rules.root().length() + 1), provider))
                .toList();
        if (!room.startsWith("X")) {
            String home = rules.root() + '.' + module(provider) + '.' + room;
            return rules.topLevel(classes)
                            .anyMatch(type -> type.getPackageName().equals(home))
                    ? room
                    : ABSENT;
        }
        return names(room.substring(1).toLowerCase(Locale.ROOT), provider)
                .flatMap(
                        name -> own.stream().filter(type -> type.getSimpleName().equalsIgnoreCase(name)))
                .map(JavaClass::getSimpleName)
                .findFirst()
                .orElse(ABSENT);
    }

    /** What belongs to one of several APIs comes before what they share. */
    private static Stream<String> names(String room, String provider) {
        return part(provider).isEmpty()
                ? Stream.of(module(provider) + room)
                : Stream.of(part(provider) + room, module(provider) + part(provider) + room, module(provider) + room);
    }

    private static boolean isOf(String place, String provider) {
        String module = module(provider);
        return place.equals(module)
                || place.equals(module + ".internal")
                || (!part(provider).isEmpty() && place.startsWith(module + '.' + part(provider)));
    }

    private static String module(String provider) {
        return provider.split(" ", -1)[0].toLowerCase(Locale.ROOT);
    }

    /** The API of a vendor that has several; empty where there is one. */
    private static String part(String provider) {
        int space = provider.indexOf(' ');
        return space < 0 ? "" : provider.substring(space + 1).toLowerCase(Locale.ROOT);
    }
}
