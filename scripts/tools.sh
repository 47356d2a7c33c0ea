#!/usr/bin/env bash
# Installs command line tools for checks that are not part of `npm cit`, outside the checkout; prints the folder with their
# programs. Usage: scripts/tools.sh act actionlint zizmor go az
set -eu
tools=${FEDERATION_TOOLS:-${XDG_CACHE_HOME:-$HOME/.cache}/entra-workload-identity-federation}
mkdir -p "$tools/bin"

need() {
  command -v "$1" >/dev/null && return
  apt-get update -qq >&2
  apt-get install -qq -y "${@:2}" >&2
}

# One installation at a time: checks may ask for the same tool side by side.
exec 9>"$tools/lock"
flock 9

for tool in "$@"; do
  case $tool in
    # Runs workflows on this machine: https://github.com/nektos/act
    act)
      need go golang-go
      [ -x "$tools/bin/act" ] || GOBIN=$tools/bin go install github.com/nektos/act@v0.2.87 >&2
      ;;
    # Checks workflow files: https://github.com/rhysd/actionlint
    actionlint)
      need go golang-go
      [ -x "$tools/bin/actionlint" ] || GOBIN=$tools/bin go install github.com/rhysd/actionlint/cmd/actionlint@v1.7.12 >&2
      ;;
    # Looks for what an attacker could use in workflow files: https://docs.zizmor.sh
    zizmor)
      if [ ! -x "$tools/bin/zizmor" ]; then
        need python3 python3 python3-venv
        python3 -m venv "$tools/zizmor" >&2
        "$tools/zizmor/bin/pip" install --quiet --disable-pip-version-check zizmor==1.32.0 >&2
        ln -s "$tools/zizmor/bin/zizmor" "$tools/bin/zizmor"
      fi
      ;;
    # Builds clients: https://go.dev
    go)
      need go golang-go
      ;;
    # The Azure CLI: https://pypi.org/project/azure-cli/
    az)
      if [ ! -x "$tools/bin/az" ]; then
        need python3 python3 python3-venv
        python3 -m venv "$tools/azure-cli" >&2
        "$tools/azure-cli/bin/pip" install --quiet --disable-pip-version-check azure-cli==2.91.0 >&2
        ln -s "$tools/azure-cli/bin/az" "$tools/bin/az"
      fi
      ;;
    *)
      echo "$tool: no such tool here" >&2
      exit 2
      ;;
  esac
done

echo "$tools/bin"
