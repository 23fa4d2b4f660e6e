#!/usr/bin/env bash
# Figures and films, opened by programs that are not ours: Chromium, librsvg, poppler, qpdf, libxml2, Pillow.
# Usage: figures.sh PROGRAM. What is held of them stands in figures.py.
set -euo pipefail
here="$(cd "$(dirname "$0")" && pwd)"
program="$(realpath "$1")"

packages="chromium chromium-driver python3-selenium poppler-utils librsvg2-bin qpdf libxml2-utils python3-pil python3-numpy"
# shellcheck disable=SC2086
if ! dpkg -s $packages >/dev/null 2>&1; then
    apt-get update -q
    DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends $packages
fi

work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT
# The fonts of the figures and no others, as where they are installed.
cat > "$work/fonts.conf" <<END
<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>$(realpath "$here/../assets/fonts")</dir><cachedir>$work/fonts</cachedir></fontconfig>
END
export FONTCONFIG_FILE="$work/fonts.conf"
/usr/bin/python3 "$here/figures.py" "$program" "$work"
