package org.connectorsdk.verification.findings;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What each finding is tried with, counted from the test classes themselves. */
class FindingsTableTest {
    private static final int LEAST_INPUTS = 6;

    private record Row(
            String id, String rule, String test, Set<String> inputs, Set<String> providers, Set<String> views) {
        @Override
        public String toString() {
            return "%-5s %3d inputs  %d providers  %d views  %s: %s"
                    .formatted(id, inputs.size(), providers.size(), views.size(), test, rule);
        }
    }

    @Test
    void everyFindingHasSixInputsAndOneProviderAndOneView() {
        List<Row> rows = rows();

        rows.forEach(System.out::println);

        assertThat(rows).isNotEmpty().allSatisfy(row -> {
            assertThat(row.inputs()).as(row.id()).hasSizeGreaterThanOrEqualTo(LEAST_INPUTS);
            assertThat(row.providers()).as(row.id()).isNotEmpty();
            assertThat(row.views()).as(row.id()).isNotEmpty();
        });
    }

    private static List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (JavaClass found : new ClassFileImporter().importPackages("org.connectorsdk.verification.findings")) {
            if (found.isAnnotatedWith(Finding.class)) {
                rows.add(row(found.reflect()));
            }
        }
        rows.sort(Comparator.comparing(Row::id).thenComparing(Row::test));
        return rows;
    }

    private static Row row(Class<?> test) {
        Finding finding = test.getAnnotation(Finding.class);
        Row row = new Row(
                finding.value(),
                finding.rule(),
                test.getSimpleName(),
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeSet<>());
        Stream.of(test.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(ForEveryCase.class))
                .forEach(method -> count(test, method, row));
        return row;
    }

    private static void count(Class<?> test, Method method, Row row) {
        for (Case<Object> one : FindingCases.of(test, method.getAnnotation(ForEveryCase.class))) {
            row.inputs().add(one.input().name());
            row.providers().add(one.target().id());
            row.views().add(one.view().toString());
        }
    }
}
