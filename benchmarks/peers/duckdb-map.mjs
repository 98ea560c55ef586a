// The map job in DuckDB: node duckdb-map.mjs TABLE.csv GRAPH.duckdb OUT.jsonl [all]
//
// With `all` it writes the same fields as Sluice, from a graph that was built with `all`: also CURIE, status and version
// of what was parsed; source, CURIE and predicate of mappings; the status of the look-up and whether there were more.
//
// Written to be as fast as DuckDB allows: rows may come in any order, every accession is walked once however often it
// occurs, and the joins are on integers (see duckdb-graph.mjs). Tables instead of one large query because DuckDB then
// knows their sizes and never computes a part twice.
import { DuckDBInstance } from '@duckdb/node-api';

const [table, graph, output, fields] = process.argv.slice(2);
const all = fields === 'all';

const MAX_MAPPINGS = 5;
const ACCESSION = '([OPQ][0-9][A-Z0-9]{3}[0-9]|[A-NR-Z][0-9](?:[A-Z][A-Z0-9]{2}[0-9]){1,2})(?:-[0-9]+)?';

const database = await DuckDBInstance.create(':memory:');
const connection = await database.connect();
await connection.run(`ATTACH '${graph}' AS graph (READ_ONLY)`);
await connection.run('SET preserve_insertion_order = false');

// Normalized cells and parsed identifiers; a cell of several accessions gives a list of several.
await connection.run(`
  CREATE TEMP TABLE record AS
  WITH cleaned AS (
    SELECT *, upper(trim(uniprot_id)) AS uniprot, upper(trim(gene_symbol)) AS symbol, upper(trim(ensembl_id)) AS ensembl
    FROM read_csv('${table}', header = true, all_varchar = true, nullstr = '\\N')
  )
  SELECT *,
    CASE
      WHEN starts_with(uniprot, 'SP|') OR starts_with(uniprot, 'TR|')
        THEN [nullif(regexp_extract(uniprot, '^..\\|${ACCESSION}\\|', 1), '')]
      WHEN contains(uniprot, ';') OR contains(uniprot, '|')
        THEN list_transform(regexp_split_to_array(uniprot, '[;|]'),
                            lambda part: nullif(regexp_extract(trim(part), '^${ACCESSION}$', 1), ''))
      ELSE [nullif(regexp_extract(uniprot, '^${ACCESSION}$', 1), '')]
    END AS accessions,
    CASE WHEN symbol NOT IN ('NA', 'NULL', 'NONE', 'NAN')
      THEN nullif(regexp_extract(symbol, '^[A-Z][A-Z0-9-]*$'), '')
    END AS symbol_parsed,
    nullif(regexp_extract(ensembl, '^(ENSG[0-9]{11})(?:\\.[0-9]+)?$', 1), '') AS ensembl_parsed
  FROM cleaned`);

const predicate = (edge) => (all ? `${edge}.predicate` : '0');

// rank packs into one integer what orders first the paths to a target, then the targets of a start, best and largest
// first: confidence (1/10,000), one hop before two (bit 48), identifier of the target (24 bits), CURIE in between
// (22 bits); the last two bits are the predicate of the last hop, which orders nothing, for two equal paths to a target
// end in the same edge. Taking the largest of one integer took DuckDB two thirds of the time of row_number() over four
// columns.
await connection.run(`
  CREATE TEMP TABLE best AS
  WITH start AS (
    SELECT node FROM graph.node
    WHERE type = 'uniprot' AND id IN (SELECT unnest(accessions) FROM record)
  ), walk AS (
    SELECT source AS start, target, percent * 100 AS confidence, 1 AS one_hop, 0 AS via, ${predicate('edge')} AS predicate
    FROM start JOIN graph.edge ON source = node
    UNION ALL
    SELECT first.source, second.target, first.percent * second.percent, 0, second.source, ${predicate('second')}
    FROM start
    JOIN graph.edge first ON first.source = node
    JOIN graph.edge second ON second.source = first.target
    WHERE second.target <> first.source
  ), ranked AS (
    SELECT start,
           max(((confidence * 2 + one_hop)::BIGINT << 48) + ((16777215 - by_id)::BIGINT << 24)
               + ((4194303 - via) << 2) + predicate) AS rank
    FROM walk JOIN graph.node ON node = target
    GROUP BY start, target
  )
  SELECT start, unnest(max(rank, ${MAX_MAPPINGS})) AS rank${all ? `, count(*) > ${MAX_MAPPINGS} AS truncated` : ''}
  FROM ranked GROUP BY start`);

