package org.connectorsdk.simulators.virtuousai;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VirtuousAiListTest extends VirtuousAiFixture {
    private List<String> names(String query) throws IOException {
        Reply reply = get(BASE + query);
        assertThat(reply.status()).isEqualTo(200);
        return texts(reply.at("/connections"), "name");
    }

    private void seed(String name, String provider) {
        simulator.seedConnection(name, provider);
        clock.advance(Duration.ofSeconds(1));
    }

    @Test
    void anEmptyOrganisationListsNothing() throws IOException {
        assertThat(get(BASE).json()).isEqualTo(read("""
                        {"connections":[],"hasNext":false,"users":{},"limit":50,"offset":0,"total":0}"""));
    }

    @Test
    void aConnectionIsShownWithItsNineteenFields() throws IOException {
        String id = simulator.seedConnection(
                "Orders warehouse", "postgres", object("{\"host\":\"db\",\"port\":5432}"), Map.of("password", "p"));
        assertThat(get(BASE).at("/connections/0")).isEqualTo(read("""
                                {"id":"%s","name":"Orders warehouse","slug":"orders-warehouse","provider":"postgres",
                                "status":"needs_verification","visibility":"global","config":{"host":"db","port":5432},
                                "hasCredentials":true,"isDefault":false,"isFromTemplate":false,
                                "createdAt":"2026-01-01T00:00:00Z","createdBy":"5d1c4f0e-8a52-4d7e-b3f0-1f4f6f0c9a01",
                                "updatedAt":"2026-01-01T00:00:00Z","updatedBy":"5d1c4f0e-8a52-4d7e-b3f0-1f4f6f0c9a01",
                                "lastUsedAt":null,"lastVerifiedAt":null,"verificationError":null,
                                "verificationErrorCode":null,"verificationDetails":null}""".formatted(id)));
    }

    @Test
    void theUsersOfAPageComeWithIt() throws IOException {
        seed("a", "s3");
        JsonNode users = get(BASE).at("/users");
        assertThat(users).hasSize(1);
        assertThat(users.at("/5d1c4f0e-8a52-4d7e-b3f0-1f4f6f0c9a01/firstName").asText())
                .isEqualTo("Ada");
    }

    @Test
    void offsetPagesCoverTheWholeListOnce() throws IOException {
        simulator.seedConnections(101);
        List<String> all = new ArrayList<>();
        boolean more = true;
        while (more) {
            Reply page = get(BASE + "?limit=50&offset=" + all.size());
            all.addAll(texts(page.at("/connections"), "id"));
            more = page.at("/hasNext").asBoolean();
            assertThat(page.at("/total").asInt()).isEqualTo(101);
        }
        assertThat(all).containsExactlyElementsOf(simulator.connectionIds());
        assertThat(simulator.journal().count("list-connections")).isEqualTo(3);
    }

    @Test
    void cursorPagesCoverTheWholeListOnceAndCountNothing() throws IOException {
        simulator.seedConnections(7);
        List<String> all = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            Reply page = get(BASE + "?limit=3&sort_by=created_at&cursor=" + cursor);
            assertThat(page.json().fieldNames()).toIterable().doesNotContain("total", "limit", "offset");
            all.addAll(texts(page.at("/connections"), "id"));
            cursor = page.at("/nextCursor").textValue();
            assertThat(page.at("/hasNext").asBoolean()).isEqualTo(cursor != null);
        }
        assertThat(all).containsExactlyElementsOf(simulator.connectionIds());
    }

    @Test
    void aCursorOutlivesTheItemThatItPointsAt() throws IOException {
        simulator.seedConnections(4);
        Reply first = get(BASE + "?limit=2&cursor=");
        simulator.removeConnection(first.at("/connections/1/id").asText());
        Reply second = get(BASE + "?limit=2&cursor=" + first.at("/nextCursor").asText());
        assertThat(texts(second.at("/connections"), "name"))
                .containsExactly("connection 0000003", "connection 0000004");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rubbish", "WzFd", "%7B%7D"})
    void aCursorOfSomeoneElsesMakingIsRefused(String cursor) throws IOException {
        assertRefused(get(BASE + "?cursor=" + cursor), 400, "Invalid cursor");
    }

    @Test
    void aCursorFitsNeitherAnotherOrderNorAnOffset() throws IOException {
        simulator.seedConnections(4);
        String cursor = get(BASE + "?limit=2&cursor=").at("/nextCursor").asText();
        assertThat(get(BASE + "?order=desc&cursor=" + cursor).status()).isEqualTo(400);
        assertThat(get(BASE + "?cursor=&offset=0").status()).isEqualTo(400);
    }

    @Test
    void aSearchLooksAtNameAndSlugInAnyCase() throws IOException {
        seed("Orders Warehouse", "postgres");
        seed("Fulfilment", "sftp");
        assertThat(names("?q=oRdErS")).containsExactly("Orders Warehouse");
        assertThat(names("?q=orders-w")).containsExactly("Orders Warehouse");
        assertThat(names("?q=nothing")).isEmpty();
    }

    @Test
    void repeatedFiltersMeanAnyOfThem() throws IOException {
        seed("a", "s3");
        seed("b", "sftp");
        seed("c", "postgres");
        assertThat(names("?provider=s3&provider=sftp")).containsExactly("a", "b");
        assertThat(names("?status=active&status=needs_verification")).hasSize(3);
        assertThat(names("?status=active")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "name, asc, a b c",
        "name, desc, c b a",
        "created_at, asc, b c a",
        "created_at, desc, a c b",
        "provider, asc, c a b",
    })
    void aListIsSortedAsAsked(String sort, String order, String expected) throws IOException {
        seed("b", "sftp");
        seed("c", "postgres");
        seed("a", "s3");
        assertThat(names("?sort_by=" + sort + "&order=" + order)).containsExactly(expected.split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"asc", "desc"})
    void whatWasNeverVerifiedComesLastInEitherDirection(String order) throws IOException {
        seed("never", "s3");
        seed("once", "s3");
        act(simulator.connectionIds().get(1), "verify");
        assertThat(names("?sort_by=last_verified_at&order=" + order)).containsExactly("once", "never");
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, limit, greater_than_equal",
        "limit=101, limit, less_than_equal",
        "limit=ten, limit, int_parsing",
        "offset=-1, offset, greater_than_equal",
        "sort_by=createdAt, sort_by, enum",
        "order=up, order, enum",
        "page=2, page, extra_forbidden",
    })
    void aParameterThatIsWrongIsNamed(String query, String parameter, String type) throws IOException {
        Reply reply = get(BASE + "?" + query);
        assertThat(reply.status()).isEqualTo(422);
        assertThat(reply.violations()).containsExactly("[\"query\",\"" + parameter + "\"] " + type);
        assertThat(get(BASE + "?other=1&" + query).violations()).hasSize(2);
    }

    @Test
    void theLargestPageHasAHundredItems() throws IOException {
        simulator.seedConnections(101);
        assertThat(names("?limit=100")).hasSize(100);
    }

    @Test
    void privateConnectionsOfOthersAreNotListed() throws IOException {
        String body = "{\"name\":\"mine\",\"provider\":\"s3\",\"credentials\":{}}";
        String id = post(BASE, body).at("/id").asText();
        String bearer = "Authorization: Bearer " + simulator.colleagueToken();
        assertThat(names("")).containsExactly("mine");
        assertThat(sendRaw("GET", BASE, "", bearer).at("/connections")).isEmpty();
        assertThat(sendRaw("GET", BASE + "/" + id, "", bearer).status()).isEqualTo(404);
    }
}
