package fix

import (
	"errors"
	"fmt"

	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/scan"
	"cablelint/linter/text"
)

// order keeps the E.O. line, and lets it name another order only where that was in force on the day.
func (g gate) order() error {
	was, is := &g.was.Cable.EO, &g.is.Cable.EO
	switch {
	case was.Present() && !is.Present():
		return errors.New("the E.O. line would be lost")
	case !was.Present() && is.Present():
		return errors.New("an E.O. line would be put in: how long to classify is a person's decision")
	case was.Label2.Valid() && !is.Label2.Valid():
		return errors.New("the label DECL would be lost")
	case was.NA != is.NA:
		return errors.New("N/A would appear or go: how long to classify is a person's decision")
	case was.Order.Value == is.Order.Value, g.was.Order == nil, is.Order.Value == g.was.Order.Number:
		return nil
	case law.WindowAt(g.was.Date.From) != nil && law.ByNumber(is.Order.Value) != nil:
		return nil
	}
	return fmt.Errorf("the E.O. line would name E.O. %d, which was not in force", is.Order.Value)
}

// instruction holds what was said of duration, on the E.O. line and in the block, to standing still or
// growing.
func (g gate) instruction() error {
	if err := g.lasting(g.was.Cable.EO.Decl, g.is.Cable.EO.Decl); err != nil {
		return err
	}
	return g.lasting(g.was.Cable.Authority.Decl, g.is.Cable.Authority.Decl)
}

// lasting matches the values one to one, those that stay as they are first. None may be left over on
// either side: a value more may be an earlier one.
func (g gate) lasting(was, is cable.Decl) error {
	for _, item := range is.Items {
		if runsOn(g.is.Cable, item.Span.Start) && !runsOn(g.was.Cable, g.way.Back(item.Span.Start)) {
			return errors.New("a declassification value would run together with what is before it")
		}
	}
	taken := make([]bool, len(is.Items))
	lost := 0
	for _, match := range []func(is, was cable.DeclItem) bool{g.same, g.holds} {
		lost = 0
		for i, item := range was.Items {
			if item.Kind == matched {
				continue
			}
			if to := find(is.Items, taken, item, match); to >= 0 {
				taken[to] = true
				was.Items = replaced(was.Items, i)
				continue
			}
			lost++
		}
	}
	if lost > 0 {
		return errors.New("a declassification value would be lost or fall earlier")
	}
	for _, t := range taken {
		if !t {
			return errors.New("a declassification value would be put in: it is a person's decision")
		}
	}
	return nil
}

// runsOn reports whether a letter or digit stands right before offset.
func runsOn(c *cable.Cable, offset int) bool {
	return offset > 0 && scan.Alnum(c.Source.Text()[offset-1])
}

// matched marks, in a copy of the values, one that has its match.
const matched = cable.DeclKind(255)

func replaced(items []cable.DeclItem, i int) []cable.DeclItem {
	out := append([]cable.DeclItem(nil), items...)
	out[i].Kind = matched
	return out
}

func find(items []cable.DeclItem, taken []bool, was cable.DeclItem, match func(is, was cable.DeclItem) bool) int {
	for i, is := range items {
		if !taken[i] && match(is, was) {
			return i
		}
	}
	return -1
}

// same reports whether a value says what it said: as written, wherever it stands now.
func (g gate) same(is, was cable.DeclItem) bool {
	return is.Kind == was.Kind && is.Downgrade == was.Downgrade && dayNumber(is) == dayNumber(was) &&
		g.sameText(was.Span, is.Span)
}

// holds reports whether a value stands for was: the same instruction, no earlier.
func (g gate) holds(is, was cable.DeclItem) bool {
	if is.Downgrade != was.Downgrade || !g.keepsWords(is, was) || digits(g.is, is) < digits(g.was, was) {
		return false
	}
	switch was.Kind {
	case cable.DeclUnread, cable.DeclBadDate, cable.DeclAmbiguous:
		// Its one right spelling is the reader's finding, not the rule's.
		return was.Repair != "" && g.is.Cable.String(is.Span) == was.Repair
	case cable.Decl25XHuman:
		return (is.Kind == was.Kind || is.Kind == cable.Decl50X1HUM) && dayNumber(is) >= dayNumber(was)
	case cable.DeclEvent, cable.DeclVagueEvent, cable.DeclSource, cable.DeclRedacted, cable.DeclCut:
		return false // only its own words do
	case cable.DeclDuration:
		return is.Kind == was.Kind && is.Years >= was.Years
	default:
		return is.Kind == was.Kind && is.Code == was.Code && dayNumber(is) >= dayNumber(was)
	}
}

// digits counts those of a value: with one less, a date is cut though it may read as a later one.
func digits(a *assess.Assessment, d cable.DeclItem) int {
	n := 0
	for _, c := range a.Cable.Text(d.Span) {
		if scan.Digit(c) {
			n++
		}
	}
	return n
}

// keepsWords holds an event, a name and an extension to their words.
func (g gate) keepsWords(is, was cable.DeclItem) bool {
	return (!was.Event.Valid() || g.sameText(was.Event, is.Event)) &&
		(!was.Name.Valid() || g.sameText(was.Name, is.Name)) &&
		(!was.OfficeLetter.Valid() || g.sameText(was.OfficeLetter, is.OfficeLetter)) &&
		(!was.Extended.Valid() || g.sameText(was.Extended, is.Extended))
}

func dayNumber(d cable.DeclItem) int { return (d.Year*100+d.Month)*100 + d.Day }

// downgrade keeps the instruction to downgrade as it is: another one would lower the text sooner.
func (g gate) downgrade() error {
	if !g.sameText(g.was.Cable.Authority.DowngradeTo, g.is.Cable.Authority.DowngradeTo) {
		return errors.New("the instruction to downgrade would change")
	}
	return nil
}

// block keeps the classification authority block: its labels, its classifier, its source, its letters.
func (g gate) block() error {
	was, is := &g.was.Cable.Authority, &g.is.Cable.Authority
	if was.Present() && !is.Present() {
		return errors.New("the classification authority block would be lost")
	}
	for _, field := range []struct {
		was, is text.Span
		name    string
	}{{was.Classifier, is.Classifier, "classifier"}, {was.DerivedFrom, is.DerivedFrom, "source"}} {
		if field.was.Valid() && !g.sameText(field.was, field.is) {
			return fmt.Errorf("the %s of the authority block would change", field.name)
		}
	}
	switch {
	case was.DeclassifyOn.Valid() && !is.DeclassifyOn.Valid():
		return errors.New("the label Declassify On would be lost")
	case len(is.Sources) < len(was.Sources), was.SourceList && !is.SourceList:
		return errors.New("a source of the authority block would be lost")
	}
	if err := g.reason(); err != nil {
		return err
	}
	return covers(was.Mark, is.Mark, marking.Controls{}, "the authority block")
}

// reason keeps the letters of the reason and a section that is one.
func (g gate) reason() error {
	was, is := &g.was.Cable.Authority.Reason, &g.is.Cable.Authority.Reason
	for _, letter := range was.Letters {
		if !hasLetter(is.Letters, letter.Value) {
			return fmt.Errorf("reason letter %c would be lost", letter.Value)
		}
	}
	if was.Number != "" && is.Number != was.Number && !law.GivesReasons(is.Number) {
		return errors.New("the section of the reason would be lost")
	}
	return nil
}

func hasLetter(letters []cable.Letter, want byte) bool {
	for _, l := range letters {
		if l.Value == want {
			return true
		}
	}
	return false
}
