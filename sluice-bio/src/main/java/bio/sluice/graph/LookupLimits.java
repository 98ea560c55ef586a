package bio.sluice.graph;

import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/// Which mappings a look-up may find. Immutable.
///
/// @param maxHops hops from the start at most, 1 to 4
/// @param targetTypes types that mappings may have, by any name; empty for all
/// @param predicates predicates of the edges that are walked; empty for all
/// @param minConfidence least product of confidences along a path, 0 to 1
/// @param maxMappings mappings at most; [#NONE] for no limit
/// @param maxFanIn identifiers that more edges than this lead to are not hopped to
/// @param maxFanOut edges of one identifier that are followed to one type at most, the best first
/// @param species NCBI taxon; identifiers that are known to be of another are not hopped to; 0 for any
public record LookupLimits(
        int maxHops,
        List<String> targetTypes,
        Set<Predicate> predicates,
        BigDecimal minConfidence,
        int maxMappings,
        FanLimit maxFanIn,
        FanLimit maxFanOut,
        int species)
        implements Serializable {
    /// No limit.
    public static final int NONE = Integer.MAX_VALUE;
    /// Most hops that can be asked for.
    public static final int MOST_HOPS = 4;
    /// Two hops, and no limit otherwise.
    public static final LookupLimits DEFAULT =
            new LookupLimits(2, List.of(), Set.of(), BigDecimal.ZERO, NONE, FanLimit.NONE, FanLimit.NONE, 0);

    public LookupLimits {
        targetTypes = List.copyOf(targetTypes);
        predicates = Set.copyOf(predicates);
        if (maxHops < 1
                || maxHops > MOST_HOPS
                || maxMappings < 1
                || species < 0
                || minConfidence.signum() < 0
                || minConfidence.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("out of range: " + maxHops + " hops, confidence " + minConfidence + ", "
                    + maxMappings + " mappings, taxon " + species);
        }
    }

    /// These limits with another number of hops.
    public LookupLimits withMaxHops(int hops) {
        return new LookupLimits(
                hops, targetTypes, predicates, minConfidence, maxMappings, maxFanIn, maxFanOut, species);
    }

    /// These limits with other types for mappings.
    public LookupLimits withTargetTypes(List<String> types) {
        return new LookupLimits(maxHops, types, predicates, minConfidence, maxMappings, maxFanIn, maxFanOut, species);
    }

    /// These limits with other predicates.
    public LookupLimits withPredicates(Set<Predicate> walked) {
        return new LookupLimits(maxHops, targetTypes, walked, minConfidence, maxMappings, maxFanIn, maxFanOut, species);
    }

    /// These limits with another least confidence.
    public LookupLimits withMinConfidence(BigDecimal least) {
        return new LookupLimits(maxHops, targetTypes, predicates, least, maxMappings, maxFanIn, maxFanOut, species);
    }

    /// These limits with another number of mappings.
    public LookupLimits withMaxMappings(int mappings) {
        return new LookupLimits(
                maxHops, targetTypes, predicates, minConfidence, mappings, maxFanIn, maxFanOut, species);
    }

    /// These limits with other limits for the edges of one identifier.
    public LookupLimits withFan(FanLimit in, FanLimit out) {
        return new LookupLimits(maxHops, targetTypes, predicates, minConfidence, maxMappings, in, out, species);
    }

    /// These limits for one species.
    ///
    /// @param taxon its NCBI taxon, or 0 for any
    public LookupLimits withSpecies(int taxon) {
        return new LookupLimits(
                maxHops, targetTypes, predicates, minConfidence, maxMappings, maxFanIn, maxFanOut, taxon);
    }
}
