package value

import (
	"slices"

	"cablelint/linter/arrange"
	"cablelint/linter/cable"
	"cablelint/linter/cable/line"
	"cablelint/linter/scan"
	"cablelint/linter/text"
)

// captionSpellings are the captions of 5 FAH-2 H-440 and of older lists as they are written.
var captionSpellings = map[cable.CaptionKind]wordList{
	cable.NODIS:            {"NODIS"},
	cable.EXDIS:            {"EXDIS"},
	cable.STADIS:           {"STADIS"},
	cable.LIMDIS:           {"LIMDIS"},
	cable.CONDIS:           {"CONDIS"},
	cable.CHEROKEE:         {"CHEROKEE"},
	cable.NOFORN:           {"NOFORN"},
	cable.SIPDIS:           {"SIPDIS"},
	cable.SENSITIVE:        {"SENSITIVE BUT UNCLASSIFIED", "SENSITIVE", "SBU"},
	cable.EyesOnly:         {"EYES ONLY", "PERSONAL FOR"},
	cable.InformAll:        {"INFORM ALL STATE EMPLOYEES"},
	cable.CODEL:            {"CODEL"},
	cable.AMB:              {"AMB"},
	cable.DCM:              {"DCM"},
	cable.OfficialInformal: {"OFFICIAL INFORMAL", "OFFICIAL-INFORMAL"},
	cable.AgrementChannel:  {"AGREMENT CHANNEL"},
	cable.DirgenChannel:    {"DIRGEN CHANNEL", "DIR GEN CHANNEL"},
	cable.MedChannel:       {"MED CHANNEL", "MEDICAL CHANNEL"},
	cable.TMChannel:        {"TM CHANNEL"},
	cable.RogerChannel:     {"ROGER CHANNEL"},
	cable.DissentChannel:   {"DISSENT CHANNEL"},
	cable.OtherChannel: {
		"ASTRO CHANNEL", "COMMERCE CHANNEL", "DS CHANNEL", "HR CHANNEL", "SY CHANNEL",
		"TECHNICAL CHANNEL", "VIENNA CHANNEL",
	},
	cable.LOUCaption: {"LIMITED OFFICIAL USE", "LOU"},
	cable.RelCaption: {"REL TO"},
	cable.OtherCaption: {
		"FODAG", "INFORM CONSULS", "INFO CONSULS", "NOPASS", "POUCH", "RODCA", "SPECAT EXCLUSIVE",
		"SPECAT", "TERREP", "VISAS",
	},
	cable.NIACT:        {"NIACT IMMEDIATE", "NIACT"},
	cable.OtherControl: {"IMCON", "NOCONTRACT", "ORCON", "PROPIN", "RELIDO", "WNINTEL"},
}

// captionWord is a caption as it is written, and what it is.
type captionWord struct {
	words string
	is    cable.CaptionKind
}

// captionWords holds the captions by their first letter, longer ones first.
var captionWords = byLetter(captionSpellings)

func byLetter(spellings map[cable.CaptionKind]wordList) (table [26][]captionWord) {
	for kind, list := range spellings {
		for _, words := range list {
			table[words[0]-'A'] = append(table[words[0]-'A'], captionWord{words, kind})
		}
	}
	for _, row := range table {
		arrange.By(row, func(a, b captionWord) int { return len(b.words) - len(a.words) })
	}
	return table
}

// Caption takes the caption at the cursor. The list of readers is part of one that has any: it reaches to
// the next field that is glued to it, else to the cursor's bound.
func Caption(c *scan.Cursor) (cable.CaptionKind, bool) {
	kind, ok := captionWordsAt(c)
	if kind != cable.RelCaption && kind != cable.EyesOnly {
		return kind, ok
	}
	readers := *c
	if next, glued := line.Glued(readers); glued {
		readers = readers.Until(next.Span.Start)
	}
	c.Jump(max(c.At(), readers.Trimmed().End))
	return kind, true
}

// skipCaption takes the words of a caption, without its readers.
func skipCaption(c *scan.Cursor) bool {
	_, ok := captionWordsAt(c)
	return ok
}

// captionWordsAt takes the words of a caption. In copies that have lost their blanks another caption or an
// E.O. line may be glued to it.
func captionWordsAt(c *scan.Cursor) (cable.CaptionKind, bool) {
	if !scan.Upper(c.Peek()) {
		return cable.UnknownCaption, false
	}
	for _, w := range captionWords[c.Peek()-'A'] {
		behind := *c
		if behind.Exact(w.words) && endsCaption(behind) {
			*c = behind
			return w.is, true
		}
	}
	return cable.OtherChannel, channel(c)
}

// endsCaption reports whether a caption may end at the cursor.
func endsCaption(c scan.Cursor) bool {
	if !scan.Alnum(c.Peek()) && c.Peek() != '-' {
		return true
	}
	return line.IsEO(c) || skipCaption(&c)
}

