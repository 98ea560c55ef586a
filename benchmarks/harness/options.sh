# The command line, and which tools this machine has.

usage() {
  cat <<'EOF'
usage: benchmarks/run [options]
  --small            200,000 rows and 100,000 nodes instead of 5,000,000 and 1,000,000
  --jobs LIST        of G,J1,J2,J3,J4 (default: all)
  --tools LIST       of sluice,duckdb,duckdb-all,polars,miller (default: those found here, without
                     duckdb-all, which writes all the fields that Sluice writes)
  --rounds N         measured rounds after the warm-up (default: 5)
  --inputs DIR       where inputs are made and kept (default: sluice-bench in TMPDIR or /tmp)
  --outputs DIR      where outputs go, best a RAM disk (default: /dev/shm, else beside the inputs)
  --unchecked        skip the comparison with the independent answers; cannot be recorded
  --record           also write results/DATE.md
EOF
}

note() {
  printf '%s\n' "$*" >&2
}

fail() {
  note "benchmarks: $*"
  exit 2
}

parse_options() {
  size=standard rounds=5 checked=yes recorded=no wanted_tools=
  jobs=(G J1 J2 J3 J4)
  inputs=${TMPDIR:-/tmp}/sluice-bench
  outputs=
  while (($#)); do
    case $1 in
      --small) size=small ;;
      --unchecked) checked=no ;;
      --record) recorded=yes ;;
      --help | -h) usage && exit 0 ;;
      --jobs | --tools | --rounds | --inputs | --outputs)
        (($# > 1)) || fail "$1 needs a value"
        case $1 in
          --jobs) IFS=, read -r -a jobs <<<"$2" ;;
          --tools) wanted_tools=$2 ;;
          --rounds) rounds=$2 ;;
          --inputs) inputs=$2 ;;
          --outputs) outputs=$2 ;;
        esac
        shift
        ;;
      *) usage >&2 && fail "unknown option $1" ;;
    esac
    shift
  done
  [[ $recorded$checked != yesno ]] || fail "unchecked figures are not recorded"
  [[ $rounds =~ ^[1-9][0-9]*$ ]] || fail "--rounds wants a positive number, not $rounds"
  local job
  for job in "${jobs[@]}"; do
    [[ $job =~ ^(G|J[1-4])$ ]] || fail "no such job: $job"
  done
}

# Leaves in tools what is wanted and present, Sluice first. A missing peer is named and the rest goes on.
find_tools() {
  [[ -x /usr/bin/time ]] || fail "GNU time is needed as /usr/bin/time (package 'time')"
  local tool missing=()
  tools=()
  for tool in sluice duckdb duckdb-all polars miller; do
    [[ -z $wanted_tools && $tool != duckdb-all || ,$wanted_tools, == *,$tool,* ]] || continue
    if present "$tool"; then tools+=("$tool"); else missing+=("$tool"); fi
  done
  ((${#missing[@]} == 0)) || note "not here, left out: ${missing[*]}"
  ((${#tools[@]})) || fail "none of the tools is here"
}

present() {
  case $1 in
    sluice) [[ -x $here/../sluice ]] && "$here/../sluice" --version >/dev/null ;; # the first call builds it
    duckdb*) [[ -d $here/peers/node_modules/@duckdb ]] && command -v node >/dev/null ;;
    polars) [[ -d $here/peers/node_modules/nodejs-polars ]] && command -v node >/dev/null ;;
    miller) command -v mlr >/dev/null ;;
  esac
}

version_of() {
  case $1 in
    sluice)
      echo "$("$here/../sluice" --version 2>/dev/null | head -n 1)," \
        "commit $(git -C "$here" rev-parse --short HEAD 2>/dev/null || echo unknown)"
      ;;
    duckdb*) echo "@duckdb/node-api $(package_version @duckdb/node-api)" ;;
    polars) echo "nodejs-polars $(package_version nodejs-polars)" ;;
    miller) mlr --version ;;
  esac
}

package_version() {
  sed -n 's/.*"version": *"\([^"]*\)".*/\1/p' "$here/peers/node_modules/$1/package.json" | head -n 1
}
