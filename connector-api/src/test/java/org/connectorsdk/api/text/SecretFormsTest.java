package org.connectorsdk.api.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.connectorsdk.api.config.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Exactly how much of a text has the form of a secret: all of the secret, and nothing beside it. */
class SecretFormsTest {
    private static String masked(String text) {
        return Masker.none().mask(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "x://u:p1@h/db        | x://u:[secret]@h/db",
                "x://tok1@h           | x://[secret]@h",
                "x://u:@h             | x://[secret]@h",
                "x://:p1@h            | x://:[secret]@h",
                "x://u:p:1@h          | x://u:[secret]@h",
                "x://u:p@1@h          | x://u:[secret]@h",
                "x://u:p/1@h          | x://u:[secret]@h",
                "x://u:p?1@h          | x://u:[secret]@h",
                "x://u:p#1@h          | x://u:[secret]@h",
                "x://u:p1@h/@docs     | x://u:[secret]@h/@docs",
                "x://u:p1@h?a=b@c     | x://u:[secret]@h?a=b@c",
                "x://u:p1@h#@c        | x://u:[secret]@h#@c",
                "x://u:p1://v:q1@h    | x://u:p1://v:[secret]@h"
            })
    void theUserInfoOfAnAddressIsMasked(String text, String expected) {
        assertThat(masked(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x://@h",
                "x://h:8080/a@b",
                "x://h:19/a@b",
                "x://h:/a@b",
                "x://h/a:b@c",
                "x://h?a:b@c",
                "x://h#a:b@c",
                "x://u:p y@h",
                "x://u:p\ny@h",
                "x://u:p\"y@h",
                "x://u:p'y@h",
                "x://u:p<y@h",
                "x://u:p>y@h",
                "x:/u:p@h",
                "x:u:p@h",
                "x//u:p@h",
                "://"
            })
    void anAtSignElsewhereIsNoUserInfo(String text) {
        assertThat(masked(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "password=w0rd            | password=[secret]",
                "PASSWORD=w0rd            | PASSWORD=[secret]",
                "AUTHORIZATION=w0rd       | AUTHORIZATION=[secret]",
                "authorization=w0rd       | authorization=[secret]",
                "api_key=w0rd&host=db     | api_key=[secret]&host=db",
                "api-key=w0rd,host=db     | api-key=[secret],host=db",
                "api.key=w0rd;host=db     | api.key=[secret];host=db",
                "pass=w0rd)               | pass=[secret])",
                "db_pass=w0rd]            | db_pass=[secret]]",
                "password=word            | password=[secret]",
                "password = w0rd          | password = [secret]",
                "password := w0rd         | password := [secret]",
                "password => w0rd         | password => [secret]",
                "password\t=\tw0rd.       | password\t=\t[secret]",
                "password: w0rd           | password: [secret]",
                "'password': word         | 'password': [secret]",
                "`password`: word         | `password`: [secret]",
                "args['password'] = 'x y' | args['password'] = '[secret]'",
                "password='x y' host=db   | password='[secret]' host=db",
                "password='x\\'y' host=db | password='[secret]' host=db",
                "password='x y            | password='[secret]",
                "<password>x y</password> | <password>[secret]</password>",
                "<password>x y            | <password>[secret]",
                "--password word --host h | --password [secret] --host h",
                "Authorization: Basic w0rd  | Authorization: Basic [secret]",
                "Authorization: Token word  | Authorization: Token [secret]",
                "Authorization=Bearer word  | Authorization=Bearer [secret]",
                "Bearer abcdefghijklmnop.   | Bearer [secret]",
                "Bearer abcdefghijklmnop, x | Bearer [secret], x",
                "token: abc.def             | token: [secret]",
                "token: a:c                 | token: [secret]",
                "token: a!c                 | token: [secret]"
            })
    void whatStandsUnderASecretsNameIsMasked(String text, String expected) {
        assertThat(masked(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{'secret':{'a':'x1','b':['y1',12.5,-7]},'n':'o'} |"
                        + " {'secret':{'a':'[secret]','b':['[secret]',[secret],-[secret]]},'n':'o'}",
                "{'secret':['x1','y1'],'n':['o']}                 | {'secret':['[secret]','[secret]'],'n':['o']}",
                "{'secret':[[1],2],'n':3}                         | {'secret':[[[secret]],[secret]],'n':3}",
                "{'secret':{'a' : 'x1'}}                          | {'secret':{'a' : '[secret]'}}",
                "secret={a:x1}                                    | secret={[secret]:[secret]}",
                "secret=['x1                                      | secret=['[secret]",
                "secret=[                                         | secret=["
            })
    void allThatStandsWithinASecretIsMaskedButTheNames(String text, String expected) {
        assertThat(masked(text.replace('\'', '"'))).isEqualTo(expected.replace('\'', '"'));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "token: expired",
                "token: expired.",
                "token: expired!",
                "token: expired:",
                "token:",
                "token",
                "token=",
                "password: {x1}",
                "Bearer abcdefghijklmno",
                "the bearer of bad news",
                "use --password/--token, or",
                "-password word1",
                "password word1",
                "x0pass=word1",
                "x9pass=word1",
                "bypass=word1",
                "design=word1",
                "signature_version=word1",
                "password>word1",
                "password=true",
                "password=false",
                "password=null",
                "password=?",
                "password=****",
                "password=\u2022\u2022\u2022",
                "password=\u25cf\u25cf",
                "password=[secret]",
                "password=[secret], and more",
                "password: [secret]",
                "password=\"\""
            })
    void whatIsNoSecretStays(String text) {
        assertThat(masked(text)).isEqualTo(text);
    }

    @Test
    void aSignatureOfAnAddressIsMasked() {
        assertThat(masked("sig=w0rd|signature=w0rd|x")).isEqualTo("sig=[secret]|signature=[secret]|x");
    }

    @Test
    void aMaskThatGoesOnIsNoMask() {
        assertThat(masked("password=***x1")).isEqualTo("password=[secret]");
    }

    @Test
    void aVeryLongNameCountsByItsEnd() {
        assertThat(masked("x".repeat(100) + "_password=w0rd")).isEqualTo("x".repeat(100) + "_password=[secret]");
    }

    @Test
    void aSecretWithinASecretIsFoundOnce() {
        assertThat(Masker.secretsIn("{\"password\":\"{\\\"token\\\":\\\"one-1\\\"}\"}"))
                .extracting(Secret::reveal)
                .containsExactly("{\\\"token\\\":\\\"one-1\\\"}");
    }

    @Test
    void aSecretThatIsEscapedIsListedAsItCame() {
        assertThat(Masker.secretsIn("password=a%62c-1"))
                .extracting(Secret::reveal)
                .containsExactly("a%62c-1");
    }

    @Test
    void aMaskIsNoSecretOfARequest() {
        assertThat(Masker.secretsIn("password=[secret]")).isEmpty();
    }

    @Test
    void theEndingsOfNamesAreToldInLowerCase() {
        assertThat(SecretNames.endings()).contains("password", "apikey").allMatch(name -> name.matches("[a-z]+"));
    }

    @Test
    void theSameSecretTwiceIsListedOnce() {
        assertThat(Masker.secretsIn("password=one-1&token=one-1&secret=two-2"))
                .extracting(Secret::reveal)
                .containsExactly("one-1", "two-2");
    }
}
