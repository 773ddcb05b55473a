package org.connectorsdk.verification.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every Java snippet in the documentation compiles against the modules as they are. */
class SnippetTest {
    private static final Pattern TYPE =
            Pattern.compile("^public (?:final )?(?:class|interface|record) (\\w+)", Pattern.MULTILINE);

    private static final Pattern PACKAGE = Pattern.compile("^package ", Pattern.MULTILINE);

    /** The only file that may annotate a package, and as good a name as any for a type that is not public. */
    private static final String OF_A_PACKAGE = "package-info";

    /** Where a snippet that shows one file of an example finds the others. */
    private static final String EXAMPLES = Stream.of("acme-provider", "onboarding")
            .flatMap(example -> Stream.of("main", "test")
                    .map(set -> Documents.ROOT.resolve("examples/" + example + "/src/" + set + "/java")))
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator));

    /** Statements stand in a method that has what such a snippet takes for granted. */
    private static final String FRAME = """
            import io.vavr.control.Either;
            import java.time.*;
            import java.util.*;
            import org.connectorsdk.api.*;
            import org.connectorsdk.api.call.*;
            import org.connectorsdk.api.catalog.*;
            import org.connectorsdk.api.config.*;
            import org.connectorsdk.api.connection.*;
            import org.connectorsdk.api.descriptor.*;
            import org.connectorsdk.api.error.*;
            import org.connectorsdk.api.facet.*;
            import org.connectorsdk.api.job.*;
            import org.connectorsdk.api.json.*;
            import org.connectorsdk.api.observe.*;
            import org.connectorsdk.api.observe.Observer;
            import org.connectorsdk.api.spi.*;

            abstract class Snippet {
                abstract String readTokenFile();

                void run(Connections connections, ConnectionId id, Secret password) throws Exception {
            //SNIPPET
                }
            }
            """;

    @TempDir
    private Path output;

    static Stream<Documents.Snippet> snippets() {
        return Documents.snippets();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("snippets")
    void compiles(Documents.Snippet snippet) {
        assertThat(problems(snippet.code())).isEmpty();
    }

    @Test
    void aSnippetThatDoesNotCompileIsSeen() {
        assertThat(problems("connections.noSuchOperation();")).contains("noSuchOperation");
    }

    private String problems(String code) {
        Matcher type = TYPE.matcher(code);
        boolean isWholeFile = type.find() || PACKAGE.matcher(code).find();
        String unit = isWholeFile ? code : inFrame(code);
        String name = type.reset().find() ? type.group(1) : isWholeFile ? OF_A_PACKAGE : "Snippet";
        JavaFileObject source =
                new SimpleJavaFileObject(URI.create("string:///" + name + ".java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return unit;
                    }
                };
        StringWriter log = new StringWriter();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        boolean compiled = compiler.getTask(log, null, null, options(), null, List.of(source))
                .call();
        return compiled ? "" : log + "\n" + unit;
    }

    /** Imports of its own go to the top of the file. */
    private static String inFrame(String code) {
        String imports = code.lines().filter(SnippetTest::isImport).collect(Collectors.joining("\n", "", "\n"));
        String statements = code.lines().filter(line -> !isImport(line)).collect(Collectors.joining("\n"));
        return imports + FRAME.replace("//SNIPPET", statements);
    }

    private static boolean isImport(String line) {
        return line.startsWith("import ");
    }

    private List<String> options() {
        return List.of(
                "-proc:none",
                "-implicit:none",
                "-cp",
                System.getProperty("java.class.path"),
                "-sourcepath",
                EXAMPLES,
                "-d",
                output.toString());
    }
}
