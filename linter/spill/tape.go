package spill

import (
	"bytes"

	"cablelint/linter/marking"
	"cablelint/linter/text"

	"golang.org/x/text/encoding/charmap"
)

// Telegrams on tapes of mainframes are in EBCDIC. No other text has as many bytes that are the blanks and the ends of
// lines of that code.

// The characters of EBCDIC that tell it.
const (
	tapeBlank   = 0x40
	tapeLine    = 0x15
	tapeNewLine = 0x25
	asciiBlank  = ' '
)

// fewestTape is how long a text must be to be known for one of a tape, and fewestBlanks how many bytes of a hundred are
// blanks of it.
const (
	fewestTape   = 24
	fewestBlanks = 5
)

// ScanTape returns what a file in EBCDIC holds above the ceiling: nothing for any other.
func ScanTape(file []byte, ceiling marking.Ceiling) []Hit {
	if !isTape(file) {
		return nil
	}
	record := recordOf(file)
	read := &recoded{}
	for i, c := range file {
		if record > 0 && i > 0 && i%record == 0 {
			read.add('\n', i)
		}
		switch r := charmap.CodePage037.DecodeByte(c); {
		case c == tapeLine, c == tapeNewLine:
			read.add('\n', i)
		case r < widest:
			read.add(r, i)
		default:
			read.add('?', i)
		}
	}
	hits := Scan(read.text, ceiling)
	for i := range hits {
		at := int(read.at[hits[i].Span.Start])
		hits[i].Span = text.Span{Start: at, End: at + 1}
	}
	return hits
}

// widths are those of the records of tapes and printers, the most frequent first.
var widths = []int{80, 132, 133, 120, 72}

// recordOf is how long the records of a tape are that have no ends of lines, 0 where they have, or none of the widths
// fits.
func recordOf(file []byte) int {
	if bytes.IndexByte(file, tapeLine) >= 0 || bytes.IndexByte(file, tapeNewLine) >= 0 {
		return 0
	}
	for _, width := range widths {
		if len(file)%width == 0 && len(file) > width {
			return width
		}
	}
	return 0
}

// isTape reports whether most bytes of a file are letters, digits and blanks of EBCDIC.
func isTape(file []byte) bool {
	if len(file) < fewestTape {
		return false
	}
	head := file[:min(len(file), nearEdge)]
	blanks, letters, plain := 0, 0, 0
	for _, c := range head {
		switch {
		case c == tapeBlank:
			blanks++
		case c >= 0x81:
			letters++
		case c == asciiBlank || c == '\n':
			plain++
		}
	}
	return 100*blanks > fewestBlanks*len(head) && 2*letters > len(head)-blanks && plain*10 < blanks &&
		100*letters > fewestBlanks*len(head)
}
