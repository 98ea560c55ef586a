# The results as Markdown.

report() {
  local text=$outputs/report.md
  {
    echo "# Benchmark of $(date -u +%Y-%m-%d)"
    echo
    machine
    echo
    table_of_results
  } >"$text"
  cat "$text"
  if [[ $recorded == yes ]]; then
    mkdir -p "$here/results"
    cp "$text" "$here/results/$(date -u +%Y-%m-%d).md"
    note "recorded as results/$(date -u +%Y-%m-%d).md"
  fi
}

machine() {
  local tool
  printf -- '- machine: %s cores (%s), %s GiB of memory, %s\n' "$(nproc)" \
    "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -n 1)" \
    "$(awk '/^MemTotal/ { printf "%.0f", $2 / 1048576 }' /proc/meminfo)" "$(uname -sm)"
  printf -- '- Java: %s\n' "$(java -version 2>&1 | sed -n 2p)"
  for tool in "${tools[@]}"; do
    printf -- '- %s: %s\n' "$tool" "$(version_of "$tool")"
  done
  printf -- '- inputs: %s rows, %s nodes; rounds: %s; outputs: %s\n' "$rows" "$nodes" "$rounds" \
    "$([[ $checked == yes ]] && echo "checked against the oracle" || echo "NOT checked")"
}

# Medians per job and tool, and the median over the rounds of Sluice's figure divided by the tool's in the same round.
table_of_results() {
  local job
  echo "Below 1 in the last three columns: Sluice needs less."
  for job in "${jobs[@]}"; do
    echo
    echo "## $(title_of "$job")"
    echo
    echo "| tool | wall, s | CPU, s | peak memory, MiB | Sluice ÷ tool: wall | CPU | memory |"
    echo "|---|--:|--:|--:|--:|--:|--:|"
    awk -F '\t' -v job="$job" -f "$here/harness/medians.awk" "$results"
  done
}
