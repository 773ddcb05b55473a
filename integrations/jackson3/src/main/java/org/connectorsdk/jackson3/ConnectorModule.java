package org.connectorsdk.jackson3;

import tools.jackson.core.Version;
import tools.jackson.databind.JacksonModule;

/**
 * Makes a mapper of Jackson 3 write the library's values as their {@code toJson()} prints them, and read them back.
 *
 * <pre>{@code
 * ObjectMapper mapper = JsonMapper.builder().addModule(new ConnectorModule()).build();
 * String text = mapper.writeValueAsString(connection);
 * Connection same = mapper.readValue(text, Connection.class);
 * JsonObject tree = mapper.readValue(anyText, JsonObject.class);
 * }</pre>
 *
 * <p>{@code findAndAddModules()} of a builder finds it, and so does Spring Boot 4, which makes its mapper with that.
 *
 * <p>It knows {@code Connection}, {@code Job}, {@code JobRef}, {@code TestReport}, {@code AccountReport}, {@code Catalog}, {@code Table},
 * {@code Column}, {@code Deletion}, {@code Purge}, {@code ConnectorError} with all its subtypes, a {@code Page} of any
 * of these, and {@code JsonValue}. A {@code ConnectorException} is written as its error. A {@code ConnectionId} and a
 * {@code PageToken} are plain texts. A {@code Secret} is written as its mask and never read.
 *
 * <p>The form is the library's: naming strategies, inclusion rules and other settings of the mapper do not change it.
 * A text that is no such value is a {@code MismatchedInputException} that names the member and never shows what it
 * holds. Thread-safe.
 *
 * @since 0.1.0
 */
public final class ConnectorModule extends JacksonModule {

    /** Makes the module; it has no settings. */
    public ConnectorModule() {}

    /** {@return {@code connector-sdk}, which a mapper takes once} */
    @Override
    public String getModuleName() {
        return "connector-sdk";
    }

    /** {@return unknown: it is the version of the artefact} */
    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public void setupModule(SetupContext context) {
        context.addSerializers(new ValueSerializers());
        context.addDeserializers(new ValueDeserializers());
    }
}
