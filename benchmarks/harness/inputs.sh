# Folders and inputs. Inputs are made once and kept: they are the same every time.

make_folders() {
  mkdir -p "$inputs"
  inputs=$(cd -- "$inputs" && pwd)
  if [[ -z $outputs ]]; then
    outputs=$inputs
    [[ ! -w /dev/shm ]] || outputs=/dev/shm
  fi
  outputs=$(mktemp -d "$outputs/sluice-bench-out.XXXXXX")
  results=$outputs/results.tsv
  : >"$results"
  cd "$outputs" # where a tool that runs out of memory may spill
}

# Also runs when the script is interrupted: outputs on a RAM disk hold memory until they are gone.
remove_outputs() {
  rm -rf -- "$outputs"
}

make_inputs() {
  if [[ $size == small ]]; then
    rows=200000 nodes=100000 table=$inputs/p200k edges=$inputs/xref100k.tsv
  else
    rows=5000000 nodes=1000000 table=$inputs/p5m edges=$inputs/xref.tsv
  fi
  local generator=$here/src/main/java/bio/sluice/benchmark/Generator.java part=$inputs/part
  if [[ ! -e $table.csv || ! -e $table.jsonl ]]; then
    note "making $table"
    java "$generator" proteins "$rows" "$part" "$nodes"
    mv "$part.csv" "$table.csv"
    mv "$part.jsonl" "$table.jsonl"
    rm "$part.tsv"
  fi
  if [[ ! -e $table.csv.gz ]]; then
    gzip -6 <"$table.csv" >"$part.gz"
    mv "$part.gz" "$table.csv.gz"
  fi
  if [[ ! -e $edges ]]; then
    note "making $edges"
    java "$generator" xref "$nodes" "$part.xref"
    mv "$part.xref" "$edges"
  fi
}
