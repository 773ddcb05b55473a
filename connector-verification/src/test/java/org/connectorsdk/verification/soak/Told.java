package org.connectorsdk.verification.soak;

import io.vavr.control.Either;
import java.util.List;
import java.util.Set;
import org.connectorsdk.api.error.ConnectorError;
import org.connectorsdk.api.error.Outcome;

/**
 * How one operation went.
 *
 * @param seed all that happened to it was drawn from this
 * @param work what it was
 * @param said what the library said, for people
 * @param isSuccess whether it said that it succeeded
 * @param isUnknown whether it said that it does not know
 * @param entries what the proxy saw
 * @param verdicts what was wrong
 */
record Told(
        long seed,
        Work work,
        String said,
        boolean isSuccess,
        boolean isUnknown,
        List<Ledger.Entry> entries,
        Set<Verdict> verdicts) {

    static Told of(
            long seed, Work work, Either<ConnectorError, ?> said, List<Ledger.Entry> entries, Set<Verdict> verdicts) {
        boolean unknown = said.isLeft() && said.getLeft().context().outcome() == Outcome.UNKNOWN;
        String text = said.isLeft()
                ? said.getLeft().kind() + " " + said.getLeft().message()
                : said.get().toString();
        return new Told(seed, work, text, said.isRight(), unknown, entries, verdicts);
    }

    static Told thrown(long seed, Work work, Throwable untyped, List<Ledger.Entry> entries, Set<Verdict> verdicts) {
        return new Told(seed, work, untyped.toString(), false, false, entries, verdicts);
    }

    /** {@return the kind of the error, in the first word of what was said} */
    String kind() {
        return said.split(" ", 2)[0];
    }

    @Override
    public String toString() {
        StringBuilder story = new StringBuilder();
        story.append(work).append(' ').append(Seeds.text(seed)).append(' ').append(verdicts);
        story.append("; said: ").append(said);
        entries.forEach(entry -> story.append("\n    ").append(entry));
        return story.append("\n    again: mvn -Psoak verify -Dsoak.operation=")
                .append(Seeds.text(seed))
                .toString();
    }
}
