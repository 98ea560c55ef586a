package bio.sluice.normalize;

import bio.sluice.option.OptionTable;
import bio.sluice.option.OptionValues;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// The transformations that a rule can name. To add one, write its class and a line here.
enum TransformKind {
    UPPERCASE(OptionTable.EMPTY, (params, otherwise, mistakes) -> new LetterCase(true)),
    LOWERCASE(OptionTable.EMPTY, (params, otherwise, mistakes) -> new LetterCase(false)),
    STRIP(Strip.OPTIONS, (params, otherwise, mistakes) -> Strip.of(params)),
    REPLACE(Replace.OPTIONS, (params, otherwise, mistakes) -> Replace.of(params, mistakes)),
    REGEX_REPLACE(RegexReplace.OPTIONS, (params, otherwise, mistakes) -> RegexReplace.of(params, mistakes)),
    SPLIT(Split.OPTIONS, (params, otherwise, mistakes) -> Split.of(params, mistakes)),
    JOIN(Join.OPTIONS, (params, otherwise, mistakes) -> Join.of(params)),
    EXTRACT(Extract.OPTIONS, (params, otherwise, mistakes) -> Extract.of(params, mistakes)),
    MAP(MapValues.OPTIONS, MapValues::of),
    COALESCE(Coalesce.OPTIONS, (params, otherwise, mistakes) -> Coalesce.of(params, mistakes)),
    DEFAULT(DefaultValue.OPTIONS, (params, otherwise, mistakes) -> DefaultValue.of(params, mistakes)),
    CAST(Cast.OPTIONS, (params, otherwise, mistakes) -> Cast.of(params)),
    FORMAT(Format.OPTIONS, (params, otherwise, mistakes) -> Format.of(params, mistakes)),
    VALIDATE(Validate.OPTIONS, (params, otherwise, mistakes) -> Validate.of(params, mistakes));

    /// Makes a transformation of its params, or reports what is wrong with them and returns null.
    private interface Reader {
        Transform read(OptionValues params, Constant otherwise, ParamMistakes mistakes);
    }

    private final OptionTable options;
    private final Reader reader;

    TransformKind(OptionTable options, Reader reader) {
        this.options = options;
        this.reader = reader;
    }

    static List<String> words() {
        return Arrays.stream(values()).map(TransformKind::word).toList();
    }

    static TransformKind of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Its own params.
    OptionTable options() {
        return options;
    }

    /// Makes the transformation.
    ///
    /// @param otherwise the rule's `default`, or null
    Transform transform(OptionValues params, Constant otherwise, ParamMistakes mistakes) {
        return reader.read(params, otherwise, mistakes);
    }
}
