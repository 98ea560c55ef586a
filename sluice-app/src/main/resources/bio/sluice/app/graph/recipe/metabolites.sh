# Metabolites: ChEBI, KEGG, HMDB, PubChem, LIPID MAPS, MetaNetX and the names of Human-GEM
curl -fL -o metabolites.tsv https://raw.githubusercontent.com/SysBioChalmers/Human-GEM/main/model/metabolites.tsv
curl -fLO https://ftp.ebi.ac.uk/pub/databases/chebi/flat_files/database_accession.tsv.gz
curl -fL -o kegg_chebi.tsv https://rest.kegg.jp/conv/chebi/compound
curl -fL -o kegg_pubchem.tsv https://rest.kegg.jp/conv/pubchem/compound
cat > metabolites.tsv.yaml <<'END'
source: Human-GEM
id_column: metsNoComp
id_type: metatlas.metabolite
columns:
  - {column: metChEBIID, type: chebi, relation: same, separator: ;}
  - {column: metKEGGID, type: kegg.compound, relation: same, separator: ;}
  - {column: metHMDBID, type: hmdb, relation: same, separator: ;}
  - {column: metPubChemID, type: pubchem.compound, relation: same, separator: ;}
  - {column: metLipidMapsID, type: lipidmaps, relation: same, separator: ;}
  - {column: metMetaNetXID, type: metanetx.chemical, relation: same, separator: ;}
END
sluice graph build -o metabolites.sluice \
    metabolites.tsv database_accession.tsv.gz kegg_chebi.tsv kegg_pubchem.tsv