const mapping = all
  ? `{id: t.id, curie: t.curie, type: t.type, source: 'xref.tsv', hops: hops, confidence: confidence / 10000,
      predicate: ['same', 'close', 'xref'][predicate]}`
  : '{id: t.id, type: t.type, confidence: confidence / 10000, hops: hops}';

await connection.run(`
  CREATE TEMP TABLE answer AS
  WITH unpacked AS (
    SELECT *, rank >> 49 AS confidence, 2 - ((rank >> 48) & 1) AS hops,
           16777215 - ((rank >> 24) & 16777215) AS target_by_id, 4194303 - ((rank >> 2) & 4194303) AS via,
           rank & 3 AS predicate
    FROM best
  )
  SELECT s.id AS accession,
         list(${mapping} ORDER BY rank DESC) AS mappings,
         ${all ? 'any_value(truncated) AS truncated,' : ''}
         list(CASE hops WHEN 1 THEN [s.curie, t.curie] ELSE [s.curie, v.curie, t.curie] END ORDER BY rank DESC) AS paths
  FROM unpacked
  JOIN graph.node s ON s.node = start
  JOIN graph.node t ON t.by_id = target_by_id
  JOIN graph.node v ON v.node = via
  GROUP BY s.id`);

// A cell of several accessions gets their answers one after the other. One join per place is faster than to unnest
// the cells and to collect the answers again.
const longest = await connection.runAndReadAll('SELECT coalesce(max(len(accessions)), 1) FROM record');
const places = Array.from({ length: Number(longest.getRows()[0][0]) }, (_, i) => i + 1);
const inOrder = (column) => `flatten([${places.map((place) => `answer${place}.${column}`).join(', ')}])`;
const join = (place) => `LEFT JOIN answer answer${place} ON answer${place}.accession = accessions[${place}]`;
await connection.run(`
  CREATE TEMP TABLE composite AS
  WITH cell AS (
    SELECT uniprot, any_value(accessions) AS accessions FROM record WHERE len(accessions) > 1 GROUP BY uniprot
  )
  SELECT uniprot, ${inOrder('mappings')} AS mappings, ${inOrder('paths')} AS paths
  FROM cell ${places.map(join).join(' ')}`);

const parsed = (raw, identifiers, identifier, type, curies, version) => `{
  raw: ${raw}, parsed: ${identifiers},
  ${all ? `curie: ${curies},` : ''}
  confidence: CASE WHEN ${identifier} = ${raw} THEN 1.0 WHEN ${identifier} IS NOT NULL THEN 0.95 END,
  parser: '${type}'
  ${all ? `, status: CASE WHEN ${identifier} = ${raw} THEN 'exact' WHEN ${identifier} IS NULL THEN 'malformed'
                     ELSE 'normalized' END` : ''}
  ${all && version ? `, version: ${version}` : ''}
} AS "${type}_parsed"`;
const status = `CASE WHEN answer.mappings IS NOT NULL THEN 'mapped' WHEN accessions[1] IS NULL THEN 'skipped'
                ELSE 'not_in_graph' END AS uniprot_id_status,`;
await connection.run(`
  COPY (
    SELECT uniprot AS uniprot_id, symbol AS gene_symbol, ensembl AS ensembl_id,
      description, abundance, xref_ids, sample_id, n_peptides,
      ${parsed('uniprot_id', 'accessions', 'accessions[1]', 'uniprot',
        "list_transform(accessions, lambda id: 'uniprot:' || id)")},
      ${parsed('ensembl_id', 'ensembl_parsed', 'ensembl_parsed', 'ensembl', "'ensembl:' || ensembl_parsed",
        "nullif(regexp_extract(ensembl, '[.]([0-9]+)$', 1), '')")},
      ${parsed('gene_symbol', 'symbol_parsed', 'symbol_parsed', 'hgnc.symbol', "'hgnc.symbol:' || symbol_parsed")},
      ${all ? status : ''}
      if(len(accessions) > 1, composite.mappings, answer.mappings) AS uniprot_id_mappings,
      if(len(accessions) > 1, composite.paths, answer.paths) AS uniprot_id_paths
      ${all ? ', answer.truncated AS uniprot_id_truncated' : ''}
    FROM record
    LEFT JOIN answer ON accession = accessions[1]
    LEFT JOIN composite USING (uniprot)
  ) TO '${output}' (FORMAT json)`);
