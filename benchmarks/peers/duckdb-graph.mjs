// Builds the mapping graph as a DuckDB database: node duckdb-graph.mjs XREF.tsv GRAPH.duckdb [all]
//
// Nodes become small integers, numbered in the order of their CURIEs, so that the joins of duckdb-map.mjs compare
// integers and an order of paths is an order of numbers. by_id is the same for the order of identifiers.
// Edges are stored both ways, sorted by their start; of equal edges the highest confidence (in percent) stays, with
// `all` its predicate too: 1 is same, 2 close, 3 xref.
import { DuckDBInstance } from '@duckdb/node-api';

const [xref, graph, fields] = process.argv.slice(2);
const all = fields === 'all';
const database = await DuckDBInstance.create(graph);
const connection = await database.connect();

await connection.run(`
  CREATE TEMP TABLE link AS
  SELECT source_id, lower(source_type) AS source_type, target_id, lower(target_type) AS target_type,
         CAST(round(CAST(confidence AS DOUBLE) * 100) AS INTEGER) AS percent
         ${all ? `, CASE relation WHEN 'same_as' THEN 1 WHEN 'maps_to' THEN 2 ELSE 3 END AS predicate` : ''}
  FROM read_csv('${xref}', delim = '\\t', quote = '', header = true, all_varchar = true)`);

await connection.run(`
  CREATE TABLE node AS
  WITH named AS (
    SELECT DISTINCT source_id AS text, source_type AS type FROM link
    UNION
    SELECT DISTINCT target_id, target_type FROM link
  ), canonical AS (
    SELECT text, type,
           CASE type WHEN 'ncbigene' THEN regexp_replace(text, '^NCBIGene:', '') ELSE text END AS id,
           type || ':' || regexp_replace(text, '^(NCBIGene|HGNC):', '') AS curie
    FROM named
  )
  SELECT CAST(row_number() OVER (ORDER BY curie) - 1 AS INTEGER) AS node,
         CAST(row_number() OVER (ORDER BY id, type) - 1 AS INTEGER) AS by_id,
         text, type, id, curie
  FROM canonical
  ORDER BY node`);

await connection.run(`
  CREATE TABLE edge AS
  WITH numbered AS (
    SELECT s.node AS source, t.node AS target, percent${all ? ', predicate' : ''}
    FROM link
    JOIN node s ON s.text = source_id AND s.type = source_type
    JOIN node t ON t.text = target_id AND t.type = target_type
  )
  SELECT source, target, max(percent) AS percent${all ? ', arg_max(predicate, percent) AS predicate' : ''}
  FROM (FROM numbered UNION ALL SELECT target AS source, source AS target, * EXCLUDE (source, target) FROM numbered)
  GROUP BY source, target
  ORDER BY source, target`);

await connection.run('ALTER TABLE node DROP COLUMN text');
