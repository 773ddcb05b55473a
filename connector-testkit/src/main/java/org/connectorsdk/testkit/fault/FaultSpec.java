package org.connectorsdk.testkit.fault;

import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A fault written as one line of text, as the command line takes it:
 *
 * <pre>
 * SPEC     = OPERATION ":" FAULT { "," OPTION } [ ":" TIMES ]
 * OPERATION  the vendor's name of an operation, or "any"
 * FAULT      a name of {@link #knownFaults()}, some with a value, such as status=503
 * OPTION     a word or word=value that the fault takes; "after=DURATION" (a pause before it) and
 *            "from=N" (from the N-th exchange of the operation on) go with every fault
 * TIMES      how often it plays: a number, or "always"; once when left out
 *
 * create_connection:reset-after-executing:1
 * list_connections:status=503,retry-after=0:2
 * any:delay=200ms:always
 * get_job:cut-body=0.5,reset,from=3
 * </pre>
 *
 * <p>Durations are written {@code 200ms}, {@code 2s} or {@code 1m}, sizes {@code 100}, {@code 100B}, {@code 64KB},
 * {@code 5MB} or {@code 1GB}. Several specs for one operation play one after the other.
 *
 * @since 0.1.0
 */
public final class FaultSpec {

    private static final Pattern SHAPE =
            Pattern.compile("(?<operation>[^:]+):(?<fault>.+?)(?::(?<times>\\d+|always))?", Pattern.DOTALL);

    private final String operation;
    private final Fault fault;
    private final int times;
    private final int from;

    private FaultSpec(String operation, Fault fault, int times, int from) {
        this.operation = operation;
        this.fault = fault;
        this.times = times;
        this.from = from;
    }

    /**
     * Reads a spec. Whether the operation exists is seen when it is {@linkplain #armOn armed}.
     *
     * @param spec the text
     * @return what it means
     * @throws IllegalArgumentException if it is no spec; the message quotes the spec and says what to write instead
     */
    public static FaultSpec parse(String spec) {
        Matcher parts = SHAPE.matcher(spec.strip());
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "fault '" + spec + "': write OPERATION:FAULT[,OPTION]…[:TIMES], such as any:status=503:2");
        }
        try {
            SpecWords words = new SpecWords(parts.group("fault"));
            Fault fault = SpecFaults.byName(words);
            Duration after = words.duration("after", Duration.ZERO);
            int from = words.count("from", 1);
            words.requireAllUsed();
            Fault paused = after.isZero() ? fault : fault.after(after);
            return new FaultSpec(parts.group("operation"), paused, times(parts.group("times")), from);
        } catch (SpecWords.Mistake mistake) {
            throw new IllegalArgumentException("fault '" + spec + "': " + mistake.what());
        }
    }

    /** How often, zero for always. */
    private static int times(@Nullable String text) throws SpecWords.Mistake {
        if (text == null) {
            return 1;
        }
        return text.equals("always") ? 0 : SpecWords.number("the number of times", text, 1);
    }

    /**
     * What can stand in a spec's place of {@code FAULT}, one line each with the options it takes, for a help text.
     *
     * @return the lines in alphabetical order
     */
    public static List<String> knownFaults() {
        return SpecFaults.usages();
    }

    /**
     * Arms the fault on a script.
     *
     * @param script the script of the server that is to misbehave
     * @return the handle that tells whether it has played
     * @throws IllegalArgumentException if the server has no such operation; the message names those it has
     */
    public ArmedFault armOn(FaultScript script) {
        FaultScript.Arming arming = script.on(operation).fromAttempt(from);
        return (times == 0 ? arming.always() : arming.times(times)).inject(fault);
    }

    @Override
    public String toString() {
        return operation + ":" + fault + ":" + (times == 0 ? "always" : times);
    }
}
