package bio.sluice.identifier;

import bio.sluice.record.Slice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/// Finds the parser of a type and gives it values. Immutable, thread-safe.
///
/// Blanks around a value and values that stand for nothing are dealt with here, so that no parser has to.
public final class IdentifierParsers {
    private static final IdentifierParser[] NONE = {};

    private final IdentifierTypes types;
    private final List<IdentifierParser> parsers;
    private final EmptyValues empty;
    /// By index of type, those of the highest priority first.
    private final IdentifierParser[][] byType;

    private IdentifierParsers(IdentifierTypes types, List<IdentifierParser> parsers, EmptyValues empty) {
        this(types, parsers, empty, Map.of());
    }

    private IdentifierParsers(
            IdentifierTypes types, List<IdentifierParser> parsers, EmptyValues empty, Map<String, Integer> priorities) {
        this.types = types;
        this.parsers = List.copyOf(parsers);
        this.empty = empty;
        byType = new IdentifierParser[types.all().size()][];
        for (int i = 0; i < byType.length; i++) {
            byType[i] = NONE;
        }
        for (IdentifierParser parser : parsers) {
            for (String name : parser.types()) {
                IdentifierType type = types.find(name);
                if (type != null) {
                    byType[type.index()] = inserted(byType[type.index()], parser, priorities);
                }
            }
        }
    }

    /// `sorted` with one more behind those that have at least its priority.
    private static IdentifierParser[] inserted(
            IdentifierParser[] sorted, IdentifierParser parser, Map<String, Integer> priorities) {
        IdentifierParser[] more = Arrays.copyOf(sorted, sorted.length + 1);
        int at = sorted.length;
        while (at > 0 && priority(sorted[at - 1], priorities) < priority(parser, priorities)) {
            more[at] = sorted[at - 1];
            at--;
        }
        more[at] = parser;
        return more;
    }

    private static int priority(IdentifierParser parser, Map<String, Integer> priorities) {
        return priorities.getOrDefault(parser.name(), parser.priority());
    }

    private static final class Standard {
        static final IdentifierParsers PARSERS = make(IdentifierTypes.standard());

        private static IdentifierParsers make(IdentifierTypes types) {
            List<IdentifierParser> parsers = new ArrayList<>();
            for (IdentifierType type : types.all()) {
                if (type.facts().within().isEmpty()) {
                    parsers.add(builtIn(type, types));
                }
            }
            IdentifierTypes all = types;
            for (IdentifierParser plugin :
                    ServiceLoader.load(IdentifierParser.class, IdentifierParsers.class.getClassLoader())) {
                parsers.add(plugin);
                for (String name : plugin.types()) {
                    if (all.find(name) == null) {
                        all = all.with(List.of(pluginType(name, plugin)));
                    }
                }
            }
            return new IdentifierParsers(all, parsers, new EmptyValues(EmptyValues.USUAL));
        }

        /// A type of which its parser alone knows what it looks like.
        private static TypeFacts pluginType(String name, IdentifierParser plugin) {
            return TypeTable.facts(
                    name,
                    Map.of(
                            "summary",
                            "",
                            "example",
                            "",
                            "pattern",
                            TypeFacts.OPAQUE,
                            "letters",
                            "keep",
                            "parser",
                            plugin.name()));
        }
    }

    private static IdentifierParser builtIn(IdentifierType type, IdentifierTypes types) {
        return switch (type.facts().parser()) {
            case "symbol" -> new SymbolParser(type, types);
            case "position" -> new PositionParser(type, types);
            default -> new FormParser(type, types);
        };
    }

    /// The parsers of Sluice and of all plugins on the class path, for the types of [IdentifierTypes#standard].
    public static IdentifierParsers standard() {
        return Standard.PARSERS;
    }

    /// These parsers and one more.
    public IdentifierParsers with(IdentifierParser parser) {
        List<IdentifierParser> more = new ArrayList<>(parsers);
        more.add(parser);
        return new IdentifierParsers(types, more, empty);
    }

    /// These parsers and those of more types.
    IdentifierParsers withTypes(List<TypeFacts> more) {
        if (more.isEmpty()) {
            return this;
        }
        IdentifierTypes extended = types.with(more);
        List<IdentifierParser> all = new ArrayList<>(parsers);
        for (IdentifierType type :
                extended.all().subList(types.all().size(), extended.all().size())) {
            all.add(builtIn(type, extended));
        }
        return new IdentifierParsers(extended, all, empty);
    }

