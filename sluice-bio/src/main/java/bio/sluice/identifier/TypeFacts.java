package bio.sluice.identifier;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/// One section of the type table as it is written there. Immutable.
///
/// @param name canonical name
/// @param source where its form is laid down
/// @param summary what it identifies
/// @param example an identifier in canonical text
/// @param within the type that contains this one, or empty
/// @param synonyms other names, and prefixes of CURIEs
/// @param accepts names of other types whose prefixes and URIs may introduce it as well
/// @param prefix what the canonical text begins with and the CURIE leaves out, or empty
/// @param bare what is put before a plain number, as part of the identifier, or empty
/// @param pattern the rest of the canonical text
/// @param letters how letter case becomes canonical
/// @param words beginnings with a spelling of their own
/// @param tails what may stand behind the identifier and is split off
/// @param unpadded the pattern before zeros were put in, or empty
/// @param digits how many digits a padded identifier has
/// @param unpointed the pattern where the point behind the third or fourth sign is left out, or empty
/// @param spare what may be too much and is left out
/// @param check the rule of the check digit, or another test that is no pattern
/// @param labels words that may stand before the identifier without a colon, such as `CID 5793`
/// @param fastaTags tags that announce the identifier in a FASTA header, such as `sp`
/// @param uris what its URIs begin with, decoded, without scheme and `www.`
/// @param uses signs that end an identifier in a URI, but not one of this type
/// @param slash what a slash with a number behind it stands for in a URI, where that is part of the identifier, or
/// empty
/// @param weakSeparators what may also separate identifiers of a composite cell, if every part is one
/// @param telling how much it says that a value has this form
/// @param species the NCBI taxon that all identifiers belong to, or empty
/// @param infix by NCBI taxon, what stands between `ENS` and the letter of the feature
/// @param parser the code that knows what a table cannot say: `symbol`, `position`, or empty
record TypeFacts(
        String name,
        String source,
        String summary,
        String example,
        String within,
        List<String> synonyms,
        List<String> accepts,
        String prefix,
        String bare,
        String pattern,
        Letters letters,
        List<String> words,
        List<Tail> tails,
        String unpadded,
        int digits,
        String unpointed,
        List<Spare> spare,
        Check check,
        List<String> labels,
        List<String> fastaTags,
        List<String> uris,
        String uses,
        String slash,
        String weakSeparators,
        Telling telling,
        String species,
        Map<String, String> infix,
        String parser)
        implements Serializable {

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
        /// `.v2.p1`: version and participant set of dbGaP.
        RELEASE,
        /// `-2`
        ISOFORM,
        /// `_PAR_Y`: GENCODE's mark of the copy on Y of a gene of the pseudoautosomal regions.
        REGION,
        /// `.0`: a whole number that went through a floating-point column.
        DECIMAL
    }

    /// What may be too much.
    enum Spare {
        /// A term between bars behind it: `22298006 |Myocardial infarction|`, as SNOMED CT's compositional grammar has
        /// it, https://docs.snomed.org/snomed-ct-specifications/snomed-ct-compositional-grammar
        TERM
    }

    /// The rule of a check digit, or another test that is no pattern.
    enum Check {
        NONE,
        CAS,
        LOINC,
        VERHOEFF,
        ORCID,
        UNII,
        LUHN,
        DOI
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

    /// Stands for the pattern of a type of which only its parser knows the form.
    static final String OPAQUE = "#";

    /// Whether only the parser knows the form.
    boolean isOpaque() {
        return pattern.equals(OPAQUE);
    }

    /// What the CURIE begins with: the Bioregistry has no prefixes for sub-kinds.
    String curiePrefix() {
        return within.isEmpty() ? name : within;
    }

    /// The pattern of the canonical text.
    String canonicalPattern() {
        return literally(prefix) + "(" + pattern + ")";
    }

    private static String literally(String text) {
        StringBuilder literal = new StringBuilder();
        for (char c : text.toCharArray()) {
            boolean sign = (c < '0' || c > '9') && (c < 'A' || c > 'Z') && (c < 'a' || c > 'z');
            literal.append(sign ? "\\" : "").append(c);
        }
        return literal.toString();
    }

    /// The pattern of the canonical text with all that may stand behind it.
    String wholePattern() {
        return canonicalPattern() + Tails.pattern(tails);
    }

    /// Whether every identifier has a colon, slash or equals sign in it, which words never have.
    boolean hasSignsNoWordHas() {
        return prefix.endsWith(":") || !uses.isEmpty();
    }

    /// The pattern of texts whose form gives the type away: the canonical ones, and those without zeros that begin with
    /// letters.
    String tellingPattern() {
        boolean letters = !unpadded.isEmpty() && Character.isLetter(unpadded.charAt(0));
        return letters ? wholePattern() + "|" + unpadded : wholePattern();
    }
}
