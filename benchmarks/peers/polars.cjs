// The one-table jobs in polars, through its streaming engine:
//   node polars.cjs convert   TABLE.csv[.gz] OUT.jsonl
//   node polars.cjs normalize TABLE.jsonl    OUT.jsonl
//
// inferSchemaLength: 0 keeps every cell as text, missingUtf8IsEmptyString keeps an empty one empty.
const polars = require('nodejs-polars');

const [job, input, output] = process.argv.slice(2);

const read = {
  convert: () => polars.scanCSV(input, { inferSchemaLength: 0, missingUtf8IsEmptyString: true }),
  normalize: () =>
    polars
      .scanJson(input, { format: 'lines' })
      .withColumns(polars.col('uniprot_id').str.strip().str.toUpperCase()),
}[job];

read().sinkNdJson(output).collectSync();
