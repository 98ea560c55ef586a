# Reads job, tool, round, wall, CPU, memory; prints a table row for each tool of one job, in the order they first ran.

$1 == job {
  if (!($2 in seen)) {
    seen[$2] = 1
    order[++tools] = $2
  }
  rounds = $3 > rounds ? $3 : rounds
  for (i = 1; i <= 3; i++) value[$2, $3, i] = $(i + 3)
}

END {
  for (t = 1; t <= tools; t++) {
    tool = order[t]
    printf "| %s | %.2f | %.2f | %.0f |", tool, median(tool, "", 1), median(tool, "", 2), median(tool, "", 3)
    for (i = 1; i <= 3; i++) {
      if (tool == "sluice" || !("sluice" in seen)) printf " |"
      else printf " %.2f |", median(tool, "sluice", i)
    }
    print ""
  }
}

# The median over the rounds of figure i of a tool or, with another tool named, of that one's figure divided by it.
function median(tool, other, i,    n, r, k, x, sorted) {
  n = 0
  for (r = 1; r <= rounds; r++) {
    x = value[tool, r, i]
    if (other != "") x = x > 0 ? value[other, r, i] / x : 0
    for (k = n++; k > 0 && sorted[k] > x; k--) sorted[k + 1] = sorted[k]
    sorted[k + 1] = x
  }
  return n % 2 ? sorted[(n + 1) / 2] : (sorted[n / 2] + sorted[n / 2 + 1]) / 2
}
