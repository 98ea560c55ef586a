package bio.sluice.app.config;

import java.util.regex.Pattern;

/// Text that a user wrote, as it may be repeated: without the passwords that addresses may hold. Stateless.
final class SecretText {
    /// What stands between the colon and the last at sign behind a double slash.
    private static final Pattern USER = Pattern.compile("(//[^/:@\\s]*:)\\S*@");
    /// The value of a parameter whose name says that it is secret.
    private static final Pattern PARAMETER =
            Pattern.compile("(?i)([?&;][\\w-]*(?:pass|pwd|secret|token|key)[\\w-]*=)[^&;\\s]*");

    private SecretText() {}

    /// The text with an ellipsis in the place of each password.
    static String masked(String text) {
        return PARAMETER.matcher(USER.matcher(text).replaceAll("$1…@")).replaceAll("$1…");
    }
}