    /// These parsers without some, and with other priorities for others.
    ///
    /// @param disabled names of parsers that are not to be asked
    /// @param priorities by name; the others keep theirs
    IdentifierParsers arranged(Collection<String> disabled, Map<String, Integer> priorities) {
        if (disabled.isEmpty() && priorities.isEmpty()) {
            return this;
        }
        List<IdentifierParser> rest = parsers.stream()
                .filter(parser -> !disabled.contains(parser.name()))
                .toList();
        return new IdentifierParsers(types, rest, empty, priorities);
    }

    /// The names of all parsers.
    List<String> names() {
        return parsers.stream().map(IdentifierParser::name).toList();
    }

    /// These parsers, but only `words` (any case) and the empty text stand for nothing.
    public IdentifierParsers withEmptyValues(Collection<String> words) {
        return new IdentifierParsers(this, new EmptyValues(words));
    }

    private IdentifierParsers(IdentifierParsers other, EmptyValues empty) {
        this.types = other.types;
        this.parsers = other.parsers;
        this.byType = other.byType;
        this.empty = empty;
    }

    /// The types these parsers know.
    public IdentifierTypes types() {
        return types;
    }

    /// The parsers that take a type, those of the highest priority first.
    public List<IdentifierParser> of(IdentifierType type) {
        return List.of(byType[type.index()]);
    }

    /// Points `out` at `bytes[start, end)` without the blanks around it.
    ///
    /// @return false if the value stands for nothing
    public boolean trim(byte[] bytes, int start, int end, Slice out) {
        int from = Blanks.start(bytes, start, end);
        out.set(bytes, from, Blanks.end(bytes, from, end));
        return !empty.contains(bytes, out.start(), out.end());
    }

    /// Parses `bytes[start, end)` as one identifier of `type`.
    ///
    /// The parser of the highest priority that recognises the value with full confidence wins, else the one with the
    /// highest confidence; where none recognises it, the first has the last word.
    ///
    /// @param bytes UTF-8
    /// @param out points into `bytes` or into itself afterwards
    public void parse(byte[] bytes, int start, int end, IdentifierType type, ParsedIdentifier out) {
        if (empty.contains(bytes, start, end)) {
            out.empty(type);
        } else if (Blanks.none(bytes, start, end)) {
            judge(bytes, start, end, type, out);
        } else {
            trimmed(bytes, start, end, type, out);
        }
    }

    /// The length up to which a value may be a word that stands for nothing.
    int longestEmpty() {
        return empty.longest();
    }

    /// The only parser of a type, if there is only one; else null.
    IdentifierParser only(IdentifierType type) {
        return byType[type.index()].length == 1 ? byType[type.index()][0] : null;
    }

    /// Whether `bytes[start, end)`, which has no blanks around it, stands for nothing.
    boolean isEmpty(byte[] bytes, int start, int end) {
        return empty.contains(bytes, start, end);
    }

    /// Whether more than the type's pattern and check digit says what is an identifier of it.
    boolean hasCode(IdentifierType type) {
        return byType[type.index()].length != 1 || !type.facts().parser().isEmpty();
    }

    private void trimmed(byte[] bytes, int start, int end, IdentifierType type, ParsedIdentifier out) {
        int from = Blanks.start(bytes, start, end);
        int to = Blanks.end(bytes, from, end);
        if (empty.contains(bytes, from, to)) {
            out.empty(type);
            return;
        }
        judge(bytes, from, to, type, out);
        if (out.found() && to - from < end - start) {
            out.change(Change.TRIMMED);
        }
    }

    private void judge(byte[] bytes, int start, int end, IdentifierType type, ParsedIdentifier out) {
        IdentifierParser[] candidates = byType[type.index()];
        if (candidates.length == 1) {
            ask(candidates[0], bytes, start, end, type, out);
            return;
        }
        if (candidates.length == 0) {
            // All parsers of the type were disabled.
            out.begin(type, null);
            out.refuse(Status.MALFORMED);
            return;
        }
        IdentifierParser best = candidates[0];
        int confidence = -1;
        for (IdentifierParser candidate : candidates) {
            ask(candidate, bytes, start, end, type, out);
            if (out.found() && out.confidence() > confidence) {
                best = candidate;
                confidence = out.confidence();
            }
            if (confidence == ParsedIdentifier.SURE) {
                return;
            }
        }
        ask(best, bytes, start, end, type, out);
    }

    private static void ask(
            IdentifierParser parser, byte[] bytes, int start, int end, IdentifierType type, ParsedIdentifier out) {
        out.begin(type, parser.name());
        parser.parse(bytes, start, end, type, out);
    }
}
