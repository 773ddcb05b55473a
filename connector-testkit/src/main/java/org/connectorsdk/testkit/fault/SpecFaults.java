package org.connectorsdk.testkit.fault;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.connectorsdk.testkit.fault.SpecWords.Mistake;

/** The faults that a spec can name. */
final class SpecFaults {

    /** How a fault is written, and what is made of its words. */
    private record Entry(String usage, Maker maker) {}

    /** Makes a fault of the words of a spec. */
    private interface Maker {
        Fault of(SpecWords words) throws Mistake;
    }

    private static final String REPLY_OPTIONS = "[,retry-after=VALUE][,content-type=TYPE][,body=TEXT]";

    private static final Pattern FRACTION = Pattern.compile("0\\.\\d{1,9}");

    private static final Map<String, Entry> ENTRIES = new TreeMap<>();

    static {
        plain("pass", Fault.pass());
        plain("reset-before", Fault.resetBefore());
        plain("reset-after-executing", Fault.resetAfterExecuting());
        plain("close-before", Fault.closeBefore());
        plain("close-after-executing", Fault.closeAfterExecuting());
        plain("close-after-answer", Fault.closeAfterAnswer());
        plain("no-answer", Fault.noAnswer());
        plain("no-answer-after-executing", Fault.noAnswerAfterExecuting());
        plain("empty-body", Fault.emptyBody());
        plain("broken-json", Fault.brokenJson());
        plain("endless-body", Fault.endlessBody());
        plain("login-page", Fault.loginPage());
        add("delay", "=DURATION", words -> Fault.delay(words.requiredDuration("delay")));
        add(
                "delay-after-executing",
                "=DURATION",
                words -> Fault.delayAfterExecuting(words.requiredDuration("delay-after-executing")));
        add("status", "=NUMBER" + REPLY_OPTIONS, words -> reply(Fault.status(words.requiredStatus("status")), words));
        add(
                "status-after-executing",
                "=NUMBER" + REPLY_OPTIONS,
                words -> reply(Fault.statusAfterExecuting(words.requiredStatus("status-after-executing")), words));
        add("html-proxy", "=NUMBER[,retry-after=VALUE]", words -> {
            ReplyFault page = Fault.htmlProxy(words.requiredStatus("html-proxy"));
            return words.optional("retry-after")
                    .map(value -> page.header("Retry-After", value))
                    .orElse(page);
        });
        add(
                "redirect",
                "=NUMBER,location=ADDRESS",
                words -> Fault.redirect(words.requiredStatus("redirect"), words.requiredLocation("location")));
        add("cut-body", "=FRACTION|SIZE[,reset][,chunked][,gzip]", SpecFaults::cut);
        add(
                "trickle",
                "=SIZE,every=DURATION",
                words -> Fault.trickle(pieceSize(words), words.requiredDuration("every")));
        add("gzip-bomb", "=SIZE", words -> Fault.gzipBomb(words.requiredSize("gzip-bomb")));
    }

    private SpecFaults() {}

    private static void add(String name, String arguments, Maker maker) {
        ENTRIES.put(name, new Entry(name + arguments, maker));
    }

    private static void plain(String name, Fault fault) {
        add(name, "", words -> {
            words.has(name);
            return fault;
        });
    }

    static Fault byName(SpecWords words) throws Mistake {
        Entry entry = ENTRIES.get(words.name());
        if (entry == null) {
            throw new Mistake(
                    "there is no fault '" + words.name() + "'; available: " + String.join(", ", ENTRIES.keySet()));
        }
        return entry.maker().of(words);
    }

    static List<String> usages() {
        return ENTRIES.values().stream().map(Entry::usage).toList();
    }

    static String usage(String name) {
        return Optional.ofNullable(ENTRIES.get(name)).map(Entry::usage).orElse(name);
    }

    private static Fault reply(ReplyFault bare, SpecWords words) {
        ReplyFault reply = bare;
        Optional<String> retryAfter = words.optional("retry-after");
        Optional<String> contentType = words.optional("content-type");
        Optional<String> body = words.optional("body");
        if (retryAfter.isPresent()) {
            reply = reply.header("Retry-After", retryAfter.get());
        }
        if (contentType.isPresent()) {
            reply = reply.contentType(contentType.get());
        }
        return body.isPresent() ? reply.body(body.get()) : reply;
    }

    private static Fault cut(SpecWords words) throws Mistake {
        String amount = words.required("cut-body", "0.5");
        CutFault cut = amount.contains(".")
                ? Fault.cutBody(fraction(amount))
                : Fault.cutBodyAfter(words.requiredSize("cut-body"));
        cut = words.has("reset") ? cut.byReset() : cut;
        cut = words.has("chunked") ? cut.chunked() : cut;
        return words.has("gzip") ? cut.gzip() : cut;
    }

    private static double fraction(String text) throws Mistake {
        if (!FRACTION.matcher(text).matches()) {
            throw new Mistake("'cut-body' takes a part from 0.0 to below 1.0 or a size, not '" + text + "'");
        }
        return Double.parseDouble(text);
    }

    private static int pieceSize(SpecWords words) throws Mistake {
        long size = words.requiredSize("trickle");
        if (size < 1 || size > Integer.MAX_VALUE) {
            throw new Mistake("'trickle' takes a size from 1 byte on");
        }
        return (int) size;
    }
}
