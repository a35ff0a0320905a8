# Sourced by the launchers beside it, which set `root`: installs what is missing and sets `node`
# to a Node that is new enough. Plain POSIX shell.

least_node=24.6
stamp="$root/node_modules/.installed"

say() { printf '%s\n' "$*" >&2; }

give_up() {
  say "$*"
  exit 1
}

# True when the program $1 is a Node of version $2 (major.minor) or newer.
is_node() {
  "$1" -e '
    const [major, minor] = process.versions.node.split(".").map(Number);
    const [leastMajor, leastMinor] = process.argv[1].split(".").map(Number);
    process.exit(major > leastMajor || (major === leastMajor && minor >= leastMinor) ? 0 : 1);
  ' "$2" 2>/dev/null
}

is_installed() {
  record="$root/node_modules/.package-lock.json"
  wanted=$(cksum <"$root/package-lock.json")
  [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ] && return 0
  # Installed by hand since: npm's own record is then younger than ours, and not older than what
  # it was installed from.
  [ -f "$record" ] || return 1
  [ ! -f "$stamp" ] || [ -n "$(find "$record" -newer "$stamp")" ] || return 1
  [ -z "$(find "$root/package-lock.json" -newer "$record")" ]
}

install_packages() {
  is_node node 20.0 || give_up "Voxloop needs Node $least_node or newer, or Node 20 and npm to fetch it: https://nodejs.org"
  command -v npm >/dev/null 2>&1 || give_up "Voxloop needs npm to install its packages; it comes with Node: https://nodejs.org"
  say "Installing packages; this happens once and takes a few minutes …"
  # The age of a release is asked when it is chosen, in .npmrc; the lockfile has been chosen already.
  (cd "$root" && npm ci --min-release-age=0 --loglevel=error --no-audit --no-fund >&2) ||
    give_up "The packages could not be installed; the lines above say why."
  cksum <"$root/package-lock.json" >"$stamp"
}

choose_node() {
  for node in node "$root/node_modules/.bin/node"; do
    if is_node "$node" "$least_node"; then
      node=$(command -v "$node")
      return
    fi
  done
  give_up "Voxloop needs Node $least_node or newer, and none could be installed for this machine: https://nodejs.org"
}

# Builds the web application unless it was built from the very same sources.
build_web() {
  [ -f "$root/web/package.json" ] || return 0
  sources=$(cd "$root" && find web sdk stats package-lock.json -type f \
    ! -path '*/node_modules/*' ! -path 'web/dist/*' -exec cksum {} + | LC_ALL=C sort | cksum)
  built="$root/web/dist/.sources"
  [ -f "$root/web/dist/index.html" ] && [ "$(cat "$built" 2>/dev/null)" = "$sources" ] && return 0
  say "Building the web application …"
  (cd "$root" && PATH="$(dirname "$node"):$PATH" npm run --silent build -w web -- --logLevel warn >&2) ||
    give_up "The web application could not be built; the lines above say why."
  printf '%s\n' "$sources" >"$built"
}

# Fills the cache below before a start with new sources, so that it is not the one start that needs
# more memory. Without a folder to keep it in, the server starts all the same.
strip_types() {
  [ -n "$NODE_COMPILE_CACHE" ] || return 0
  sources=$( (
    cd "$root" && "$node" --version
    find server/src server/migrations nlp stats -name '*.ts' -exec cksum {} + 2>/dev/null | LC_ALL=C sort
  ) | cksum)
  stripped="$NODE_COMPILE_CACHE/.stripped"
  [ "$(cat "$stripped" 2>/dev/null)" = "$sources" ] && return 0
  "$node" "$root/server/src/serve/strip.ts" &&
    (mkdir -p "$NODE_COMPILE_CACHE" && printf '%s\n' "$sources" >"$stripped") 2>/dev/null ||
    say "The cache of compiled code could not be filled; the server takes more memory."
}

# Keeps the TypeScript of the server stripped: a quicker start, and 20 MB less in each process.
NODE_COMPILE_CACHE=${NODE_COMPILE_CACHE-$root/node_modules/.cache/node}
export NODE_COMPILE_CACHE

is_installed || install_packages
choose_node
