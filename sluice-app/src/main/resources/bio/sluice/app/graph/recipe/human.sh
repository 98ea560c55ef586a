# Human genes, transcripts and proteins, with previous and alias symbols and retired identifiers
curl -fL -o hgnc_complete_set.txt https://storage.googleapis.com/public-download-files/hgnc/tsv/tsv/hgnc_complete_set.txt
curl -fL -o hgnc_withdrawn.txt https://storage.googleapis.com/public-download-files/hgnc/tsv/tsv/withdrawn.txt
curl -fLO https://ftp.ncbi.nlm.nih.gov/gene/DATA/GENE_INFO/Mammalia/Homo_sapiens.gene_info.gz
curl -fLO https://ftp.ncbi.nlm.nih.gov/gene/DATA/gene2ensembl.gz
curl -fLO https://ftp.ncbi.nlm.nih.gov/gene/DATA/gene_history.gz
curl -fLO https://ftp.uniprot.org/pub/databases/uniprot/current_release/knowledgebase/idmapping/by_organism/HUMAN_9606_idmapping_selected.tab.gz
curl -fLO https://ftp.uniprot.org/pub/databases/uniprot/current_release/knowledgebase/complete/docs/sec_ac.txt
sluice graph build -o human.sluice --species 9606 \
    hgnc_complete_set.txt hgnc_withdrawn.txt Homo_sapiens.gene_info.gz gene2ensembl.gz gene_history.gz \
    HUMAN_9606_idmapping_selected.tab.gz sec_ac.txt
