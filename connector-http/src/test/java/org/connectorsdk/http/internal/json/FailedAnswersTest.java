package org.connectorsdk.http.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.connectorsdk.http.internal.json.Bodies.quoted;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonAnySetter;
import java.io.IOException;
import java.util.Map;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.json.UnwrapRoot;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailedAnswersTest {
    record Id(String id) {}

    record Told(
            String id,
            @Nullable Long code,
            @Nullable String message,
            @Nullable Boolean ok,
            @Nullable JsonValue error) {}

    record Child(Told child) {}

    record Keeping(@JsonAnySetter @JsonAnyGetter Map<String, JsonValue> more, String id) {}

    @UnwrapRoot("data")
    record Inner(String id) {}

    record Within(Inner child) {}

    private final Json json = Json.builder().build();
    private final ElementPlan<Id> items = json.elements("data.items", Id.class);

    private Object read(Class<?> type, String text) throws IOException {
        return json.reader(type).read(Bodies.text(quoted(text)));
    }

    private String said(Class<?> type, String text) {
        return catchThrowableOfType(FailureAnswer.class, () -> read(type, text))
                .members()
                .toJson();
    }

    private UnreadableAnswer unreadable(Class<?> type, String text) {
        return catchThrowableOfType(UnreadableAnswer.class, () -> read(type, text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'id':'a','error':'x'} | {'error':'x'}",
                "{'message':'m','id':'a','n':1,'success':false} | {'message':'m','success':false}",
                "{'error':'x'} | {'error':'x'}",
                "{'status':'failed','message':'m'} | {'status':'failed','message':'m'}",
                "{'id':[1,[2]],'logs':[{'error':'y'}],'n':1,'error':{'m':'x'}} | {'error':{'m':'x'}}",
                "{'status':'failed','id':{'a':{}},'message':'m'} | {'status':'failed','message':'m'}",
            })
    void aFailureIsReportedInTheWordsOfTheAnswer(String answer, String words) {
        assertThat(said(Id.class, answer)).isEqualTo(quoted(words));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'id':'a','message':'done'}", "{'id':'a','child':{'error':'x'}}", "{'id':'a','ok':true}"})
    void otherWordsAreNoFailure(String answer) throws IOException {
        assertThat(read(Id.class, answer)).isEqualTo(new Id("a"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'id':{'status':'failed','message':'m'}} | id is an object where text is expected",
                "{'id':[],'error':'x',} | id is an array where text is expected",
                "{'status':'done','message':'m'} | id is missing",
                "['error','x'] | the answer is an array where an object is expected",
                "{'error':'x','id':'a' | ends before it is complete"
            })
    void whatIsNoWordOfTheWholeIsNoFailure(String answer, String problem) {
        assertThat(unreadable(Id.class, answer).getMessage()).endsWith(problem);
    }

    @Test
    void wordsOfTheTypeAreDataWhereNothingIsMissing() throws IOException {
        assertThat(read(Told.class, "{'id':'a','message':'m','ok':false}"))
                .isEqualTo(new Told("a", null, "m", false, null));
    }

    @Test
    void theyTellWhyWhereContentIsMissing() {
        assertThat(said(Told.class, "{'code':7,'message':'m','ok':false,'error':{'a':1}}"))
                .isEqualTo(quoted("{'message':'m','ok':false,'error':{'a':1}}"));
    }

    @Test
    void theyTellWhyWhereAnotherWordSaysFailure() {
        assertThat(said(Told.class, "{'id':'a','success':false,'message':'m'}"))
                .isEqualTo(quoted("{'success':false,'message':'m'}"));
    }

    @Test
    void aPartOfAnAnswerIsNoFailureOfTheWhole() throws IOException {
        assertThat(unreadable(Child.class, "{'child':{'ok':false,'message':'m'}}"))
                .hasMessage("child.id is missing");
        assertThat(read(Child.class, "{'child':{'id':'a','succeeded':false}}"))
                .isEqualTo(new Child(new Told("a", null, null, null, null)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'message':'m','n':[1],'id':'a'}", "{'n':[1],'id':'a','message':'m'}"})
    void wordsAreKeptLikeAnyOtherMember(String answer) throws IOException {
        Keeping read = (Keeping) read(Keeping.class, answer);
        assertThat(read.more())
                .hasSize(2)
                .hasEntrySatisfying("n", n -> assertThat(n).hasToString("[1]"));
        assertThat(read.more().get("message")).isEqualTo(JsonValue.of("m"));
    }

    @Test
    void whatIsKeptMayBeAFailureAsWell() {
        assertThat(said(Keeping.class, "{'id':'a','error':'x'}")).isEqualTo(quoted("{'error':'x'}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'data':{'id':'a'},'n':[1],'error':'x'}", "{'error':'x','data':{'id':'a'}}"})
    void wordsBesideAnEnvelopeAreWordsOfTheAnswer(String answer) {
        assertThat(said(Inner.class, answer)).isEqualTo(quoted("{'error':'x'}"));
    }

    @Test
    void wordsBesideOtherEnvelopesAreNot() throws IOException {
        assertThat(read(Inner.class, "{'data':{'id':'a'},'meta':{'error':'x'},'t':'x'}"))
                .isEqualTo(new Inner("a"));
        assertThat(read(Within.class, "{'child':{'data':{'id':'a'},'error':'x'}}"))
                .isEqualTo(new Within(new Inner("a")));
    }

    @Test
    void anEnvelopeMayNotComeTwice() {
        assertThat(unreadable(Inner.class, "{'data':{'id':'a'},'data':{'id':'b'}}"))
                .hasMessage("data is there twice");
    }

    private FailureAnswer failure(String text) {
        return catchThrowableOfType(
                FailureAnswer.class, () -> ElementReaderTest.all(items.open(Bodies.text(quoted(text)))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'data':{'items':[{'id':'a'}]},'error':'x'} | {'error':'x'}",
                "{'error':'x','data':{'items':[]}} | {'error':'x'}",
                "{'status':'failed','message':'m'} | {'status':'failed','message':'m'}",
                "{'data':{'items':7},'error':'x'} | {'error':'x'}",
            })
    void aListThatFailedIsReported(String answer, String words) {
        assertThat(failure(answer).members().toJson()).isEqualTo(quoted(words));
    }

    @Test
    void wordsBesideADeeperArrayAreNotOfTheWhole() throws IOException {
        var reader = items.open(Bodies.text(quoted("{'data':{'error':'x','items':[{'id':'a'}],'ok':false},'l':[1]}")));
        assertThat(ElementReaderTest.all(reader)).containsExactly(new Id("a"));
    }

    @Test
    void anElementThatDoesNotFitIsNotExplainedByWhatFollows() {
        var reader = catchThrowableOfType(
                UnreadableAnswer.class,
                () -> ElementReaderTest.all(items.open(
                        Bodies.text(quoted("{'status':'failed','message':'m','data':{'items':[{'id':[]}]}}")))));
        assertThat(reader).hasMessage("data.items[0].id is an array where text is expected");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "{}", "no json", "{'status':'failed'}", "{'success':true}"})
    void anAnswerOfWhichNothingIsAskedIsASuccess(String body) throws IOException {
        Json.requireSuccess(Bodies.utf8(quoted(body)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'error':'x'}", "{'status':'failed','message':'m'}", "{'deleted':false}"})
    void unlessItSaysThatItFailed(String body) {
        var failure = catchThrowableOfType(FailureAnswer.class, () -> Json.requireSuccess(Bodies.utf8(quoted(body))));
        assertThat(failure.members().toJson()).isEqualTo(quoted(body));
        assertThat(failure.fillInStackTrace()).isSameAs(failure);
        assertThat(failure.getStackTrace()).isEmpty();
    }
}
