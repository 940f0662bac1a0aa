package spill

import (
	"bytes"
	"slices"

	"cablelint/linter/marking"
)

// Registers give the lines of an authority block in columns: who classified, for what reason and until when.

// ofBlock is what a cell proves that stands in a column of such a block.
type ofBlock func(value []byte) grade

// blockHeadings are the first words of headings of columns of authority blocks.
var blockHeadings = lexiconOf(func() map[string]ofBlock {
	return map[string]ofBlock{
		"REASON": reasonCell, "REASONS": reasonCell, "BASIS": reasonCell, "AUTHORITY": reasonCell, "AUTH": reasonCell,
		"CLASS": reasonCell, "CLASSIFICATION": reasonCell, "LEGAL": reasonCell, "EO": reasonCell,
		"DECL": codeCell, "DECLAS": codeCell, "DECLON": dateCell, "DECLASS": dateCell, "DECLASSIFY": dateCell,
		"DECLASSIFICATION": dateCell, "DOWNGRADE": codeCell, "DOWNGRADING": codeCell, "REVIEW": codeCell,
		"EXEMPTION": codeCell, "DURATION": codeCell,
		"CUI": categoryCell, "LDC": categoryCell,
	}
})

// reasonCell: a reason of an order.
func reasonCell(value []byte) grade { return sureIf(isReason(value)) }

// longestCode is how long the code of an instruction is, with its event.
const longestCode = len("25X1-HUM, 50X2-WMD")

// codeCell: an instruction of an order, or a reason for one.
func codeCell(value []byte) grade {
	if isReason(value) {
		return sure
	}
	if len(value) > longestCode {
		return none
	}
	for _, code := range codes[1:] {
		if rest, is := bytes.CutPrefix(value, []byte(code)); is && (len(rest) == 0 || !inWord(rest[0]) || rest[0] <= '9') {
			return sure
		}
	}
	return none
}

// dateCell: the same, or a day.
func dateCell(value []byte) grade {
	w, _ := nextWord(value)
	if len(w) > 0 && isNumber(w) && len(value) >= len("1/2/34") && len(value) <= len("14 March 2037") {
		return lone
	}
	return codeCell(value)
}

// categories are those of controlled information and of how far it may go.
var categories = set(`
PRVCY PHYS CTI OPSEC LEI PROPIN CRIT DCNI UCNI CEII SSI PII ISVI INTEL LMI INF PCII SAMI EXPT NNPI CHRI CVI MIL PROCURE
FED FEDCON NOCON DL NOFORN FEDONLY DISPLAY ATTORNEY AC AWP
`)

// categoryCell: such a category.
func categoryCell(value []byte) grade {
	w, _ := nextWord(bytes.TrimPrefix(value, []byte("SP-")))
	if categories.has(w) && len(value) <= longestCell {
		return lone
	}
	return none
}

// blockCell takes in one cell of a column, and reports whether it is one of such a block.
func (s *scanner) blockCell(c *column, at, end int) bool {
	if c.block == nil {
		return false
	}
	value := s.b[at:end]
	g := c.block(value)
	needs := marking.CeilingC
	if categories.has(leadingWord(bytes.TrimPrefix(value, []byte("SP-")))) {
		needs = marking.CeilingCUI
	}
	if g > c.first.grade && needs > s.ceiling {
		token := string(value)
		c.first = found{Hit: Hit{Span: s.span(at, end), Kind: Authority, Token: token, Needs: needs}, grade: g}
	}
	return g != none
}

// sections are those of an order that name reasons, as they are sought.
var sections = seekIn(openWord,
	"1.4(", "1.4 (", "1.4B", "1.4C", "1.4D", "1.5(", "1.5 (", "1.5B", "1.5C", "1.5D", "OADR", "25X", "50X",
)

// blockWords are the words of an authority block, however they are cut short.
var blockWords = set(`
CL CLASS CLSD CLASSD CLASSIFIED CLSFD CLBY DRV DERIVED DERV DER REASON REASONS RSN REAS DECL DCL DECLASS
DECLASSIFY DECLAS DECLON OCA
`)

// widestLine is how far from a section the words of its block stand, and fewestBlockWords how many make one of them.
const (
	widestLine       = 60
	fewestBlockWords = 2
)

// inlined looks for authority blocks in one line, whose labels are cut short: Cl. by J. Roe; rsn 1.4b; decl. 2040.
func (s *scanner) inlined() {
	if s.ceiling >= marking.CeilingC || slices.ContainsFunc(s.hits, func(h found) bool {
		return h.Kind == Authority && h.grade == sure // its labels are known
	}) {
		return
	}
	s.each(sections, func(n, at int) bool {
		section := sections.texts[n]
		end := at + len(section)
		near := s.b[max(0, at-widestLine):min(len(s.b), end+widestLine)]
		if !s.alnum(at-1) && wordsOf(near, blockWords) >= fewestBlockWords {
			s.hit(Authority, at, end, section, marking.CeilingC, sure)
		}
		return !s.full()
	})
}

// wordsOf is how many different words of b are among some.
func wordsOf(b []byte, words *wordSet) int {
	var seen [][]byte
	for w, rest := nextWord(b); w != nil; w, rest = nextWord(rest) {
		if words.has(w) && !slices.ContainsFunc(seen, func(o []byte) bool { return bytes.Equal(o, w) }) {
			seen = append(seen, w)
		}
	}
	return len(seen)
}
