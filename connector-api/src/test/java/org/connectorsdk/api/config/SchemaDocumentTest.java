package org.connectorsdk.api.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SchemaDocumentTest {

    /** Written by hand; white space is for the reader. */
    private static final String EXPECTED = """
        {
          "$schema": "https://json-schema.org/draft/2020-12/schema",
          "title": "Sample",
          "type": "object",
          "properties": {
            "api-key": {
              "title": "API key",
              "description": "Made under Settings > Keys.",
              "type": "string",
              "format": "password",
              "writeOnly": true,
              "examples": ["example-key-1"],
              "x-type": "string",
              "x-env": "API_KEY"
            },
            "base-url": {
              "title": "Base URL",
              "type": "string",
              "format": "uri",
              "default": "https://api.example.com",
              "examples": ["https://eu.example.com/v1", "http://airbyte_server:8001"],
              "x-type": "url",
              "x-env": "BASE_URL"
            },
            "workspace": {
              "title": "Workspace",
              "type": "string",
              "examples": ["ws_1"],
              "x-type": "string",
              "x-env": "WORKSPACE"
            },
            "max-attempts": {
              "title": "Max attempts",
              "type": "integer",
              "minimum": 1,
              "maximum": 10,
              "default": 3,
              "examples": [5],
              "x-type": "integer",
              "x-env": "MAX_ATTEMPTS"
            },
            "backoff-factor": {
              "title": "Backoff factor",
              "type": "number",
              "minimum": 1,
              "maximum": 4.5,
              "examples": [1.5, 2],
              "x-type": "decimal",
              "x-env": "BACKOFF_FACTOR"
            },
            "allow-plain-http": {
              "title": "Allow plain http",
              "type": "boolean",
              "default": false,
              "x-type": "boolean",
              "x-env": "ALLOW_PLAIN_HTTP"
            },
            "read-timeout": {
              "title": "Read timeout",
              "type": "string",
              "x-minimum": "100ms",
              "x-maximum": "10m",
              "default": "30s",
              "examples": ["10s", "PT1M30S"],
              "x-type": "duration",
              "x-env": "READ_TIMEOUT"
            },
            "flavour": {
              "title": "Flavour",
              "type": "string",
              "enum": ["public", "config"],
              "default": "public",
              "x-type": "choice",
              "x-env": "FLAVOUR"
            },
            "ca-file": {
              "title": "Ca file",
              "type": "string",
              "examples": ["/etc/ssl/own-ca.pem"],
              "x-type": "file",
              "x-env": "CA_FILE"
            },
            "old-token": {
              "title": "Old token",
              "type": "string",
              "format": "password",
              "writeOnly": true,
              "deprecated": true,
              "x-deprecation": "use api-key",
              "x-type": "string",
              "x-env": "OLD_TOKEN"
            }
          },
          "required": ["api-key", "workspace"],
          "additionalProperties": false
        }
        """;

    @Test
    void theSchemaPrintsAsTheDocumentThatWasWrittenByHand() {
        assertThat(SampleSchema.SCHEMA.toJsonSchema().toJson()).isEqualToIgnoringWhitespace(EXPECTED);
    }

    @Test
    void aSchemaWithoutSettingsIsADocumentAsWell() {
        assertThat(ConfigSchema.builder().build().toJsonSchema().toJson())
                .isEqualTo("{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\",\"title\":\"Connector"
                        + " settings\","
                        + "\"type\":\"object\",\"properties\":{},\"required\":[],\"additionalProperties\":false}");
    }
}
