package bio.sluice.identifier;

import bio.sluice.identifier.TypeFacts.Telling;
import java.util.ArrayList;
import java.util.List;

/// Tells what a value plainly is that has not the form of its declared type. Immutable, thread-safe.
final class OtherTypes {
    private final List<IdentifierType> types;
    /// By first byte, what can begin with it: a table has few kinds of odd values, so that few are made. Made when first
    /// used; two threads may at worst make the same one twice.
    private final Group[] groups = new Group[128];

    private record Group(List<IdentifierType> types, Automaton automaton) {}

    OtherTypes(List<IdentifierType> all) {
        List<IdentifierType> telling = new ArrayList<>();
        for (IdentifierType type : all) {
            if (type.facts().telling() == Telling.YES || type.facts().telling() == Telling.STRONGLY) {
                telling.add(type);
            }
        }
        types = List.copyOf(telling);
    }

    /// The type that `bytes[start, end)` is an identifier of as it stands, if its form is one that gives it away even in
    /// a column of a loose form; else null.
    IdentifierType strong(byte[] bytes, int start, int end) {
        IdentifierType type = find(bytes, start, end);
        return type != null && type.facts().telling() == Telling.STRONGLY ? type : null;
    }

    /// The type that `bytes[start, end)` is an identifier of, with or without a version and the like;
    /// null if its form does not tell.
    IdentifierType find(byte[] bytes, int start, int end) {
        if (start == end || bytes[start] < 0) {
            return null;
        }
        Group group = groups[bytes[start]];
        if (group == null) {
            group = group(bytes[start]);
            groups[bytes[start]] = group;
        }
        int tag = group.automaton().match(bytes, start, end);
        if (tag == 0) {
            return null;
        }
        IdentifierType type = group.types().get(tag - 1);
        return CheckDigits.right(type.facts().check(), bytes, start, end) ? type : null;
    }

    private Group group(byte first) {
        List<IdentifierType> members = new ArrayList<>();
        List<String> patterns = new ArrayList<>();
        for (IdentifierType type : types) {
            if (type.facts().firstBytes().get(first)) {
                members.add(type);
                patterns.add(type.facts().tellingPattern());
            }
        }
        return new Group(members, Automaton.of(patterns));
    }
}
