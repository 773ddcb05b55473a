package org.connectorsdk.http.internal.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.stream.Collectors;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.JsonValue;
import org.connectorsdk.http.error.ErrorAnswer;
import org.connectorsdk.http.error.VendorError;
import org.connectorsdk.http.internal.json.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommonErrorsTest {
    private static VendorError read(String body) {
        return CommonErrors.read(new Body(body.replace('\'', '"')));
    }

    private static String violations(String body) {
        return read(body).violations().stream().map(Object::toString).collect(Collectors.joining(", "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        'no such thing'                                        | no such thing
        ['no such', 'thing']                                   | no such; thing
        [{'message':'no such thing'}]                          | no such thing
        {'error':'no such thing'}                              | no such thing
        {'error':'not_found'}                                  | not found
        {'error':'not_found', 'message':'no such thing'}       | no such thing
        {'error':'not_found', 'detail':'no such thing'}        | no such thing
        {'error':'not_found', 'title':'no such thing'}         | no such thing
        {'error':'Not Found', 'message':'no such thing'}       | Not Found; no such thing
        {'error':{'message':'no such thing'}}                  | no such thing
        {'error':{'detail':'no such thing'}}                   | no such thing
        {'error':['no such', 'thing']}                         | no such; thing
        {'message':'no such thing'}                            | no such thing
        {'msg':'no such thing'}                                | no such thing
        {'error_message':'no such thing'}                      | no such thing
        {'errorMessage':'no such thing'}                       | no such thing
        {'error_description':'no such thing'}                  | no such thing
        {'description':'no such thing'}                        | no such thing
        {'reason':'no such thing'}                             | no such thing
        {'message':' ', 'reason':'no such thing'}              | no such thing
        {'message':404}                                        | 404
        {'title':'Not found', 'detail':'no such thing'}        | Not found; no such thing
        {'detail':{'message':'no such thing'}}                 | no such thing
        {'detail':['no such', 'thing']}                        | no such; thing
        {'errors':'no such thing'}                             | no such thing
        {'errors':['no such', 'thing']}                        | no such; thing
        {'errors':[{'message':'no such'}, {'detail':'thing'}]} | no such; thing
        {'message':'no host', 'detail':'no host'}    | no host
        {'message':'no host', 'detail':'host'}       | no host
        {'message':'host', 'detail':'no host'}       | no host
        {'message':'no host', 'detail':' '}          | no host
        {'message':'no', 'errors':['host', 'port']}  | no; host; port
        {'errors':['a', 'b', 'c', 'd', 'e', 'f']}    | a; b; c; d; e
        """)
    void wordsAreFoundInEveryFormThatServersShare(String body, String message) {
        assertThat(read(body).message()).hasValue(message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {'code':'taken'}                                    | taken
        {'error_code':'taken'}                              | taken
        {'errorCode':'taken'}                               | taken
        {'type':'taken'}                                    | taken
        {'code':1042}                                       | 1042
        {'code':' ', 'type':'taken'}                        | taken
        {'type':'about:blank'}                              |
        {'error':'taken'}                                   | taken
        {'error':'taken', 'message':'the name is taken'}    | taken
        {'error':'is taken'}                                |
        {'error':'', 'code':'taken'}                        | taken
        {'error':{'code':'taken'}}                          | taken
        {'errors':[{'code':'taken', 'message':'not free'}]} | taken
        {'message':'taken'}                                 |
        """)
    void aCodeIsKeptBesideTheWords(String body, @Nullable String code) {
        assertThat(read(body).code()).isEqualTo(Optional.ofNullable(code));
    }

    @Test
    void whatIsTooLongForACodeIsNone() {
        assertThat(read("{'code':'" + "x".repeat(100) + "'}").code()).isPresent();
        assertThat(read("{'code':'" + "x".repeat(101) + "'}").code()).isEmpty();
    }

    @Test
    void anErrorThatIsTooLongForACodeIsReported() {
        String longest = "x_".repeat(50);

        assertThat(read("{'error':'" + longest + "'}").code()).hasValue(longest);
        assertThat(read("{'error':'" + longest + "y', 'message':'no'}").message())
                .hasValue(longest + "y; no");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'request_id':'r-1'}", "{'requestId':'r-1'}", "{'error':{'requestId':'r-1'}}"})
    void theIdOfTheRequestIsKept(String body) {
        assertThat(read(body).requestId()).hasValue("r-1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
        {'detail':[{'loc':['body', 'name'], 'msg':'is missing'}]}              | name: is missing
        {'detail':[{'loc':['query', 'size'], 'msg':'is odd', 'type':'parity'}]} | size: is odd (parity)
        {'detail':[{'loc':['path', 'id'], 'msg':'is odd'}]}                    | id: is odd
        {'detail':[{'loc':['header', 'X-Key'], 'msg':'is odd'}]}               | X-Key: is odd
        {'detail':[{'loc':['cookie', 'id'], 'msg':'is odd'}]}                  | id: is odd
        {'detail':[{'loc':['body', 'tables', 0, 'name'], 'msg':'is odd'}]}     | tables.0.name: is odd
        {'detail':[{'loc':['name'], 'msg':'is odd'}]}                          | name: is odd
        {'detail':[{'loc':'body.name', 'msg':'is odd'}]}                       | name: is odd
        {'detail':[{'loc':['body'], 'msg':'is odd'}]}                          | request: is odd
        {'detail':[{'loc':[], 'msg':'is odd'}]}                                | request: is odd
        [{'field':'name', 'message':'is odd'}]                        | name: is odd
        {'errors':[{'field':'name', 'message':'is odd'}]}             | name: is odd
        {'error':[{'field':'name', 'message':'is odd'}]}              | name: is odd
        {'error':{'errors':[{'field':'name', 'message':'is odd'}]}}   | name: is odd
        {'errors':[{'field':'name', 'code':'too_long'}]}              | name: was refused: too long (too_long)
        {'errors':[{'field':'name'}]}                                 | name: was refused
        {'errors':[{'code':'too_long'}]}                              | request: was refused: too long (too_long)
        {'errors':[7]}                                                | request: was refused
        {'errors':[{'field':'a', 'message':'b'}, {'field':'c', 'message':'d'}]} | a: b, c: d
        {'errors':{'name':'is odd'}}              | name: is odd
        {'error':{'errors':{'name':'is odd'}}}    | name: is odd
        {'errors':{'name':['is odd', 'is long']}} | name: is odd, name: is long
        {'errors':{'name':{'message':'is odd'}}}  | name: is odd
        {'errors':{'name':{'limit':3}}}           | name: was refused
        {'errors':{'name':true}}                  | name: was refused
        {'errors':{'a':'is odd', 'b':'is long'}}  | a: is odd, b: is long
        """)
    void listsAndMapsOfErrorsNameFields(String body, String violations) {
        assertThat(violations(body)).isEqualTo(violations);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "errors",
                "validationErrors",
                "validation_errors",
                "fieldErrors",
                "violations",
                "invalid-params",
                "details"
            })
    void aListOfErrorsHasManyNames(String name) {
        assertThat(violations("{'" + name + "':[{'field':'a', 'message':'is odd'}]}"))
                .isEqualTo("a: is odd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"field", "path", "propertyPath", "property", "param", "parameter", "name", "pointer"})
    void aFieldIsNamedByManyNames(String name) {
        assertThat(violations("{'errors':[{'" + name + "':'a', 'message':'is odd'}]}"))
                .isEqualTo("a: is odd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"msg", "message", "reason", "description", "detail", "title"})
    void aFieldIsExplainedByManyNames(String name) {
        assertThat(violations("{'errors':[{'field':'a', '" + name + "':'is odd'}]}"))
                .isEqualTo("a: is odd");
    }

    @ParameterizedTest
    @ValueSource(strings = {"type", "code", "issue", "rule"})
    void aRuleThatAFieldBrokeHasManyNames(String name) {
        assertThat(violations("{'errors':[{'field':'a', 'message':'is odd', '" + name + "':'parity'}]}"))
                .isEqualTo("a: is odd (parity)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no JSON",
                "{}",
                "[]",
                "7",
                "null",
                "{'error':null}",
                "{'error':''}",
                "{'error':7}",
                "{'message':' '}",
                "{'detail':' '}",
                "{'detail':null}",
                "{'errors':null}",
                "{'errors':[]}",
                "{'errors':['']}",
                "{'errors':{}}",
                "{'errors':{'name':null}}",
                "{'errors':{'name':''}}",
                "{'errors':{'name':[]}}",
                "{'other':'words'}"
            })
    void nothingIsMadeUp(String body) {
        VendorError read = read(body);

        assertThat(read.message()).isEmpty();
        assertThat(read.code()).isEmpty();
        assertThat(read.violations()).isEmpty();
    }

    private record Body(String text) implements ErrorAnswer {
        @Override
        public String operation() {
            return "get_thing";
        }

        @Override
        public int status() {
            return 400;
        }

        @Override
        public String contentType() {
            return "application/json";
        }

        @Override
        public Optional<String> header(String name) {
            return Optional.empty();
        }

        @Override
        public Optional<JsonValue> json() {
            return Json.parse(text.getBytes(StandardCharsets.UTF_8));
        }

        @Override
        public JsonObject object() {
            return json().flatMap(JsonValue::asObject).orElse(JsonObject.empty());
        }
    }
}
