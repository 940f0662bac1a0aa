package report

import (
	"fmt"
	"strings"

	"cablelint/linter/rule"
)

// shelf keeps the cables of one gravity as they are written. How much is written to it is bounded by those who
// write.
type shelf struct {
	spool
	kept []keptCable
	full bool // a cable came that no page has room for behind the others
	left int  // findings of that cable and of those that came later
}

// keptCable is what must be known of a cable on a shelf to show it.
type keptCable struct {
	size     int // bytes
	findings int
	strip    int  // number of the class of its strip, or noStrip
	tone     Tone // the highest that it shows
	quotes   bool // words of the cable are in it
	unknown  bool // and their level is not known
}

// shownCables are the cables that a page has room for.
type shownCables struct {
	bytes   [rule.Error + 1]int64 // of each shelf
	left    int                   // findings of the others
	css     string                // of the strips
	tone    Tone                  // the highest
	quotes  bool
	unknown int // cables of unknown level whose words are shown
}

// choose fills the page: the gravest cables come first, and what is left is for the others.
func (h *htmlReport) choose() *shownCables {
	drawn := make([]string, len(h.strips))
	for gradient, number := range h.strips {
		drawn[number] = gradient
	}
	var out shownCables
	var css strings.Builder
	room := h.room
	for s := rule.Error; s > rule.Off; s-- {
		out.left += h.cables[s].left
		full := false
		for _, c := range h.cables[s].kept {
			rest := room - c.size
			if c.strip != noStrip {
				rest -= len(drawn[c.strip])
			}
			if full = full || rest < 0; full {
				out.left += c.findings
				continue
			}
			room = rest
			if c.strip != noStrip && drawn[c.strip] != "" {
				fmt.Fprintf(&css, ".g%d{%s}\n", c.strip, drawn[c.strip])
				drawn[c.strip] = "" // once is enough
			}
			out.add(s, c)
		}
	}
	out.css = css.String()
	return &out
}

func (s *shownCables) add(gravest rule.Severity, c keptCable) {
	s.bytes[gravest] += int64(c.size)
	s.tone = max(s.tone, c.tone)
	s.quotes = s.quotes || c.quotes
	if c.unknown {
		s.unknown++
	}
}

// notice says how high the report itself is: by the marks that it shows, and with words of cables by
// what they come from.
func (s *shownCables) notice() Notice {
	n := Notice{Tone: s.tone, Level: s.tone.Words()}
	n.Words = "highest marking in this report; it shows no text of the cables"
	if s.tone == NoTone {
		n.Words = "this report shows no marking and no text of cables"
	}
	if s.quotes {
		n.Words = "highest level of the cables that this report quotes: handle it as them"
		if s.tone == NoTone {
			n.Level = "LEVEL NOT KNOWN"
			n.Words = "this report quotes cables: handle it as them"
		}
		if s.unknown > 0 && s.tone != NoTone {
			n.Words += fmt.Sprintf("; the level of %s of them is not known", Grouped(s.unknown))
		}
	}
	return n
}
