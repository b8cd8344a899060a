#!/usr/bin/env bash
# The steps of action.yml: capture, check, compare, comment. Settings come as variables, never as text of a script, so that
# no input can become a command of ours. Everything is written under heapdelta-out; `report` in it is what is uploaded.
set -euo pipefail

out=heapdelta-out
report=$out/report
mkdir -p "$report"

# HEAPDELTA_COMMAND: for tests and for images that bring the command.
heapdelta() {
  if [ -n "${HEAPDELTA_COMMAND:-}" ]; then command "$HEAPDELTA_COMMAND" "$@"; else npx --yes "heapdelta@${HEAPDELTA_VERSION:-latest}" "$@"; fi
}

capture() {
  local paced=(--every 30s)
  [ -z "${HEAPDELTA_WORK:-}" ] || paced=(--work "$HEAPDELTA_WORK")
  heapdelta capture --output "$out/series" --rounds "${HEAPDELTA_ROUNDS:-4}" "${paced[@]}" --yes -- bash -c "exec $HEAPDELTA_START"
}

# The snapshots that were taken, or those that were named; a glob matches nothing where there is nothing.
series() {
  shopt -s nullglob
  if [ -n "${HEAPDELTA_FILES:-}" ]; then
    # Split and matched on purpose: the input is a list of globs.
    # shellcheck disable=SC2206
    files=($HEAPDELTA_FILES)
  else
    files=("$out"/series/*.heapsnapshot "$out"/series/*.heapsnapshot.gz)
  fi
  shopt -u nullglob
  [ "${#files[@]}" -gt 0 ] || { echo "heapdelta: no snapshots: give \`files\`, or \`start\` a program to take them of" >&2; exit 2; }
}

check() {
  series
  local budget=${HEAPDELTA_BUDGET:-} status=0 per=()
  if [ -z "$budget" ]; then
    budget=$out/budget.json
    echo '{ "forbidLeak": true }' > "$budget"
  fi
  case "${files[0]}" in *.heapdelta) ;; *) [ -z "${HEAPDELTA_PER:-}" ] || per=(--per "$HEAPDELTA_PER") ;; esac
  heapdelta report "${files[@]}" "${per[@]}" -o "$report/leak.html" -o "$report/leak.heapdelta" > /dev/null
  heapdelta report "${files[@]}" "${per[@]}" --summary -o "$report/leak.md" > /dev/null
  heapdelta check "$report/leak.heapdelta" --budget "$budget" --junit "$report/heap.xml" || status=$?
  # 1: a limit was exceeded. Anything else is no answer.
  [ "$status" -le 1 ] || exit "$status"
  {
    echo "passed=$([ "$status" = 0 ] && echo true || echo false)"
    echo "report=$report/leak.heapdelta"
  } >> "$GITHUB_OUTPUT"
  cat "$report/leak.md" >> "$GITHUB_STEP_SUMMARY"
}

# The newest report of the base branch: a file that was given, or the artifact of its last run.
base_report() {
  if [ -n "${HEAPDELTA_BASE:-}" ]; then
    cp "$HEAPDELTA_BASE" "$out/base.heapdelta"
    return
  fi
  local branch=${GITHUB_BASE_REF:-} id
  [ -n "$branch" ] || return 1
  id=$(gh api "repos/$GITHUB_REPOSITORY/actions/artifacts?name=$HEAPDELTA_NAME&per_page=100" \
    --jq "[.artifacts[] | select(.expired == false and .workflow_run.head_branch == \"$branch\" and .workflow_run.head_repository_id == .workflow_run.repository_id)][0].id // empty")
  [ -n "$id" ] || return 1
  gh api "repos/$GITHUB_REPOSITORY/actions/artifacts/$id/zip" > "$out/base.zip"
  unzip -p "$out/base.zip" leak.heapdelta > "$out/base.heapdelta"
}

compare() {
  if ! base_report; then
    echo "heapdelta: the base branch has no report yet, so there is nothing to compare with"
    return
  fi
  # What grows now against what grew there: new, still there, not seen, fixed. Never decides; the budget does.
  heapdelta history "$out/base.heapdelta" "$report/leak.heapdelta" > "$report/since-base.txt" || return 0
  { echo; echo '```'; cat "$report/since-base.txt"; echo '```'; } >> "$GITHUB_STEP_SUMMARY"
}

comment() {
  local marker="<!-- heapdelta: ${HEAPDELTA_NAME//[^A-Za-z0-9 ._-]/} -->" body=$out/comment.md id
  {
    echo "$marker"
    cat "$report/leak.md"
    if [ -s "$report/since-base.txt" ]; then echo; echo '```'; cat "$report/since-base.txt"; echo '```'; fi
  } | head -c 60000 > "$body"
  id=$(gh api --paginate "repos/$GITHUB_REPOSITORY/issues/$HEAPDELTA_PULL/comments?per_page=100" \
    --jq ".[] | select(.body | startswith(\"$marker\")) | .id" | head -n 1)
  if [ -n "$id" ]; then gh api -X PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$id" -F "body=@$body" > /dev/null
  else gh api "repos/$GITHUB_REPOSITORY/issues/$HEAPDELTA_PULL/comments" -F "body=@$body" > /dev/null; fi
}

case "${1:-}" in
  capture | check | compare | comment) "$1" ;;
  *) echo "usage: action.sh capture|check|compare|comment" >&2; exit 2 ;;
esac
