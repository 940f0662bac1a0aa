package spill

import (
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
	read := make([]byte, len(file))
	for i, c := range file {
		read[i] = '?'
		switch r := charmap.CodePage037.DecodeByte(c); {
		case c == tapeLine, c == tapeNewLine:
			read[i] = '\n'
		case r < widest:
			read[i] = byte(r)
		}
	}
	hits := Scan(read, ceiling)
	for i := range hits {
		hits[i].Span = text.Span{Start: hits[i].Span.Start, End: hits[i].Span.Start + 1}
	}
	return hits
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
	return 100*blanks > fewestBlanks*len(head) && 2*letters > len(head) && plain*10 < blanks
}
