package org.connectorsdk.http;

import org.connectorsdk.api.config.Secret;

final class Masker {
    private final java.util.List<String> raw;

    private Masker(java.util.List<String> raw) {
        this.raw = raw;
    }

    static Masker none() {
        return new Masker(java.util.List.of());
    }

    Masker and(Iterable<Secret> secrets) {
        java.util.List<String> all = new java.util.ArrayList<>(raw);
        secrets.forEach(secret -> all.add(secret.reveal()));
        return new Masker(all);
    }

    String mask(String text) {
        String masked = text;
        for (String secret : raw) {
            masked = masked.replace(secret, "[secret]");
        }
        return masked;
    }
}
