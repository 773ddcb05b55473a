package org.connectorsdk.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.connectorsdk.temporal.ConnectorActivities.ConnectionIds;
import org.junit.jupiter.api.Test;

/** Pages of vendors that list everything at once. */
class PagePartTest {
    private static final List<String> PAGE =
            IntStream.range(0, 4_500).mapToObj(i -> "c" + i).toList();

    private static PagePart first() {
        return PagePart.decode("");
    }

    @Test
    void aPageThatFitsIsOnePart() {
        ConnectionIds part = first().of(List.of("a", "b"), "vendor's", List.of("odd row"));

        assertThat(part).isEqualTo(new ConnectionIds(List.of("a", "b"), "vendor's", List.of("odd row")));
    }

    @Test
    void thePartsOfALargePageHaveEachConnectionOnce() {
        List<String> seen = new ArrayList<>();
        String token = "";
        do {
            ConnectionIds part = PagePart.decode(token).of(PAGE, "", List.of());
            assertThat(part.connections()).hasSizeLessThanOrEqualTo(PagePart.MOST);
            seen.addAll(part.connections());
            token = part.next();
        } while (!token.isEmpty());

        assertThat(seen).isEqualTo(PAGE);
    }

    @Test
    void aPartGoesOnWhereTheLastOneEndedAlsoWhenOthersAreGone() {
        String token = first().of(PAGE, "", List.of()).next();

        ConnectionIds part = PagePart.decode(token).of(PAGE.subList(100, PAGE.size()), "", List.of());

        assertThat(part.connections().get(0)).isEqualTo("c2000");
    }

    @Test
    void noConnectionIsLostWhenTheLastOneOfAPartIsGone() {
        ConnectionIds before = first().of(PAGE, "", List.of());
        List<String> left = new ArrayList<>(PAGE);
        left.removeAll(PAGE.subList(1_800, 2_000));

        Set<String> seen = new LinkedHashSet<>(before.connections());
        for (String token = before.next(); !token.isEmpty(); ) {
            ConnectionIds part = PagePart.decode(token).of(left, "", List.of());
            seen.addAll(part.connections());
            token = part.next();
        }

        assertThat(seen).containsAll(left);
    }

    @Test
    void theLastPartLeadsToTheVendorsNextPage() {
        PagePart last = new PagePart(4_000, "c3999", "page 1");

        assertThat(last.of(PAGE, "page 2", List.of()).next()).isEqualTo("page 2");
    }

    @Test
    void aPartReadsTheVendorsPageAgain() {
        PagePart part = PagePart.decode(
                PagePart.decode("page 1").of(PAGE, "page 2", List.of()).next());

        assertThat(part.token()).isEqualTo("page 1");
    }

    @Test
    void aVendorsTokenThatLooksLikeOursIsGivenBack() {
        PagePart part =
                PagePart.decode(first().of(List.of("a"), "part:7:x", List.of()).next());

        assertThat(part).isEqualTo(new PagePart(0, "", "part:7:x"));
    }

    @Test
    void warningsOfAPageAreToldOnceAndNotAll() {
        List<String> warnings =
                IntStream.range(0, 500).mapToObj(i -> "row " + i).toList();

        ConnectionIds begin = first().of(PAGE, "", warnings);

        assertThat(begin.warnings()).hasSize(100);
        assertThat(PagePart.decode(begin.next()).of(PAGE, "", warnings).warnings())
                .isEmpty();
    }

    @Test
    void aTokenThatIsNoneIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> PagePart.decode("part:x"));
    }
}
