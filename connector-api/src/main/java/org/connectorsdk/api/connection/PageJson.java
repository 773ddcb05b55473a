package org.connectorsdk.api.connection;

import java.util.OptionalLong;
import java.util.function.Function;
import org.connectorsdk.api.json.JsonObject;
import org.connectorsdk.api.json.form.FormReader;

/** The JSON form of a {@link Page}. */
final class PageJson {

    private PageJson() {}

    static <T> JsonObject write(Page<T> page, Function<? super T, JsonObject> item) {
        OptionalLong total = page.total();
        return JsonObject.builder()
                .add("items", page.items().stream().map(item).toList())
                .add("next", page.next().map(PageToken::value).orElse(null))
                .add("total", total.isPresent() ? total.getAsLong() : null)
                .add("warnings", page.warnings())
                .build();
    }

    static <T> Page<T> read(JsonObject json, Function<JsonObject, ? extends T> item) {
        FormReader form = FormReader.of("Page", json);
        return new Page<>(
                form.objects("items").stream()
                        .<T>map(each -> item.apply(each.json()))
                        .toList(),
                form.optional("next", PageToken::new),
                form.optionalLong("total"),
                form.texts("warnings"));
    }
}
