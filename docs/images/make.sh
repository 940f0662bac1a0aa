#!/bin/sh
# Takes the pictures of README.md and docs/reports.md: pages in a browser, screens of a terminal.
#
#   docs/images/make.sh [PATH-OF-CABLELINT]
#
# Wants chromium, tmux and a C.UTF-8 locale. Run it from anywhere; it reads fixtures/cables.
set -eu

command=$(realpath "${1:-cablelint}")
root=$(cd "$(dirname "$0")/../.." && pwd)
images=$root/docs/images
work=$(mktemp -d)
trap 'tmux -S "$work/tmux" kill-server 2>/dev/null || true; rm -rf "$work"' EXIT INT TERM
for tool in chromium tmux; do
	command -v "$tool" >/dev/null || { echo "make.sh: $tool is not installed: no pictures were taken" >&2; exit 1; }
done
mkdir "$work/bin" && ln -s "$command" "$work/bin/cablelint"
cd "$root"

# picture PAGE NAME WIDTH HEIGHT [FLAG...]: what a browser shows of a page, from the top.
picture() {
	page=$1 name=$2 width=$3 height=$4
	shift 4
	chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
		--disable-component-update --disable-sync --user-data-dir="$(mktemp -d "$work/profile.XXXXXX")" \
		--hide-scrollbars --window-size="$width,$height" --screenshot="$work/shot.png" "$@" \
		"file://$page" >"$work/log" 2>&1 || { cat "$work/log" >&2; exit 1; }
	mv "$work/shot.png" "$images/$name.png"
	echo "docs/images/$name.png"
}

# colours turns the colours of a terminal's screen into a page. A return to the usual colour that follows
# another code at once changes nothing.
colours() {
	escape=$(printf '\033')
	sed -e 's/&/\&amp;/g' -e 's/</\&lt;/g' -e 's/>/\&gt;/g' \
		-e ':again' -e "s/\\(${escape}\\[[0-9;]*m\\)${escape}\\[[34]9m/\\1/" -e 't again' \
		-e "s/${escape}\\[\\([0-9;]*\\)m/<\\/span><span class=\"a\\1\">/g" \
		-e 's/class="a\([0-9]*\);\([0-9]*\)"/class="a\1 a\2"/g' -e '1s/^/<span>/' -e '$s/$/<\/span>/'
}

# screen NAME COLUMNS ROWS COMMAND: what a terminal of that size shows of a command's output, from the top.
screen() {
	name=$1 columns=$2 rows=$3
	shift 3
	tmux -S "$work/tmux" -f /dev/null new-session -d -x "$columns" -y 400 \
		"PATH='$work/bin:$PATH' LC_ALL=C.UTF-8 TERM=screen-256color sh -c '$*; printf end-of-screen; sleep 60'"
	for _ in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20; do
		tmux -S "$work/tmux" capture-pane -p | grep -q end-of-screen && break
		sleep 0.5
	done
	{
		cat <<-'PAGE'
			<!DOCTYPE html><meta charset="utf-8"><style>
			body{margin:0;background:#16191d;color:#d7dce2}
			pre{margin:0;padding:12px 16px;font:15px/1.3 "DejaVu Sans Mono",monospace}
			.a1{font-weight:700;color:#fff}.a2{color:#8b949e}.a31{color:#ff7b72}.a32{color:#56d364}.a33{color:#f0a33a}
			.a34{color:#79a8ff}.a35{color:#c49bff}.a36{color:#6fb7d6}</style><pre>
		PAGE
		printf '$ %s\n' "$*"
		tmux -S "$work/tmux" capture-pane -e -p | sed '/end-of-screen/,$d' | head -n "$rows" | colours
		echo '</pre>'
	} >"$work/screen.html"
	tmux -S "$work/tmux" kill-server
	picture "$work/screen.html" "$name" $((columns * 9 + 40)) $((rows * 20 + 44))
}

"$command" -q --format html="$work/report.html" fixtures/cables || true # it has findings
"$command" -q --format html="$work/one.html" fixtures/cables/smart-2015-secret-faulty.txt || true
"$command" due -q --as-of 2026-01-01 --format html="$work/due.html" fixtures/cables
"$command" stats -q --format html="$work/stats.html" fixtures/cables

picture "$work/report.html" report 1100 1500
picture "$work/one.html" report-dark 1100 1000 --blink-settings=preferredColorScheme=0
picture "$work/due.html" due 1100 1150
picture "$work/stats.html" stats 1100 1250
screen check-terminal 80 18 cablelint check fixtures/cables/smart-2015-secret-faulty.txt
screen due-terminal 80 50 cablelint due --as-of 2026-01-01 fixtures/cables
screen stats-terminal 80 56 cablelint stats fixtures/cables
screen outline-terminal 80 32 cablelint outline fixtures/cables/transmitted-2008-faulty.txt
