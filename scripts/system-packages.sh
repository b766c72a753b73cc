#!/bin/sh
# Install the system packages that Vanban needs and that are missing, through apt.
#   system-packages.sh ocr  PYTHON   engine and Vietnamese data for scans, venv for PYTHON
#   system-packages.sh test PYTHON   the same, the fonts that the tests' documents are set in, and a PostgreSQL server
#   system-packages.sh bench PYTHON  the same, and what the programs of the benchmarks need
set -eu
purpose=$1
python=${2:-python3}
missing=""

need() { missing="$missing $1"; }

command -v tesseract >/dev/null 2>&1 || need tesseract-ocr
found=""
for data in "${TESSDATA_PREFIX:-/nonexistent}" /usr/share/tesseract-ocr/*/tessdata /usr/share/tessdata /usr/local/share/tessdata \
	/opt/homebrew/share/tessdata; do
	[ -e "$data/vie.traineddata" ] && found=yes
done
[ -n "$found" ] || need tesseract-ocr-vie
if [ "$purpose" != ocr ]; then
	[ -e /usr/share/fonts/truetype/liberation2/LiberationSerif-Regular.ttf ] || [ -e /usr/share/fonts/truetype/liberation/LiberationSerif-Regular.ttf ] ||
		need fonts-liberation2
	# The tests start a server of their own from it, in a temporary folder; the one that Debian sets up is left alone.
	server=""
	for program in /usr/lib/postgresql/*/bin/initdb; do
		[ -x "$program" ] && server=yes
	done
	[ -n "$server" ] || command -v initdb >/dev/null 2>&1 || need postgresql
fi
if [ "$purpose" = bench ]; then
	command -v gs >/dev/null 2>&1 || need ghostscript
fi
"$python" -c 'import ensurepip' >/dev/null 2>&1 || need python3-venv

[ -n "$missing" ] || exit 0
if ! command -v apt-get >/dev/null 2>&1; then
	echo "Vanban needs these packages, and this machine has no apt-get to install them:$missing" >&2
	echo "Install the Tesseract OCR engine with its Vietnamese data (vie) in your system's own way, then run make again." >&2
	exit 1
fi
sudo=""
if [ "$(id -u)" -ne 0 ]; then
	command -v sudo >/dev/null 2>&1 || {
		echo "Run as root, or install by hand: apt-get install$missing" >&2
		exit 1
	}
	sudo=sudo
fi
echo "Installing:$missing"
$sudo env DEBIAN_FRONTEND=noninteractive apt-get update -qq
# shellcheck disable=SC2086
$sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
