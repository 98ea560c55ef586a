package bio.sluice.example;

import bio.sluice.graph.Found;
import bio.sluice.graph.FoundMapping;
import bio.sluice.graph.Graph;
import bio.sluice.graph.LookupLimits;
import bio.sluice.graph.Lookups;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Looks identifiers up in a graph without streaming anything. The graph may be shared by threads, [Lookups] not.
public final class LookUpGenes {
    private LookUpGenes() {}

    /// The best gene of each protein that has one, as a CURIE.
    public static Map<String, String> genes(Path graph, List<String> proteins) {
        LookupLimits limits =
                LookupLimits.DEFAULT.withTargetTypes(List.of("hgnc")).withMaxMappings(1);
        Lookups lookups = new Lookups(Graph.open(graph), limits);
        Map<String, String> genes = new LinkedHashMap<>();
        for (Found found : lookups.findAll("uniprot", proteins)) {
            for (FoundMapping gene : found.mappings()) {
                genes.put(found.asked(), gene.curie());
            }
        }
        return genes;
    }

    /// The proteins that map to a gene, the surest first.
    public static List<String> proteins(Path graph, String gene) {
        Lookups lookups = new Lookups(Graph.open(graph), LookupLimits.DEFAULT.withTargetTypes(List.of("uniprot")));
        return lookups.reverse("hgnc", gene).mappings().stream()
                .map(FoundMapping::id)
                .toList();
    }
}
