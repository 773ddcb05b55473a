package org.connectorsdk.http.internal.answer;

import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.http.internal.json.BodyReader;
import org.connectorsdk.http.internal.json.UnreadableAnswer;
import org.connectorsdk.http.internal.transport.InFlightRequest;
import org.connectorsdk.http.internal.transport.Origins;
import org.connectorsdk.http.operation.JobInLocation;
import org.connectorsdk.http.operation.JobInLocation.MayLackId;
import org.jspecify.annotations.Nullable;

/**
 * Reads the answer to a start, and takes the id from the header {@code Location} when the body does not say it.
 *
 * @param reader reads the body
 * @param member where the body would name the id, from outside to inside
 * @param base the address whose origin alone is trusted
 * @param <T> what the body is read into
 */
public record LocatedAnswer<T>(BodyReader<T> reader, List<String> member, HttpUrl base) implements AnswerReader<T> {
    private static final int CREATED = 201;
    private static final int ACCEPTED = 202;
    /** A colon in the first part of a path belongs to a scheme (RFC 3986 section 4.2), or to no address at all. */
    private static final Pattern NO_ADDRESS = Pattern.compile("(?i)\\s*|(?!\\s*https?:)[^/?#]*:.*");

    public static <T> LocatedAnswer<T> of(BodyReader<T> reader, JobInLocation declared, HttpUrl base) {
        return new LocatedAnswer<>(reader, List.of(declared.value().split("\\.", -1)), base);
    }

    @Override
    public T read(Response answer, BufferedSource body, InFlightRequest inFlight) throws IOException {
        String id = id(answer);
        if (id == null) {
            return reader.read(body);
        }
        try {
            T value = reader.read(body);
            return value instanceof MayLackId started && started.lacksId() ? reader.read(naming(id)) : value;
        } catch (UnreadableAnswer e) {
            T value = named(id, e);
            inFlight.cancel(); // what is left of the body is not worth reading
            return value;
        }
    }

    private T named(String id, UnreadableAnswer unreadable) throws IOException {
        try {
            return reader.read(naming(id));
        } catch (UnreadableAnswer notAnId) {
            throw unreadable;
        }
    }

    private @Nullable String id(Response answer) {
        String location = answer.header("Location");
        if (location == null || (answer.code() != CREATED && answer.code() != ACCEPTED)) {
            return null;
        }
        HttpUrl asked = answer.request().url();
        HttpUrl target = NO_ADDRESS.matcher(location).matches() ? null : asked.resolve(location);
        if (target == null
                || !Origins.same(target, base)
                || target.encodedPath().equals(asked.encodedPath())) {
            return null;
        }
        List<String> parts = target.pathSegments();
        int last = parts.size() - 1;
        String id = last > 0 && parts.get(last).isEmpty() ? parts.get(last - 1) : parts.get(last);
        return id.isBlank() ? null : id;
    }

    private Buffer naming(String id) {
        JsonObject value = JsonObject.of(member.get(member.size() - 1), id);
        for (int i = member.size() - 2; i >= 0; i--) {
            value = JsonObject.of(member.get(i), value);
        }
        return new Buffer().writeUtf8(value.toJson());
    }
}
