package bio.sluice.graph;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RelationTest {
    @ParameterizedTest
    @CsvSource({
        "same_as, SAME",
        "Same As, SAME",
        "owl:sameAs, SAME",
        "skos:exactMatch, SAME",
        "http://www.w3.org/2004/02/skos/core#exactMatch, SAME",
        "owl:equivalentClass, SAME",
        "maps_to, CLOSE",
        "skos:closeMatch, CLOSE",
        "skos:broadMatch, BROADER",
        "rdfs:subClassOf, BROADER",
        "skos:narrowMatch, NARROWER",
        "related, XREF",
        "oboInOwl:hasDbXref, XREF",
        "'', XREF",
        "replaced_by, PREVIOUS",
        "IAO:0100001, PREVIOUS",
        "http://purl.obolibrary.org/obo/IAO_0100001, PREVIOUS",
        "encodes, ENCODES",
        "RO:0002205, ENCODES",
    })
    void meansOnePredicate(String text, Predicate predicate) {
        Tier tier = predicate == Predicate.PREVIOUS ? Tier.PREVIOUS : Tier.APPROVED;

        assertThat(Relation.of(text)).isEqualTo(new Relation(predicate, false, tier, true));
    }

    @Test
    void tellsAliasesFromFormerNames() {
        assertThat(Relation.of("alias")).isEqualTo(new Relation(Predicate.PREVIOUS, false, Tier.ALIAS, true));
        assertThat(Relation.of("has_synonym")).isEqualTo(new Relation(Predicate.PREVIOUS, true, Tier.ALIAS, true));
    }

    @Test
    void mayRunTheOtherWay() {
        assertThat(Relation.of("replaces")).isEqualTo(new Relation(Predicate.PREVIOUS, true, Tier.PREVIOUS, true));
        assertThat(Relation.of("encoded-by")).isEqualTo(new Relation(Predicate.ENCODES, true, Tier.APPROVED, true));
    }

    @Test
    void isWalkedAsXrefIfItIsUnknown() {
        assertThat(Relation.of("orthologous_to")).isEqualTo(new Relation(Predicate.XREF, false, Tier.APPROVED, false));
    }
}
