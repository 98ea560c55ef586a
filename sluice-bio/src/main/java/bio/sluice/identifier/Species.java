package bio.sluice.identifier;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Species by name and NCBI taxon, and how their gene symbols are spelt. Stateless.
///
/// Rules: mouse and rat https://www.informatics.jax.org/mgihome/nomen/gene.shtml (first letter upper, the rest lower
/// case), zebrafish https://zfin.atlassian.net/wiki/spaces/general/pages/1818394635 (lower case), frogs
/// https://www.xenbase.org/xenbase/static/gene/geneNomenclature.jsp (lower case), chicken and farm animals as human.
public final class Species {
    static final int HUMAN = 9606;
    private static final int MOUSE = 10090;
    private static final int RAT = 10116;
    private static final int ZEBRAFISH = 7955;
    private static final int FROG = 8364;

    private static final Map<String, Integer> NAMES = Map.ofEntries(
            Map.entry("human", HUMAN),
            Map.entry("homo sapiens", HUMAN),
            Map.entry("mouse", MOUSE),
            Map.entry("mus musculus", MOUSE),
            Map.entry("rat", RAT),
            Map.entry("rattus norvegicus", RAT),
            Map.entry("zebrafish", ZEBRAFISH),
            Map.entry("danio rerio", ZEBRAFISH),
            Map.entry("frog", FROG),
            Map.entry("xenopus tropicalis", FROG),
            Map.entry("chicken", 9031),
            Map.entry("cow", 9913),
            Map.entry("pig", 9823),
            Map.entry("dog", 9615),
            Map.entry("fly", 7227),
            Map.entry("worm", 6239),
            Map.entry("yeast", 559292));

    private Species() {}

    /// The NCBI taxon that is meant, a number or an English or Latin name; 0 if it is not known.
    public static int taxon(String written) {
        String text = written.strip().toLowerCase(Locale.ROOT);
        if (text.matches("[1-9][0-9]{0,7}")) {
            return Integer.parseInt(text);
        }
        return NAMES.getOrDefault(text, 0);
    }

    /// The names that are known.
    public static List<String> names() {
        return NAMES.keySet().stream().sorted().toList();
    }

    /// Spells a symbol as its species does, if it is all in one case; whether a letter changed. Mixed case has a
    /// meaning:
    /// mt-Nd1, H2-K1, 1700001C02Rik.
    static boolean spell(Draft draft, int taxon) {
        boolean hasUpper = false;
        boolean hasLower = false;
        int letters = 0;
        int digits = 0;
        byte[] text = draft.text();
        for (int i = draft.from(); i < draft.to(); i++) {
            byte b = text[i];
            hasUpper |= b >= 'A' && b <= 'Z';
            hasLower |= b >= 'a' && b <= 'z';
            letters += (b | 32) >= 'a' && (b | 32) <= 'z' ? 1 : 0;
            digits += b >= '0' && b <= '9' ? 1 : 0;
        }
        if (hasUpper && hasLower || letters == 0) {
            return false;
        }
        return switch (taxon) {
            case MOUSE, RAT -> title(draft, letters, digits);
            case ZEBRAFISH, FROG -> draft.lower(draft.from());
            case 9031, 9913, 9823, 9615 -> draft.upper(draft.from());
            default -> false;
        };
    }

    /// Two letters and six digits are a GenBank accession that serves as a symbol: BC005561.
    private static boolean title(Draft draft, int letters, int digits) {
        if (letters <= 2 && digits >= 5) {
            return draft.upper(draft.from());
        }
        byte first = draft.text()[draft.from()];
        boolean changed = draft.lower(draft.from() + 1);
        if (first >= 'a' && first <= 'z') {
            draft.text()[draft.from()] -= 32;
            changed = true;
        }
        return changed;
    }
}
