package org.connectorsdk.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The table in docs/reliability.md is the one that the jar has. */
class DocumentedTableTest {
    @Test
    void theDocumentationHasTheTableOfTheJar() throws Exception {
        String page = Files.readString(Path.of("../../docs/reliability.md"));
        String documented = page.substring(page.indexOf("create unlogged table"), page.indexOf("fillfactor = 10);"));

        assertThat(bare(JdbcSharedLimit.postgresql())).contains(bare(documented));
    }

    private static String bare(String sql) {
        return sql.replaceAll("--.*", "").replaceAll("\\s+", " ").strip();
    }
}
