# Is an output right? The oracle computes every answer from the input; nothing of it is stored.

compile_oracle() {
  [[ $checked == yes ]] || return 0
  command -v javac >/dev/null || fail "a JDK is needed to check the outputs"
  javac -d "$outputs/oracle" "$here"/src/main/java/bio/sluice/benchmark/*.java
}

# A failure is written into the answer: two that stop short in the same place must not pass as equal.
oracle() {
  java -XX:+UseSerialGC -Xmx3g -cp "$outputs/oracle" bio.sluice.benchmark.Oracle "$@" || echo "oracle $* failed"
}

# The graph of job G is not looked into: J2 is wrong if it is.
check() {
  local job=$1 tool=$2
  [[ $checked == yes && $job != G ]] || return 0
  if [[ $job-$tool == J2-duckdb* ]]; then
    java -cp "$outputs/oracle" bio.sluice.benchmark.SameLines <(expected) <(actual)
  else
    same_bytes
  fi
}

expected() {
  case $job in
    J1) oracle convert <"$table.csv" ;;
    J2) oracle map "$edges" <"$table.csv" ;;
    J3) oracle normalize <"$table.jsonl" ;;
    J4) gzip -dc "$table.csv.gz" | oracle convert ;;
  esac
}

actual() {
  local output
  output=$(output_of "$job" "$tool")
  case $job-$tool in
    J2-*) oracle essence <"$output" ;;
    *-miller) oracle compact <"$output" ;;
    *) cat "$output" ;;
  esac
}

# On a difference the first differing line is computed again to be shown.
same_bytes() {
  local difference line
  difference=$(cmp <(expected) <(actual) 2>&1) && return
  line=${difference##*line }
  note "wrong in line $line"
  note "expected: $(expected 2>/dev/null | sed -n "$line{p;q}")"
  note "found:    $(actual 2>/dev/null | sed -n "$line{p;q}")"
  return 1
}
