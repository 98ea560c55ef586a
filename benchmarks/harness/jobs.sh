# The jobs, and the command with which each tool does each of them.

title_of() {
  case $1 in
    G) echo "G: edge table to graph file" ;;
    J1) echo "J1: CSV to JSONL" ;;
    J2) echo "J2: CSV, parse, normalize, cross-reference, JSONL" ;;
    J3) echo "J3: JSONL, one field normalized" ;;
    J4) echo "J4: gzip CSV to JSONL" ;;
  esac
}

can_do() {
  case $1 in
    G | J2) [[ $2 == sluice || $2 == duckdb* ]] ;;
    *) [[ $2 != duckdb-all ]] ;;
  esac
}

input_of() {
  case $1 in
    G) echo "$edges" ;;
    J1 | J2) echo "$table.csv" ;;
    J3) echo "$table.jsonl" ;;
    J4) echo "$table.csv.gz" ;;
  esac
}

output_of() {
  if [[ $1 == G ]]; then echo "$outputs/graph.$2"; else echo "$outputs/out.jsonl"; fi
}

# Does the job, timed. Miller can write to stdout only.
do_job() {
  local job=$1 tool=$2 input output
  input=$(input_of "$job")
  output=$(output_of "$job" "$tool")
  local sluice=$here/../sluice peers=$here/peers
  export BENCHMARK_INPUT=$input BENCHMARK_OUTPUT=$output BENCHMARK_GRAPH=$outputs/graph.sluice
  case $job-$tool in
    G-sluice) timed "$sluice" graph build -o "$output" "edges:$input" ;;
    J[14]-sluice) timed "$sluice" convert "$input" -o "$output" ;;
    J2-sluice) timed "$sluice" run "$here/strategies/map.yaml" ;;
    J3-sluice) timed "$sluice" run "$here/strategies/normalize.yaml" ;;
    G-duckdb) timed node "$peers/duckdb-graph.mjs" "$input" "$output" ;;
    J[14]-duckdb) timed node "$peers/duckdb.mjs" convert "$input" "$output" ;;
    J2-duckdb) timed node "$peers/duckdb-map.mjs" "$input" "$outputs/graph.duckdb" "$output" ;;
    G-duckdb-all) timed node "$peers/duckdb-graph.mjs" "$input" "$output" all ;;
    J2-duckdb-all) timed node "$peers/duckdb-map.mjs" "$input" "$outputs/graph.duckdb-all" "$output" all ;;
    J3-duckdb) timed node "$peers/duckdb.mjs" normalize "$input" "$output" ;;
    J[14]-polars) timed node "$peers/polars.cjs" convert "$input" "$output" ;;
    J3-polars) timed node "$peers/polars.cjs" normalize "$input" "$output" ;;
    J1-miller) timed mlr -S --icsv --ojsonl cat "$input" >"$output" ;;
    J3-miller) timed mlr --ijsonl --ojsonl put '$uniprot_id = toupper(strip($uniprot_id))' "$input" >"$output" ;;
    J4-miller) timed mlr -S --icsv --gzin --ojsonl cat "$input" >"$output" ;;
  esac
}

# A tool's output with whatever it leaves beside it.
clear_output() {
  rm -rf -- "$outputs"/out.jsonl*
  [[ $1 != G ]] || rm -rf -- "$(output_of G "$2")"*
}
