package bio.sluice.normalize;

import bio.sluice.option.ConfigNode;
import bio.sluice.option.Location;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads settings in the flow style of YAML, on one line or several, with the place of each value.
final class Written {
    private final String source;
    private int at;

    private Written(String source) {
        this.source = source;
    }

    static ConfigNode flow(String source) {
        return new Written(source).value();
    }

    private ConfigNode value() {
        blanks();
        Location location = here();
        char c = source.charAt(at);
        if (c == '{') {
            at++;
            Map<String, ConfigNode> entries = new LinkedHashMap<>();
            Map<String, Location> keys = new LinkedHashMap<>();
            for (blanks(); source.charAt(at) != '}'; blanks()) {
                Location keyLocation = here();
                String key = scalar(":,}").text();
                blanks();
                at++; // the colon
                entries.put(key, value());
                keys.put(key, keyLocation);
                comma();
            }
            at++;
            return new ConfigNode.Mapping(entries, keys, location);
        }
        if (c == '[') {
            at++;
            List<ConfigNode> items = new ArrayList<>();
            for (blanks(); source.charAt(at) != ']'; blanks()) {
                items.add(value());
                comma();
            }
            at++;
            return new ConfigNode.Sequence(items, location);
        }
        return scalar(",}]");
    }

    private ConfigNode.Scalar scalar(String stops) {
        Location location = here();
        char quote = source.charAt(at);
        if (quote == '"' || quote == '\'') {
            StringBuilder text = new StringBuilder();
            for (at++; source.charAt(at) != quote; at++) {
                if (quote == '"' && source.charAt(at) == '\\') {
                    at++;
                }
                text.append(source.charAt(at));
            }
            at++;
            return new ConfigNode.Scalar(text.toString(), true, location);
        }
        int start = at;
        while (at < source.length() && stops.indexOf(source.charAt(at)) < 0) {
            at++;
        }
        String text = source.substring(start, at).strip();
        return new ConfigNode.Scalar(text.equals("null") ? null : text, false, location);
    }

    private void comma() {
        blanks();
        if (source.charAt(at) == ',') {
            at++;
        }
    }

    private void blanks() {
        while (at < source.length() && source.charAt(at) <= ' ') {
            at++;
        }
    }

    private Location here() {
        String before = source.substring(0, at);
        int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
        return new Location("rules.yaml", line, at - before.lastIndexOf('\n'));
    }
}
