#!/bin/sh
# Replaces a SCIM token without an outage: both are live for a while, and the old one ends as soon as the new one is in use.
#
#   URL=https://scim.example.com JWT=... deploy/rotate-token.sh TOKEN_ID COMMAND [ARGUMENT...]
#
# COMMAND reads the new token from its standard input and brings it to where the identity provider takes it from.
#   JWT              has scim.tokens.read and scim.tokens.write, and belongs to the tenant
#   OVERLAP_MINUTES  how long the old token lives on at most (60); needs max_live_tokens of 2 or more
#   WAIT_SECONDS     how long to wait for the first use of the new one (the whole overlap)
#   KEY              the Idempotency-Key, such as the id of a pipeline's run: who repeats it within ten minutes gets the same token
#
# Exit status: 0 done; 1 refused, or COMMAND failed; 2 nobody has used the new token yet, so the old one was left to its end.
# Neither a token nor the JWT is ever an argument of a process, written to a file or printed.
set -eu

token_id=$1
shift
overlap=${OVERLAP_MINUTES:-60}
wait=${WAIT_SECONDS:-$((overlap * 60))}
key=${KEY:-rotate-$token_id-$(date +%s)}
tokens=$URL/api/v1/admin/scim-tokens
headers=$(mktemp)
trap 'rm -f "$headers"' EXIT

# call METHOD URL [BODY] leaves the answer's body in $answer. What Retry-After says is worth it is tried again, five times at most;
# under one Idempotency-Key that mints no second token.
call() {
    tries=0
    while :; do
        answer=$(printf 'Authorization: Bearer %s\n' "$JWT" | curl -sS -D "$headers" -X "$1" "$2" -H @- -H "Idempotency-Key: $key" \
            -H 'Content-Type: application/json' ${3:+-d "$3"} -w '\n%{http_code}')
        status=${answer##*
}
        answer=${answer%
*}
        case $status in 2??) return 0 ;; esac
        pause=$(sed -n 's/^[Rr]etry-[Aa]fter: *\([0-9]*\).*/\1/p' "$headers")
        tries=$((tries + 1))
        if [ -z "$pause" ] || [ "$tries" -gt 5 ]; then
            echo "$1 $2: $status $answer" >&2
            return 1
        fi
        sleep "$pause"
    done
}

call POST "$tokens/$token_id/recreate" "{\"overlap_minutes\": $overlap}"
new_id=$(printf '%s' "$answer" | sed -n 's/^{"id":"\([^"]*\)".*/\1/p')
secret=$(printf '%s' "$answer" | sed -n 's/.*"token":"\([^"]*\)".*/\1/p')
if [ -z "$secret" ]; then
    echo "This key has minted $new_id more than ten minutes ago, and its token is not shown again." >&2
    exit 1
fi

echo "Minted $new_id. $token_id lives on for $overlap minutes at most." >&2
printf '%s\n' "$secret" | "$@"

while call GET "$tokens/$new_id" && case $answer in *'"last_used_at":null'*) true ;; *) false ;; esac; do
    if [ "$wait" -le 0 ]; then
        echo "$new_id has not been used yet; $token_id ends when the overlap is over." >&2
        exit 2
    fi
    sleep 1
    wait=$((wait - 1))
done

call DELETE "$tokens/$token_id"
echo "$new_id is in use, $token_id is revoked." >&2
