package extract

import (
	"bytes"
	"encoding/base64"
	"errors"
	"maps"
	"strconv"
	"strings"
	"sync"
)

// elements are those of all office formats that are more than a line of their own.
var elements = sync.OnceValue(func() map[string]*element {
	all := commonElements()
	for _, of := range []map[string]*element{wordElements(), slideElements(), sheetElements(), openElements()} {
		maps.Copy(all, of)
	}
	return all
})

// in returns what makes a role hold.
func in(r Role) func(*state) { return func(st *state) { st.role = r } }

// unseen makes what would be body hidden.
func unseen(st *state) {
	if st.role == Body {
		st.role = Hidden
	}
}

func asDeleted(st *state)  { st.deleted = true }
func asInserted(st *state) { st.inserted = true }
func asHidden(st *state)   { st.hidden = true }
func asProse(st *state)    { st.prose = true }
func asCode(st *state)     { st.code = true }

// commonElements are those of all packages.
func commonElements() map[string]*element {
	return map[string]*element{
		"mc:AlternateContent": {open: openAlternatives, close: closeAlternatives},
		"mc:Choice":           {open: openAlternative, close: closeAlternative},
		"mc:Fallback":         {open: openAlternative, close: closeAlternative},

		"a:p":  {paragraph: true},
		"a:t":  {set: asProse},
		"a:br": {says: "\n", within: "a:p"},
		"m:t":  {set: asProse},

		"v:textpath": {shows: []string{"string"}},
		":div":       {set: asProse, paragraph: true},
		":p":         {set: asProse, paragraph: true},
		":br":        {says: "\n"},
		"h:p":        {set: asProse, paragraph: true},
		"g:text":     {set: asProse, paragraph: true},

		"dgm:dataModel": {set: in(Body)},
		"dsp:drawing":   {set: in(Hidden)},
		"c:chartSpace":  {set: in(Body)},
		"cx:chartSpace": {set: in(Body)},
		"c:userShapes":  {set: in(Body)},

		"cp:coreProperties": {set: in(Property)},
		"ep:Properties":     {set: in(Property)},
		"op:Properties":     {set: in(Property)},
		"rel:Relationships": {set: in(Name)},
		"rel:Relationship":  {open: openRelationship},

		"vs:PageContents": {set: in(Body)},
		"vs:Text":         {set: asProse, paragraph: true},

		"xps:FixedPage": {open: openFixedPage},
		"xps:Glyphs":    {words: []string{"UnicodeString"}},

		"pkg:binaryData": {open: openBinary, close: closeBinary},
	}
}

func openAlternatives(s *story, _ []attribute) {
	s.twice = append(s.twice, &alternatives{said: map[string]bool{}, within: s.para()})
}

func closeAlternatives(s *story) { s.twice = s.twice[:len(s.twice)-1] }

// openAlternative begins one form of a drawing or a sign. The first is read where it stands; of the others is
// read what it does not say.
func openAlternative(s *story, _ []attribute) {
	if len(s.twice) == 0 {
		return
	}
	a := s.twice[len(s.twice)-1]
	switch a.forms++; {
	case a.forms > 1:
		unseen(&s.top().state)
		s.openPara(true, false)
	case a.within != nil:
		a.from = len(a.within.shown)
	}
}

func closeAlternative(s *story) {
	if len(s.twice) == 0 {
		return
	}
	a := s.twice[len(s.twice)-1]
	if a.forms == 1 && a.within != nil && len(s.twice) <= mostTwice {
		a.said[string(a.within.shown[a.from:])] = true
	}
}

// unit numbers what a part consists of: "footnote 2".
func unit(label string) func(*story, []attribute) {
	return func(s *story, _ []attribute) { s.number(label) }
}

func (s *story) number(label string) {
	s.units[label]++
	s.top().state.place = spot{base: s.p.owners[s.name], label: label, n: s.units[label]}
}

func joinPlace(outer, inner string) string {
	if outer == "" {
		return inner
	}
	return outer + ", " + inner
}

// openBox begins a box of text, which stands where it is anchored.
func openBox(s *story, _ []attribute) {
	const box = "text box"
	if p := s.para(); p != nil && !strings.HasSuffix(p.place.base, box) {
		s.top().state.place = spot{base: joinPlace(p.place.String(), box)}
	}
}

// openRelationship names what a member leads to outside of the package.
func openRelationship(s *story, attrs []attribute) {
	if target := attr(attrs, "Target"); attr(attrs, "TargetMode") == "External" {
		s.told[s.once("Target", target)] = true
		s.err = errors.Join(s.err, s.line(Name, []byte(target), s.place()))
	}
}

// openFixedPage says of a page that is made of glyphs that its words are not put together.
func openFixedPage(s *story, _ []attribute) {
	s.fault = "it is a page description that is not read: export it as PDF"
}

// openBinary begins a file within an XML text, in base64.
func openBinary(s *story, _ []attribute) {
	s.binary = []byte{}
	s.top().state.binary = true
}

func closeBinary(s *story) {
	packed := bytes.Join(bytes.Fields(s.binary), nil)
	s.binary = nil
	data := make([]byte, base64.StdEncoding.DecodedLen(len(packed)))
	n, err := base64.StdEncoding.Decode(data, packed)
	s.embedded = append(s.embedded, embedded{data[:n], err != nil})
}

// atoi returns a number that is 1 or more; 1 without one.
func atoi(text string) int {
	n, err := strconv.Atoi(text)
	if err != nil || n < 1 {
		return 1
	}
	return n
}

// off reports whether an attribute of yes or no says no.
func off(value string) bool {
	return value == "0" || value == "false" || value == "off" || value == "none"
}

// on reports whether it says yes.
func on(value string) bool { return value == "1" || value == "true" || value == "on" }
