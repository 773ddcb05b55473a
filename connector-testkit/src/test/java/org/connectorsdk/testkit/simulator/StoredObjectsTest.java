package org.connectorsdk.testkit.simulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StoredObjectsTest {
    private final StoredObjects sources = new StoredObjects("source");

    private static ObjectNode json(String text) throws Exception {
        return (ObjectNode) new ObjectMapper().readTree(text.replace('\'', '"'));
    }

    @Test
    void aMergePatchReplacesMergesAndRemoves() throws Exception {
        sources.add("a1", json("{'name':'shop','settings':{'host':'a','port':1},'note':'old','tags':{'x':1}}"));

        ObjectNode merged =
                sources.merge("a1", json("{'settings':{'port':2},'note':null,'tags':'none','new':{'a':1}}"));

        assertEquals(
                json("{'id':'a1','name':'shop','settings':{'host':'a','port':2},'tags':'none','new':{'a':1}}"), merged);
    }

    @Test
    void pagesGoOnBehindTheirCursor() throws Exception {
        for (String id : List.of("a1", "a2", "a3")) {
            sources.add(id, json("{}"));
        }

        CursorPage<ObjectNode> first = sources.page(source -> true, "", 2);
        CursorPage<ObjectNode> second =
                sources.page(source -> true, first.next().orElseThrow(), 2);

        assertEquals(
                json("{'list':[{'id':'a1'},{'id':'a2'}],'next':'a2'}"), first.body("list", source -> source, "next"));
        assertEquals(json("{'list':[{'id':'a3'}]}"), second.body("list", source -> source, "next"));
    }

    @Test
    void aPageThatIsJustFullIsTheLast() throws Exception {
        sources.add("a1", json("{}"));

        assertEquals(Optional.empty(), sources.page(source -> true, "", 1).next());
    }

    @Test
    void whatIsNotThereIsRefused() throws Exception {
        sources.add("a1", json("{}"));
        sources.remove("a1");

        Refusal refusal = assertThrows(Refusal.class, () -> sources.get("a1"));

        assertEquals(Refusal.Kind.NOT_FOUND, refusal.kind());
        assertEquals("There is no such source.", refusal.text());
    }

    @Test
    void copiesAreNotWhatIsStored() throws Exception {
        sources.add("a1", json("{'name':'shop'}"));
        sources.copies().get(0).put("name", "changed");

        assertEquals("shop", sources.get("a1").path("name").asText());
    }
}