// channel takes a channel caption that is not in the list: one word and CHANNEL, and nothing behind.
func channel(c *scan.Cursor) bool {
	if c.Last() != 'L' {
		return false
	}
	behind := *c
	name := behind.Letters()
	if !behind.Blanks() || !behind.Exact("CHANNEL") || !behind.Done() || !scan.Caps(c.Slice(name)) {
		return false
	}
	*c = behind
	return true
}

// separators stand between captions; the slashes also pad some of them.
const separators = ",/;.-&\n:"

// Captions adds the captions from the cursor on to a list, up to the first thing that is none: rest is
// what is left there, empty when all was read.
func Captions(c scan.Cursor, into []cable.Caption) (list []cable.Caption, rest text.Span) {
	whole := c.Trimmed()
	for c.Skip(separators); !c.Done(); c.Skip(separators) {
		start := c.At()
		kind, ok := Caption(&c)
		if !ok {
			break
		}
		into = append(into, cable.Caption{Span: c.Span(start), Kind: kind, Line: whole})
	}
	return into, c.Trimmed()
}

// BannerCaptions adds the captions between the level of a classification line and its end to a list,
// whatever stands among them. Limited official use is a level there, and no caption.
func BannerCaptions(c scan.Cursor, into []cable.Caption) []cable.Caption {
	whole := c.Trimmed()
	for c.Skip(separators); !c.Done(); c.Skip(separators) {
		start := c.At()
		kind, ok := Caption(&c)
		if !ok {
			c.Word()
		} else if kind != cable.LOUCaption {
			into = append(into, cable.Caption{Span: c.Span(start), Kind: kind, Line: whole, OnBanner: true})
		}
	}
	return into
}

// TrailingCaptions adds the captions that stand at the head or at the end of an attention or passing
// line: `SENSITIVE FOR EUR`, `BREMWICK FOR RSO; OLDHAVEN ALSO FOR POLAD SENSITIVE SIPDIS`. Only captions that
// are no addressees of such a line count.
func TrailingCaptions(c scan.Cursor, into []cable.Caption) []cable.Caption {
	whole, had := c.Trimmed(), len(into)
	list, rest := Captions(c, into)
	if distributes(list[had:]) && passes(c.Within(rest)) {
		into, had = list, len(list)
	}
	for c.Jump(rest.Start); !c.Done(); c.Skip(separators) {
		list, rest = Captions(c, into)
		if rest.Empty() && distributes(list[had:]) {
			into = list
			break
		}
		if c.FoldAny("IS", "AS", "BE", "ARE", "NOT", "AND", "OR", "MOST", "VERY") {
			c.Skip(separators)
		}
		c.Word()
	}
	for k := range into[had:] {
		into[had+k].Line = whole
	}
	return into
}

// passes reports whether an attention or passing instruction stands at the cursor: one of its words is
// among the first three.
func passes(c scan.Cursor) bool {
	for range 3 {
		if c.FoldAny("FOR", "PASS", "DEPT", "DEPARTMENT", "STATE", "PLEASE", "ATTN", "FROM", "TO", "ALSO") {
			return true
		}
		c.Word()
		c.Blanks()
	}
	return false
}

// distribution holds the captions that say who may have a message.
var distribution = [...]cable.CaptionKind{
	cable.NODIS, cable.EXDIS, cable.STADIS, cable.LIMDIS, cable.CONDIS,
	cable.NOFORN, cable.SIPDIS, cable.SENSITIVE, cable.LOUCaption, cable.InformAll,
}

// distributes reports whether captions are all of those that say who may have a message.
func distributes(list []cable.Caption) bool {
	return !slices.ContainsFunc(list, func(one cable.Caption) bool {
		return !slices.Contains(distribution[:], one.Kind)
	})
}

// ReadersOnly reads `FOR AMBASSADOR ONLY`, and EYES ONLY in any place of a line.
func ReadersOnly(c scan.Cursor) (cable.CaptionKind, bool) {
	if !scan.Caps(c.Left()) {
		return cable.UnknownCaption, false
	}
	only := c.To(c.LastWord())
	if c.IsExact("FOR ") && only.IsExact("ONLY") && c.Len() > len("FOR ONLY") || c.FindFold("EYES ONLY") >= 0 {
		return cable.EyesOnly, true
	}
	return cable.UnknownCaption, false
}

// CaptionLike reports whether a line is plainly meant as a caption: one word in capitals and no redaction.
// Whether it is one depends on its neighbours.
func CaptionLike(c scan.Cursor) bool {
	letters := c.Letters()
	word := c.Slice(letters)
	return c.Done() && len(word) >= 4 && len(word) <= 16 && scan.Caps(word) && !scan.Redacted(word)
}

// Corrected reports whether a line is `C O R R E C T E D  COPY`.
func Corrected(c scan.Cursor) bool {
	return c.IsExact("C O R R E C T E D") || c.IsFold("CORRECTED COPY")
}
