package org.connectorsdk.verification.fuzz;

import io.vavr.control.Either;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;
import org.connectorsdk.testkit.conformance.ConformanceTarget;
import org.connectorsdk.verification.fuzz.Tally.Finding;
import org.connectorsdk.verification.incidents.Stage;
import org.jspecify.annotations.Nullable;

/**
 * Puts answers before all providers and prints what came of them, one line for each. Arguments: the seed, the number of
 * the first answer, how many are spoiled, and how many are harmless.
 */
final class FuzzProgram {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final int DRAWS = 200;
    private static final List<Harmless> HARMLESS = List.of(Harmless.values());
    private static final List<Ruin> RUIN = List.of(Ruin.values());
    private static final List<Spoil> SPOIL = List.of(Spoil.values());

    private final long seed;
    private final boolean aloud;
    private final List<Stand> stands = new ArrayList<>();
    private final List<Tally> tallies = new ArrayList<>();
    private final Overdue overdue = new Overdue();
    private long mostHeap;

    private FuzzProgram(long seed, boolean aloud) {
        this.seed = seed;
        this.aloud = aloud;
        for (ConformanceTarget target : Stage.targets().toList()) {
            stands.add(new Stand(target));
            tallies.add(new Tally(target.id()));
        }
    }

    public static void main(String[] args) {
        int first = Integer.parseInt(args[1]);
        int spoiled = Integer.parseInt(args[2]);
        int harmless = Integer.parseInt(args[3]);
        FuzzProgram program = new FuzzProgram(Long.parseLong(args[0]), spoiled + harmless == 1);
        for (int i = 0; i < spoiled; i++) {
            program.put(first + i, false);
        }
        for (int i = 0; i < harmless; i++) {
            program.put(first + i, true);
        }
        boolean clean = program.tallies.stream().allMatch(Tally::isClean);
        program.tallies.forEach(System.out::println);
        System.out.printf("seed %d, heap at the most %d MB%n", program.seed, program.mostHeap >> 20);
        program.tallies.forEach(tally -> System.out.print(tally.details()));
        System.out.println(clean ? "clean" : "not clean");
        System.exit(0); // connections and daemons are of no interest any more
    }

    private void put(int number, boolean harmless) {
        Stand stand = stands.get(number % stands.size());
        Tally tally = tallies.get(number % stands.size());
        RandomGenerator random = new SplittableRandom(seed + (harmless ? ~(long) number : number) * GOLDEN);
        for (int draws = 0; draws < DRAWS; draws++) {
            List<Specimen> play = stand.plays().get(random.nextInt(stand.plays().size()));
            Specimen specimen = play.get(random.nextInt(play.size()));
            Spoiled answer = drawn(specimen, random, harmless);
            if (answer != null) {
                tally.count(harmless);
                Case present = new Case(stand, specimen, answer, number, harmless);
                overdue.begin(present);
                judge(present, tally);
                overdue.end();
                look(number);
                return;
            }
        }
    }

    private static @Nullable Spoiled drawn(Specimen specimen, RandomGenerator random, boolean harmless) {
        if (harmless) {
            return HARMLESS.get(random.nextInt(HARMLESS.size())).apply(specimen, random);
        }
        if (specimen.document == null || random.nextInt(4) == 0) {
            return RUIN.get(random.nextInt(RUIN.size())).apply(specimen, random);
        }
        return SPOIL.get(random.nextInt(SPOIL.size())).apply(specimen, random);
    }

    /** One answer before one provider. */
    record Case(Stand stand, Specimen specimen, Spoiled answer, int number, boolean harmless) {
        String alike() {
            String what = answer.what().replaceAll("[0-9]+", "#").replaceAll("( with ).*", "");
            return specimen.play.ask().name() + ": " + what;
        }

        String story(String said) {
            return "no. " + number + (harmless ? " (harmless) " : " ") + stand.provider() + " "
                    + specimen.play.ask().name() + ", " + Exchange.place(specimen.exchange.request()) + ": "
                    + answer.what() + " -> " + said;
        }
    }

    private void judge(Case present, Tally tally) {
        try {
            Either<ConnectorError, Seen> said = present.stand.ask(present.specimen, present.answer);
            if (aloud) {
                System.out.println(present.story(String.valueOf(said)));
            }
            if (said.isRight()) {
                success(present, said.get(), tally);
            } else {
                failure(present, said.getLeft(), tally);
            }
        } catch (RuntimeException untyped) {
            add(tally, Finding.UNTYPED, present, untyped);
        } catch (Error error) {
            add(tally, Finding.ERROR, present, error);
        }
    }

    private static void add(Tally tally, Finding finding, Case present, Throwable thrown) {
        StackTraceElement[] trace = thrown.getStackTrace();
        tally.add(
                finding,
                thrown.getClass().getSimpleName() + (trace.length > 0 ? " " + trace[0] : ""),
                present.story(String.valueOf(thrown)));
    }

    private static void success(Case present, Seen seen, Tally tally) {
        Seen honest = present.specimen.play.honest();
        boolean same = seen.facts().equals(honest.facts());
        switch (present.answer.expected()) {
            case SUCCESS -> {
                if (!new HashSet<>(seen.facts()).containsAll(honest.facts())) {
                    tally.add(Finding.SOUND_REFUSED, present.alike(), present.story("less: " + seen));
                }
            }
            case ERROR -> {
                // What a write did may be looked for and found by its right name, or be known from the look before it.
                boolean found =
                        same && present.specimen.looksBack() && (seen.said() || present.stand.looked(present.specimen));
                if (!found) {
                    tally.add(Finding.WRONG_ACCEPTANCE, present.alike(), present.story(seen.toString()));
                }
            }
            case TOLD -> {
                if (!same && !seen.said()) {
                    tally.add(Finding.WRONG_ACCEPTANCE, present.alike(), present.story(seen.toString()));
                }
            }
            case SAID -> {
                if (!seen.said()) {
                    tally.add(Finding.WRONG_ACCEPTANCE, present.alike(), present.story(seen.toString()));
                }
            }
            case TYPED -> {
                // Nothing more is asked.
            }
        }
    }

    private static void failure(Case present, ConnectorError error, Tally tally) {
        if (present.harmless) {
            tally.add(Finding.SOUND_REFUSED, present.alike(), present.story(error.message()));
        } else if (present.specimen.exchange.write() && error.context().outcome() != Outcome.UNKNOWN) {
            tally.add(Finding.FALSE_DENIAL, present.alike(), present.story(error.message()));
        }
    }

    private void look(int number) {
        if (number % 100 == 0) {
            Runtime jvm = Runtime.getRuntime();
            mostHeap = Math.max(mostHeap, jvm.totalMemory() - jvm.freeMemory());
        }
    }
}
