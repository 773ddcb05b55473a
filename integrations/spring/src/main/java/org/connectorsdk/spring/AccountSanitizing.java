package org.connectorsdk.spring;

import java.util.List;
import java.util.function.UnaryOperator;
import org.connectorsdk.api.text.Masker;
import org.springframework.boot.actuate.endpoint.SanitizableData;
import org.springframework.boot.actuate.endpoint.SanitizingFunction;

/**
 * Keeps the secrets of accounts out of what endpoints show, also where they show all values: by the name of the
 * property, and wherever else the secret itself is, such as in the variable that a placeholder names, or in the command
 * line.
 */
final class AccountSanitizing implements SanitizingFunction {
    private final DeclaredAccounts declared;
    private final List<UnaryOperator<String>> maskings;

    AccountSanitizing(DeclaredAccounts declared) {
        this.declared = declared;
        this.maskings = declared.secrets().stream()
                .map(secret -> Masker.replacing(secret, SanitizableData.SANITIZED_VALUE))
                .toList();
    }

    @Override
    public SanitizableData apply(SanitizableData data) {
        if (declared.mayBeSecret(data.getKey())) {
            return data.withSanitizedValue();
        }
        Object value = data.getValue();
        if (value == null) {
            return data;
        }
        String text = value.toString(); // a file in YAML has numbers, which a password may be
        String masked = text;
        for (UnaryOperator<String> masking : maskings) {
            masked = masking.apply(masked);
        }
        return masked.equals(text) ? data : data.withValue(masked);
    }
}
