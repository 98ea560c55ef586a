package bio.sluice.identifier;

import java.util.List;

/// One section of the type table as it is written there. Immutable.
///
/// @param name canonical name
/// @param summary what it identifies
/// @param example an identifier in canonical text
/// @param within the type that contains this one, or empty
/// @param synonyms other names, and prefixes of CURIEs
/// @param prefix what the canonical text begins with and the CURIE leaves out, or empty
/// @param pattern the rest of the canonical text
/// @param letters how letter case becomes canonical
/// @param tails what may stand behind the identifier and is split off
/// @param unpadded the pattern before zeros were put in, or empty
/// @param digits how many digits a padded identifier has
/// @param check the check digit's rule
/// @param labels words that may stand before the identifier without a colon, such as `CID 5793`
/// @param fastaTags tags that announce the identifier in a FASTA header, such as `sp`
/// @param uris what its URIs begin with, without scheme and `www.`
/// @param weakSeparators what may also separate identifiers of a composite cell, if every part is one
/// @param telling how much it says that a value has this form
record TypeFacts(
        String name,
        String summary,
        String example,
        String within,
        List<String> synonyms,
        String prefix,
        String pattern,
        Letters letters,
        List<Tail> tails,
        String unpadded,
        int digits,
        Check check,
        List<String> labels,
        List<String> fastaTags,
        List<String> uris,
        String weakSeparators,
        Telling telling) {

    /// How letter case becomes canonical.
    enum Letters {
        /// Upper case.
        UPPER,
        /// Lower case.
        LOWER,
        /// Case has a meaning.
        KEEP
    }

    /// What may stand behind an identifier.
    enum Tail {
        /// `.2`
        VERSION,
        /// `-2`
        ISOFORM,
        /// `_PAR_Y`: GENCODE's mark of the copy on Y of a gene of the pseudoautosomal regions.
        REGION,
        /// `.0`: a whole number that went through a floating-point column.
        DECIMAL
    }

    /// The rule of a check digit.
    enum Check {
        NONE,
        CAS,
        LOINC
    }

    /// What the form of a value says where another type was declared.
    enum Telling {
        /// Nothing: plain numbers, words.
        NO,
        /// That the value is of the wrong type, if it does not have the form that was declared.
        YES,
        /// The same, even if it has, when the form that was declared is a loose one.
        STRONGLY,
        /// Nothing, and it gives way to a form that says [#STRONGLY].
        LOOSE
    }

    /// What the CURIE begins with: the Bioregistry has no prefixes for sub-kinds.
    String curiePrefix() {
        return within.isEmpty() ? name : within;
    }

    /// The pattern of the canonical text with all that may stand behind it.
    String wholePattern() {
        return prefix + "(" + pattern + ")" + Tails.pattern(tails);
    }
}
