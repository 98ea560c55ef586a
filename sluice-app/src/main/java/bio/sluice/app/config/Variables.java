package bio.sluice.app.config;

import bio.sluice.option.Location;
import bio.sluice.option.Problems;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Puts environment variables into texts: `${VAR}`, and `${VAR:-x}` where `x` stands for one that is not set; `$${` is
/// a plain `${`. Immutable.
public final class Variables {
    private static final Pattern REFERENCE = Pattern.compile("\\$(\\$\\{|\\{([A-Za-z_][A-Za-z0-9_]*)(:-([^}]*))?})");

    private final UnaryOperator<String> environment;

    /// @param environment gives the value of a variable, or null
    public Variables(UnaryOperator<String> environment) {
        this.environment = environment;
    }

    /// The variables of this process.
    public static Variables ofProcess() {
        return new Variables(System::getenv);
    }

    /// The value of a variable, or null.
    public String get(String name) {
        return environment.apply(name);
    }

    /// `text` with every reference replaced; one without a value is a problem.
    String expand(String text, Location location, Problems problems) {
        if (text.indexOf("${") < 0) {
            return text;
        }
        StringBuilder expanded = new StringBuilder();
        Matcher reference = REFERENCE.matcher(text);
        int from = 0;
        while (reference.find()) {
            expanded.append(text, from, reference.start());
            from = reference.end();
            if (reference.group(2) == null) {
                expanded.append("${");
                continue;
            }
            String value = environment.apply(reference.group(2));
            if (value == null || value.isEmpty() && reference.group(3) != null) {
                value = reference.group(4);
            }
            if (value == null) {
                problems.add(
                        location,
                        "",
                        "the environment variable " + reference.group(2) + " is not set",
                        "set it, or write ${" + reference.group(2) + ":-default}");
                value = "";
            }
            expanded.append(value);
        }
        return expanded.append(text, from, text.length()).toString();
    }
}
