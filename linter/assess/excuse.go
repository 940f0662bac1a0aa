package assess

import (
	"bytes"
	"sync"

	"cablelint/linter/cable"
	"cablelint/linter/scan"
	"cablelint/linter/text"
)

// Excuse is a set of things in a text that explain a breach. An excuse lowers a finding to info and is
// named with it; it never removes one.
type Excuse uint8

// The excuses.
const (
	Redacted    Excuse = 1 << iota // the copy carries redaction marks
	Partial                        // the copy is a partial extract, or one section of several
	Compilation                    // the text says that it is classified by compilation
	Attachment                     // a classified attachment or enclosure is named
	Released                       // a release or declassification stamp is present
	numExcuses  = 5
)

var excuseWords = [numExcuses]string{
	"the copy carries redaction marks", "the copy is a partial extract",
	"the text speaks of classification by compilation", "a classified attachment is named",
	"the copy carries a release stamp",
}

// String says the first excuse of e in words.
func (e Excuse) String() string {
	for i, words := range excuseWords {
		if e&(1<<i) != 0 {
			return words
		}
	}
	return ""
}

// excuses are looked for when a finding asks for them, once each: most cables need none.
type excuses struct{ asked, found Excuse }

// Excused returns those of want that the cable offers.
func (a *Assessment) Excused(want Excuse) Excuse {
	for i, look := range excuseTests {
		bit := Excuse(1) << i
		if want&bit == 0 || a.excuses.asked&bit != 0 {
			continue
		}
		a.excuses.asked |= bit
		if look(a.Cable) {
			a.excuses.found |= bit
		}
	}
	return a.excuses.found & want
}

var excuseTests = [numExcuses]func(*cable.Cable) bool{redacted, partial, compilation, attachment, released}

const redactionRun = 8

// redacted looks for a run of x as released copies have for what was taken out.
func redacted(c *cable.Cable) bool {
	body := c.Source.Text()[c.Span.Start:c.Span.End]
	for _, x := range []byte("xX") {
		run := bytes.Repeat([]byte{x}, redactionRun)
		if bytes.Contains(body, run) {
			return true
		}
	}
	return bytes.Contains(body, []byte("[REDACTED]")) || bytes.Contains(body, []byte("█"))
}

func partial(c *cable.Cable) bool {
	if c.Extract.Present() {
		return true
	}
	first := c.Classification()
	return first != nil && first.Of.Value > 1 && first.Number.Value > 1
}

// compilationWords are those of 32 CFR 2001.24(g) and what drafters write for them.
var compilationWords = sync.OnceValue(func() *scan.Phrases {
	return scan.PhrasesOf("COMPILATION", "COMPILED", "IN AGGREGATE", "IN THE AGGREGATE", "AGGREGATED", "TAKEN TOGETHER",
		"WHEN COMBINED")
})

func compilation(c *cable.Cable) bool { return speaks(c, compilationWords()) }

var attachmentWords = sync.OnceValue(func() *scan.Phrases {
	return scan.PhrasesOf("CLASSIFIED ATTACHMENT", "CLASSIFIED ENCLOSURE", "CLASSIFIED ANNEX",
		"WHEN SEPARATED FROM", "UPON REMOVAL OF ATTACHMENT",
		"SECRET ATTACHMENT", "SECRET ENCLOSURE", "CONFIDENTIAL ATTACHMENT", "CONFIDENTIAL ENCLOSURE")
})

func attachment(c *cable.Cable) bool { return speaks(c, attachmentWords()) }

func released(c *cable.Cable) bool { return len(c.Stamps) > 0 }

// speaks reports whether the message's text has one of the phrases, in any case.
func speaks(c *cable.Cable, phrases *scan.Phrases) bool {
	return phrases.In(scan.Over(c.Source.Text(), text.Span{Start: min(c.BodyStart, c.Span.End), End: c.Span.End}))
}
