package org.connectorsdk.cli;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Mistakes in a command line, a line for each. What was typed is never repeated, apart from the names of options: it
 * may be a secret in the wrong place.
 */
final class Mistakes {
    private static final String INT = "must be a whole number, " + Integer.MAX_VALUE + " at the most";
    private static final String LONG = "must be a whole number, " + Long.MAX_VALUE + " at the most";
    private static final String YES_OR_NO = "must be true or false";

    /** For the types that the parser reads itself: its own words repeat what was typed. */
    private static final Map<Class<?>, String> PLAIN = Map.of(
            int.class, INT,
            Integer.class, INT,
            long.class, LONG,
            Long.class, LONG,
            boolean.class, YES_OR_NO,
            Boolean.class, YES_OR_NO);

    private final Set<String> lines = new LinkedHashSet<>();
    private final Set<ArgSpec> unreadable = new HashSet<>();

    private Mistakes() {}

    static List<String> lines(List<? extends Exception> mistakes) {
        Mistakes all = new Mistakes();
        mistakes.forEach(all::unreadable);
        mistakes.forEach(all::missing);
        mistakes.forEach(all::unmatched);
        if (all.lines.isEmpty()) {
            all.lines.add("the command line cannot be understood");
        }
        return List.copyOf(all.lines);
    }

    private void unreadable(Exception mistake) {
        if (mistake instanceof MissingParameterException
                || !(mistake instanceof ParameterException wrong)
                || wrong.getArgSpec() == null) {
            return;
        }
        unreadable.add(wrong.getArgSpec());
        lines.add(name(wrong.getArgSpec()) + " " + problem(wrong.getArgSpec(), wrong.getCause()));
    }

    private static String problem(ArgSpec argument, @Nullable Throwable cause) {
        String plain = PLAIN.get(argument.type());
        if (plain != null) {
            return plain;
        }
        return cause instanceof TypeConversionException
                ? Optional.ofNullable(cause.getMessage()).orElse("cannot be read")
                : "cannot be read";
    }

    /** What could not be read counts as missing with the parser, but not with people. */
    private void missing(Exception mistake) {
        if (mistake instanceof MissingParameterException missing) {
            for (ArgSpec argument : missing.getMissing()) {
                if (!unreadable.contains(argument)) {
                    lines.add(name(argument) + missing(argument));
                }
            }
        }
    }

    /** An option that may be left out is only missed by the parser where it stands without its value. */
    private static String missing(ArgSpec argument) {
        if (argument.required()) {
            return " is missing";
        }
        return argument.arity().min() > 1 ? " needs " + argument.arity().min() + " values" : " needs a value";
    }

    private void unmatched(Exception mistake) {
        if (mistake instanceof UnmatchedArgumentException unmatched) {
            boolean noCommand = unmatched.getCommandLine().getParent() == null;
            for (String argument : unmatched.getUnmatched()) {
                if (argument.startsWith("-")) {
                    int equals = argument.indexOf('=');
                    lines.add("there is no option " + (equals < 0 ? argument : argument.substring(0, equals)));
                } else if (noCommand) {
                    lines.add("there is no such command");
                } else if (unreadable.stream().noneMatch(ArgSpec::isPositional)) {
                    lines.add("there is an argument too many");
                }
            }
        }
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
