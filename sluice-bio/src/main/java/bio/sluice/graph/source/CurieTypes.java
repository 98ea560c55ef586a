package bio.sluice.graph.source;

import bio.sluice.identifier.IdentifierType;
import bio.sluice.identifier.IdentifierTypes;
import bio.sluice.record.Slice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Splits the CURIEs and addresses of a mapping set into type and identifier. One thread.
///
/// A prefix means what the set's `curie_map` says: if that is an OBO, identifiers.org or Bioregistry namespace, the type
/// is the one that the namespace names, else the one that the prefix names.
final class CurieTypes {
    private static final Pattern NAMED = Pattern.compile(
            "https?://(?:purl\\.obolibrary\\.org/obo/([A-Za-z][A-Za-z0-9._]*)_"
                    + "|(?:www\\.)?identifiers\\.org/([a-z][a-z0-9._-]*)[/:]"
                    + "|(?:www\\.)?bioregistry\\.io/([a-z][a-z0-9._-]*):)([^_/]*)");

    /// The group of [#NAMED] with what stands behind the name.
    private static final int REST = 4;

    private final IdentifierTypes types;
    private final Map<String, String> namespaces;
    private final Set<String> undeclared;
    private final List<byte[]> prefixes = new ArrayList<>();
    private final List<byte[]> prefixTypes = new ArrayList<>();
    private int last;

    /// @param namespaces by prefix, as the set's metadata have them
    /// @param undeclared takes prefixes that are neither in there nor those of known types; thread-safe
    CurieTypes(IdentifierTypes types, Map<String, String> namespaces, Set<String> undeclared) {
        this.types = types;
        this.namespaces = namespaces;
        this.undeclared = undeclared;
    }

    /// Splits `text` into type and identifier.
    ///
    /// @return false if it is neither a CURIE nor an address that the set knows
    boolean split(Slice text, Slice type, Slice id) {
        byte[] bytes = text.bytes();
        int colon = text.start();
        while (colon < text.end() && bytes[colon] != ':') {
            colon++;
        }
        if (colon == text.start() || colon >= text.end() - 1) {
            return false;
        }
        if (bytes[colon + 1] == '/') {
            return splitAddress(text, type, id);
        }
        byte[] found = typeOf(bytes, text.start(), colon);
        type.set(found, 0, found.length);
        id.set(bytes, colon + 1, text.end());
        return true;
    }

    private byte[] typeOf(byte[] bytes, int start, int end) {
        for (int i = 0; i < prefixes.size(); i++) {
            int at = (last + i) % prefixes.size(); // mostly the one before
            byte[] prefix = prefixes.get(at);
            if (Arrays.equals(prefix, 0, prefix.length, bytes, start, end)) {
                last = at;
                return prefixTypes.get(at);
            }
        }
        String prefix = new String(bytes, start, end - start, StandardCharsets.UTF_8);
        byte[] type = typeOf(prefix).getBytes(StandardCharsets.UTF_8);
        prefixes.add(Arrays.copyOfRange(bytes, start, end));
        prefixTypes.add(type);
        return type;
    }

    private String typeOf(String prefix) {
        String namespace = namespaces.get(prefix);
        if (namespace == null) {
            if (!SssomSet.BUILT_IN.containsKey(prefix)) {
                undeclared.add(prefix);
            }
        } else {
            Matcher named = NAMED.matcher(namespace);
            if (named.matches() && named.group(REST).isEmpty()) {
                return reconciled(prefix, name(named));
            }
        }
        return known(prefix);
    }

    /// The type of a prefix whose namespace has a name of its own: `HP` may stand for FBbt, `apollosv` for APOLLO_SV.
    private String reconciled(String prefix, String name) {
        boolean alike = letters(prefix).equals(letters(name));
        return alike || types.find(name) == null && types.find(prefix) == null ? known(prefix) : known(name);
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[._-]", "");
    }

    private static String name(Matcher named) {
        return named.group(1) != null ? named.group(1) : named.group(2) != null ? named.group(2) : named.group(3);
    }

    private String known(String name) {
        IdentifierType type = types.find(name);
        return type == null ? name.toLowerCase(Locale.ROOT) : type.name();
    }

    /// An address, by the longest namespace of the set that it begins with, else by what it names itself.
    private boolean splitAddress(Slice text, Slice type, Slice id) {
        String address = text.text();
        String best = "";
        String prefix = null;
        for (Map.Entry<String, String> entry : namespaces.entrySet()) {
            String namespace = entry.getValue();
            if (address.startsWith(namespace) && namespace.length() > best.length()) {
                best = namespace;
                prefix = entry.getKey();
            }
        }
        String name;
        if (prefix != null) {
            name = typeOf(prefix);
        } else {
            Matcher named = NAMED.matcher(address);
            if (!named.matches()) {
                return false;
            }
            name = known(name(named));
            int end = Math.max(named.end(1), Math.max(named.end(2), named.end(3)));
            best = address.substring(0, end + 1);
        }
        byte[] typeBytes = name.getBytes(StandardCharsets.UTF_8);
        type.set(typeBytes, 0, typeBytes.length);
        id.set(text.bytes(), text.start() + best.getBytes(StandardCharsets.UTF_8).length, text.end());
        return !id.isEmpty();
    }
}
