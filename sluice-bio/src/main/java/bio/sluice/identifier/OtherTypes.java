package bio.sluice.identifier;

import bio.sluice.identifier.TypeFacts.Telling;
import java.util.List;

/// Tells what a value plainly is that has not the form of its declared type. Immutable, thread-safe.
final class OtherTypes {
    private final List<IdentifierType> types;
    /// Made when first used; two threads may at worst make the same one twice.
    private Automaton automaton;

    OtherTypes(List<IdentifierType> all) {
        types = all.stream()
                .filter(type ->
                        type.facts().telling() == Telling.YES || type.facts().telling() == Telling.STRONGLY)
                .toList();
    }

    /// The type that `bytes[start, end)` is an identifier of as it stands, if its form is one that gives it away even
    /// in
    /// a column of a loose form; else null.
    IdentifierType strong(byte[] bytes, int start, int end) {
        IdentifierType type = find(bytes, start, end);
        return type != null && type.facts().telling() == Telling.STRONGLY ? type : null;
    }

    /// The type that `bytes[start, end)` is an identifier of, with or without a version and the like;
    /// null if its form does not tell.
    IdentifierType find(byte[] bytes, int start, int end) {
        Automaton made = automaton;
        if (made == null) {
            made = Automaton.of(
                    types.stream().map(type -> type.facts().tellingPattern()).toList());
            automaton = made;
        }
        int tag = made.match(bytes, start, end);
        if (tag == 0) {
            return null;
        }
        IdentifierType type = types.get(tag - 1);
        return CheckDigits.right(type.facts().check(), bytes, start, end) ? type : null;
    }
}
