# Mouse genes, transcripts and proteins, with alias symbols and retired identifiers
curl -fLO https://ftp.ncbi.nlm.nih.gov/gene/DATA/GENE_INFO/Mammalia/Mus_musculus.gene_info.gz
curl -fLO https://ftp.ncbi.nlm.nih.gov/gene/DATA/gene2ensembl.gz
curl -fLO https://ftp.ncbi.nlm.nih.gov/gene/DATA/gene_history.gz
curl -fLO https://ftp.uniprot.org/pub/databases/uniprot/current_release/knowledgebase/idmapping/by_organism/MOUSE_10090_idmapping_selected.tab.gz
curl -fLO https://ftp.uniprot.org/pub/databases/uniprot/current_release/knowledgebase/complete/docs/sec_ac.txt
sluice graph build -o mouse.sluice --species 10090 \
    Mus_musculus.gene_info.gz gene2ensembl.gz gene_history.gz \
    MOUSE_10090_idmapping_selected.tab.gz sec_ac.txt
