// The one-table jobs in DuckDB:
//   node duckdb.mjs convert   TABLE.csv[.gz] OUT.jsonl
//   node duckdb.mjs normalize TABLE.jsonl    OUT.jsonl
//
// DuckDB reads an empty cell as NULL unless told that NULL is written otherwise; with a nullstr that no cell holds its
// output is the same, byte for byte, as that of a converter that keeps cells as they are.
import { DuckDBInstance } from '@duckdb/node-api';

const [job, input, output] = process.argv.slice(2);

const select = {
  convert: `SELECT * FROM read_csv('${input}', header = true, all_varchar = true, nullstr = '\\N')`,
  normalize: `SELECT * REPLACE (upper(trim(uniprot_id)) AS uniprot_id)
              FROM read_json('${input}', format = 'newline_delimited')`,
}[job];

const database = await DuckDBInstance.create(':memory:');
const connection = await database.connect();
await connection.run(`COPY (${select}) TO '${output}' (FORMAT json)`);
