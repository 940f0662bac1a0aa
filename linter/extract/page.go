package extract

import (
	"bytes"
	"regexp"
	"sync"
)

// isPage reports whether a file is an HTML page with a <pre> that holds a cable.
func (o *opener) isPage(data []byte) bool {
	if o.limits.Cable == nil || !bytes.HasPrefix(afterBlanks(data[:min(len(data), block)]), []byte("<")) {
		return false
	}
	for _, e := range pres(data) {
		if shown, _ := readHTML(data[e.from:e.to], true, o.ask); o.limits.Cable(shown) {
			return true
		}
	}
	return false
}

// pres returns where the content of each <pre> stands.
func pres(data []byte) []extent {
	var all []extent
	for at := 0; ; {
		i := indexFold(data[at:], "<pre")
		if i < 0 {
			return all
		}
		if at += i + len("<pre"); at == len(data) {
			return all
		}
		if c := data[at]; c != '>' && !isBlank(c) && c != '\r' && c != '\f' && c != '/' { // <prefix>
			continue
		}
		end := bytes.IndexByte(data[at:], '>')
		if end < 0 {
			return all
		}
		from := at + end + 1
		to := len(data)
		if i := indexFold(data[from:], "</pre"); i >= 0 {
			to = from + i
		}
		all = append(all, extent{from, to})
		at = to
	}
}

// readPage adds what stands in each <pre>: a page may have one for the header of a cable and one for its text.
// What stands elsewhere is of the page, such as a menu of levels, and is blanked, so that lines, columns and
// offsets are those of the file.
func readPage(o *opener, d doc) {
	text, rest := bytes.Clone(d.data), bytes.Clone(d.data)
	at := 0
	for _, e := range append(pres(d.data), extent{len(text), len(text)}) {
		blank(text[at:e.from])
		blank(rest[e.from:e.to])
		at = e.to
	}
	o.part(Part{Path: d.path, Role: Body, Parent: d.parent, Text: text})
	o.asides(d, text)
	shown, hidden := readHTML(rest, false, o.ask)
	var said []byte
	for line := range bytes.Lines(append(append(shown, '\n'), hidden...)) {
		if noMenu().Match(line) {
			said = append(said, line...)
		}
	}
	if len(said) > 0 {
		d.path, d.data = d.step("outside the <pre>"), said
		o.text(d, Hidden)
	}
}

// noMenu matches the lines of a page that are of a document and of no menu of a site, which lists levels and
// controls: a portion mark with words behind it, an authority for a classification, a security signal.
var noMenu = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^\s*(?:classified by|derived from|declassify on|decl on)\s*:\s*\S` +
		`|(?-i:^\s*(?:[0-9]{1,3}\.?\s*)?\((?:U|R|C|S|TS|SBU|CUI|FOUO)(?:(?://|-)[A-Z][A-Z0-9 ,/-]*)*\)` +
		`(?:\s+[A-Za-z][A-Za-z',;:-]*\.?){3})` +
		`|(?-i:\bZN[YR] ?(?:UUUUU|EEEEE|CCCCC|SSSSS|TTTTT)\b)`)
})

// blank puts blanks for all but line ends.
func blank(b []byte) {
	for i, c := range b {
		if c != '\n' && c != '\r' {
			b[i] = ' '
		}
	}
}
