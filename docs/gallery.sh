#!/usr/bin/env bash
# Draws the pictures of docs/gallery/ from the bundled articles. Usage: docs/gallery.sh [PROGRAM]
set -euo pipefail
cd "$(dirname "$0")/.."
program="${1:-target/release/dateline}"
to=docs/gallery

draw() { # NAME ARGUMENTS...
    local name="$1"
    shift
    "$program" render seeds "$@" -o "$to/$name"
}

rm -f "$to"/*.png "$to"/*.svg "$to"/*.pdf "$to"/*.gif "$to"/*.webp
english=(--language en --title "Afghanistan, summer 2021: what five articles tell, and where")
french=(--language fr --title "Afghanistan, été 2021 : ce que disent cinq articles, et où")

draw slide-en-light.png "${english[@]}" --preset slide --locator
draw slide-fr-dark.png "${french[@]}" --preset slide --theme dark --by-theme
draw slide-en-print.png "${english[@]}" --preset slide --theme print
draw a4-en-light.png "${english[@]}" --preset a4 --sources below --dpi 120
draw a4-landscape-fr-light.png "${french[@]}" --preset a4-landscape --by-theme --locator --dpi 120
draw a4-landscape-fr-print.png "${french[@]}" --preset a4-landscape --by-theme --theme print --dpi 120
draw column-fr-print.png "${french[@]}" --preset column --theme print --window 2021-07 --dpi 192
draw column-en-light.png "${english[@]}" --preset column --window 2021-07 --dpi 192
draw square-fr-light.png "${french[@]}" --preset square --by-theme
draw square-en-dark.png "${english[@]}" --preset square --theme dark --sources page
draw multiples-month-fr-light.png "${french[@]}" --preset slide --multiples month
draw multiples-week-en-dark.png "${english[@]}" --preset slide --theme dark --multiples week
draw multiples-week-fr-print.png "${french[@]}" --preset a4 --theme print --multiples week --dpi 120
draw figure-fr.svg "${french[@]}" --preset a4-landscape --by-theme
draw figure-en.pdf "${english[@]}" --preset a4 --sources below --by-theme
frames="$(mktemp -d)"
trap 'rm -r "$frames"' EXIT
"$program" render seeds "${english[@]}" --preset slide --mode cumulative --animate week --frames "$frames" \
    -o "$to/animation-week-en.gif"
first=("$frames"/*.png)
cp "${first[0]}" "$to/animation-week-en-first.png"
cp "${first[-1]}" "$to/animation-week-en-last.png"
# Of long lists of sources two pages show how they look.
rm -f "$to"/*-[3-9].png
