# Running and timing whole processes.

# Runs a command under GNU time, which sees children too; what it says goes to a log, shown if it fails.
timed() {
  /usr/bin/time -q -o "$outputs/time" -f '%e %U %S %M' "$@" 2>"$outputs/log"
}

# The first run of a tool at a job: files come into the page cache, Java and DuckDB meet the machine. Not counted.
warm_up() {
  if [[ $1 == J2 && ! -e $outputs/graph.$2 ]]; then
    do_job G "$2" >&2 || show_log "$2 cannot build its graph" || return 1
  fi
  clear_output "$1" "$2"
  do_job "$1" "$2" >&2 || show_log "$2 failed at $1"
}

# One counted run: job, tool, round, wall seconds, CPU seconds, peak resident MiB.
measure() {
  clear_output "$1" "$2"
  do_job "$1" "$2" >&2 || show_log "$2 failed at $1 after a good warm-up" || exit 1
  awk -v OFS='\t' -v job="$1" -v tool="$2" -v round="$3" \
    '{ print job, tool, round, $1, $2 + $3, $4 / 1024 }' "$outputs/time" >>"$results"
  tail -n 1 "$results" >&2
}

show_log() {
  note "$1"
  tail -n 20 "$outputs/log" >&2
  return 1
}

# The tools in their order in odd rounds, backwards in even ones.
in_turn() {
  local round=$1 line=
  shift
  local tool
  for tool in "$@"; do
    if ((round % 2)); then line="$line $tool"; else line="$tool $line"; fi
  done
  echo "$line"
}
