package org.connectorsdk.http.internal.json;

import java.io.Closeable;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.connectorsdk.api.json.JsonNull;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.http.internal.json.UnreadableAnswer.Reason;
import org.jspecify.annotations.Nullable;

/**
 * One answer that is read element by element, in memory that does not grow with it. For one thread.
 *
 * @param <T> the type of the elements
 */
public final class ElementReader<T> implements Closeable {
    private final ElementPlan<T> plan;
    private final OpenAnswer answer;
    private final JsonCursor in;
    private final JsonObject.Builder members = JsonObject.builder();

    private final Set<String> wanted = new HashSet<>();

    private State state = State.BEFORE;
    private @Nullable IOException failure;
    private long count;
    /** The names that lead to the array in this very answer. */
    private List<String> path;

    private enum State {
        BEFORE,
        WITHIN,
        AFTER
    }

    ElementReader(ElementPlan<T> plan, OpenAnswer answer) {
        this.plan = plan;
        this.answer = answer;
        this.in = answer.cursor();
        this.path = plan.path();
    }

    /**
     * Reads the next element. Blocks until it has arrived. After the last one, reads the answer to its end.
     *
     * @return the element; null when there are no more and the answer is complete
     * @throws UnreadableAnswer if the answer is not what was expected, ends too early, or is too much; so it does on
     *     each later call
     * @throws IOException as the body throws it
     */
    public @Nullable T next() throws IOException {
        if (failure != null) {
            throw failure;
        }
        try {
            return advance();
        } catch (IOException | RuntimeException e) {
            failure = state == State.BEFORE ? answer.diagnosisOfWhole(e) : answer.diagnosis(e);
            throw failure;
        }
    }

    private @Nullable T advance() throws IOException {
        if (state == State.AFTER) {
            return null;
        }
        if (state == State.BEFORE) {
            answer.start();
            boolean found = seek();
            state = found ? State.WITHIN : State.AFTER;
            if (!found) {
                members.set(String.join(".", path), JsonNull.INSTANCE);
                answer.endOfContent();
                return null;
            }
        }
        answer.startElement();
        if (in.nextElement()) {
            T element = in.notNull(plan.parser().parse(in));
            answer.endElement();
            count++;
            return element;
        }
        finish();
        state = State.AFTER;
        return null;
    }

    /**
     * Goes to the array, from object to object.
     *
     * @return false when it is not there and need not be: the answer is then read up to its end
     */
    private boolean seek() throws IOException {
        if (plan.takesBareArrays() && in.isArray()) {
            path = List.of();
        }
        for (int level = 0; level < path.size(); level++) {
            boolean isNull = plan.takesAbsence() && in.isNull();
            if (isNull || !enter(level)) {
                leave(level);
                return false;
            }
        }
        if (plan.takesAbsence() && in.isNull()) {
            leave(path.size());
            return false;
        }
        in.enterArray();
        return true;
    }

    /**
     * Goes to the member of an object that leads on.
     *
     * @return false when it is not there and need not be: the object is then read up to its end
     */
    private boolean enter(int level) throws IOException {
        in.enterObject();
        for (@Nullable String name = in.nextName(); name != null; name = in.nextName()) {
            if (level == 0 && plan.isOtherName(name)) {
                path = List.of(name);
                return true;
            }
            if (name.equals(path.get(level))) {
                return true;
            }
            member(level, name);
        }
        if (!plan.takesAbsence()) {
            throw missing(level);
        }
        return false;
    }

    private UnreadableAnswer missing(int level) {
        String place = String.join(".", path.subList(0, level + 1));
        return UnreadableAnswer.malformed(Reason.UNEXPECTED, place + " is missing", place, in.position(), in.start());
    }

    private void member(int level, String name) throws IOException {
        List<String> parents = path.subList(0, level);
        String place = parents.isEmpty() ? name : String.join(".", parents) + "." + name;
        if (plan.wants(place)) {
            if (!wanted.add(place)) {
                throw in.unexpected("is there twice");
            }
            members.set(place, in.value());
        } else if (level == 0 && FailureStatuses.has(name)) {
            answer.say(name, in.value());
        }
    }

    /** Reads what stands behind the array, and leaves object after object. */
    private void finish() throws IOException {
        answer.endElements();
        leave(path.size());
        answer.endOfContent();
    }

    /** Reads the rest of that many objects that are open, the innermost first. */
    private void leave(int open) throws IOException {
        for (int level = open - 1; level >= 0; level--) {
            for (@Nullable String name = in.nextName(); name != null; name = in.nextName()) {
                if (name.equals(path.get(level))) {
                    throw in.unexpected("is there twice");
                }
                member(level, name);
            }
        }
    }

    /**
     * The further members that were asked for, by their paths, as far as they have arrived. Of an answer without the
     * array, which need not be there, the array's own path is {@code null}.
     *
     * @return complete once {@link #next()} has given null
     */
    public JsonObject members() {
        return members.build();
    }

    /** {@return whether the answer is the array itself although it might have had an object around it} */
    public boolean isBare() {
        return plan.takesBareArrays() && path.isEmpty() && state != State.BEFORE;
    }

    /** {@return how many elements were handed out} */
    public long count() {
        return count;
    }

    /** Gives the buffers back; the body stays open. Elements that were not read are left in it. Idempotent. */
    @Override
    public void close() {
        answer.close();
    }
}
