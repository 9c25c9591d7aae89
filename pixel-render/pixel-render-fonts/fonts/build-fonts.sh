#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Makes the font resources again, from Debian 12's packages and one from npm. Run on Debian or Ubuntu with apt, npm and
# a Python that has fontTools 4.38 or later (package python3-fonttools); PYTHON names another. Nothing else needs this
# script: the build takes the fonts that are committed.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
root=$(cd "$here/../../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

cd "$work"
apt-get download \
  fonts-noto-core=20201225-1 \
  fonts-noto-mono=20201225-1 \
  fonts-noto-cjk=1:20220127+repack1-1 \
  fonts-noto-color-emoji=2.042-0+deb12u1 \
  unicode-data=15.0.0-1
for package in *.deb; do
  dpkg -x "$package" unpacked
done
npm pack --silent @fontsource/noto-emoji@5.3.2
tar xzf fontsource-noto-emoji-5.3.2.tgz

"${PYTHON:-python3}" "$here/build-fonts.py" \
  --fonts unpacked/usr/share/fonts \
  --ucd unpacked/usr/share/unicode \
  --emoji package/files/noto-emoji-emoji-400-normal.woff \
  --out "$root/pixel-render/pixel-render-fonts/src/main/resources/org/pixellm/render/fonts" \
  --out-large "$root/pixel-render/pixel-render-fonts-large/src/main/resources/org/pixellm/render/fonts/large" \
  --out-colour "$root/pixel-render/pixel-render-emoji/src/main/resources/org/pixellm/render/emoji" \
  --docs "$root/docs/fonts.md"
