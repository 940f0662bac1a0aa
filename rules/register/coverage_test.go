package register_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"cablelint/linter"
	"cablelint/linter/marking"
)

// fault is a kind of fault about a control at a place.
type fault struct {
	kind    marking.FaultKind
	control marking.Control
	place   place
}

// impossible are the kinds of fault that a marking cannot have at a place, and why.
var impossible = map[string]string{
	shownAt(marking.NotParenthesised, inBanner):  "a banner has no parentheses",
	shownAt(marking.Mistyped, inBanner):          "a banner that is a slip away from one has MisspelledLevel or UnknownLevel",
	shownAt(marking.LevelMissing, inBanner):      "a line without a level is no banner: there is banner-missing",
	shownAt(marking.SpacedSlash, inPortion):      "blanks beside a stroke are OtherForm or Malformed in a portion mark",
	shownAt(marking.BlankSeparator, inPortion):   "a blank for a stroke is Unseparated in a portion mark",
	shownAt(marking.CommaSeparator, inPortion):   "a comma for a stroke is Malformed in a portion mark",
	shownAt(marking.AbbreviatedLevel, inPortion): "the level of a portion mark is a letter",
	shownAt(marking.MisspelledLevel, inPortion):  "a misspelt portion mark is Mistyped or has UnknownToken",
	shownAt(marking.ProhibitedTerm, inPortion):   "a word beside the level is UnknownToken in a portion mark",
	shownAt(marking.DeclassToken, inPortion):     "a declassification value is UnknownToken in a portion mark",
	shownAt(marking.UnknownLevel, inPortion):     "a level that is none is UnknownToken or LevelMissing in a portion mark",
	shownAt(marking.EFTOClassified, inPortion):   "EFTO is UnknownToken in a portion mark",
	shownAt(marking.Mistyped, inPortion):         "a lone paragraph shows none; the fixture of portion-malformed does",
	shownAt(marking.NotParenthesised, inPortion): "a lone paragraph shows none; the fixture of the rule does",
	shownAt(marking.SBUNFForm, inBanner):         "a banner has SBU NOFORN; the register's form for a portion mark is OtherForm there",
	shownAt(marking.FGILevel, inBanner):          "a foreign owner without a level is no banner",
	shownAt(marking.FGISlashes, inBanner):        "without its slashes a foreign level is no banner",
}

// further are markings with faults that no damage of the manual's examples makes.
var further = []struct {
	kind  marking.FaultKind
	place place
	text  string
}{
	{marking.OtherForm, inPortion, "(S//NOFORN)"},
	{marking.DoubleLevel, inBanner, "SECRET//CONFIDENTIAL//NOFORN"},
	{marking.AbbreviatedLevel, inBanner, "CONF//NOFORN"},
	{marking.ProhibitedTerm, inBanner, "SECRET SENSITIVE"},
	{marking.DeclassToken, inBanner, "SECRET//NOFORN//25X1"},
	{marking.ControlledWord, inBanner, "SECRET//CONTROLLED"},
	{marking.ControlledWord, inPortion, "(CONTROLLED)"},
	{marking.EFTOClassified, inBanner, "SECRET EFTO"},
	{marking.FGIMixed, inBanner, "//FGI SECRET//FGI GBR"},
	{marking.FGIMixed, inPortion, "(//FGI S//GBR S)"},
	{marking.OtherForm, inBanner, "UNCLASSIFIED//SBU-NF"},
	{marking.CUIUnsorted, inBanner, "CUI//PRVCY/BUDG"},
	{marking.CUIUnsorted, inPortion, "(CUI//PRVCY/BUDG)"},
	{marking.ListAlone, inBanner, "SECRET//REL TO USA"},
	{marking.ListAlone, inPortion, "(S//REL TO USA)"},
	{marking.ListRepeated, inBanner, "SECRET//REL TO USA, GBR, GBR"},
	{marking.ListRepeated, inPortion, "(S//REL TO USA, GBR, GBR)"},
}

// shownAt names a kind of fault at a place.
func shownAt(k marking.FaultKind, w place) string { return fmt.Sprintf("fault %d in a %s", k, w) }

// broken is a marking with faults, what it is embedded with, and the faults.
type broken struct {
	damaged
	faults []marking.Fault
}

// everyFault gives markings for every kind of fault that the manual's examples have, damaged and undamaged, and
// those of its controls at each level and beside each other control: for each kind, control and place the first.
func everyFault(t *testing.T) map[fault]broken {
	t.Helper()
	found := map[fault]broken{}
	add := func(d damaged) {
		m := d.place.read(d.text)
		if m == nil {
			return
		}
		for _, f := range m.Faults {
			key := fault{f.Kind, f.Control, d.place}
			if old, ok := found[key]; !ok || len(m.Faults) < len(old.faults) {
				found[key] = broken{d, m.Faults}
			}
		}
	}
	for _, s := range manual(t) {
		if s.mark != nil {
			add(damaged{"as printed", s.place, s.text, s.mark})
		}
	}
	r := rand.New(rand.NewPCG(1, 1))
	for _, s := range lawful(manual(t)) {
		for _, k := range kinds {
			for _, d := range s.damagedBy(k, r) {
				add(d)
			}
		}
	}
	for _, d := range combined() {
		add(d)
	}
	return found
}

// combined writes each control of the register alone and beside each other, at each level, in both places.
func combined() []damaged {
	var list []damaged
	write := func(l marking.Level, c marking.Controls) {
		for _, at := range [...]place{inBanner, inPortion} {
			text := marking.Print(map[place]marking.Form{inBanner: marking.Banner, inPortion: marking.Portion}[at], l, c)
			if m := at.read(text); m != nil {
				list = append(list, damaged{"combined", at, text, m})
			}
		}
	}
	for l := marking.Unclassified; l <= marking.TopSecret; l++ {
		for a := range marking.Register() {
			write(l, marking.Controls{}.With(a))
			write(l, listedControls(a))
			for b := range marking.Register() {
				write(l, marking.Union(listedControls(a), listedControls(b)))
			}
		}
	}
	return list
}

// listedControls returns c with a list, where it has one.
func listedControls(c marking.Control) marking.Controls {
	s := marking.Controls{}
	switch c.Row().List {
	case marking.Countries:
		return s.With(c, "AUS", "USA")
	case marking.Numbers:
		return s.With(c, "14")
	case marking.Compartments, marking.Programs, marking.Systems, marking.Categories:
		return s.With(c, "XNB")
	case marking.NoList, marking.Subsets:
	}
	return s.With(c)
}

// TestEveryFaultIsReported puts each fault in a cable: one rule about its place speaks of the marking by itself. A
// fault that another of the same marking hides is one that something is said about.
func TestEveryFaultIsReported(t *testing.T) {
	t.Parallel()
	worker := judge(t)
	seen := map[string]bool{}
	var amiss []string
	for key, b := range everyFault(t) {
		seen[shownAt(key.kind, key.place)] = true
		names := speaks(t, worker, b.place, embed(b.text, b.place, b.wanted))
		if len(names) == 0 || len(names) > 1 && len(b.faults) == 1 {
			amiss = append(amiss, fmt.Sprintf("%s has %s about %s: %v speak", b.text, shownAt(key.kind, key.place),
				nameOf(key.control), names))
		}
	}
	slices.Sort(amiss)
	for _, line := range amiss {
		t.Error(line)
	}
	for _, f := range further {
		seen[shownAt(f.kind, f.place)] = true
		m := f.place.read(f.text)
		if m != nil && m.Fault(f.kind) == nil {
			t.Errorf("%s has not %s", f.text, shownAt(f.kind, f.place))
		}
		banner, portion := f.text, "(S//NF)"
		if f.place == inPortion {
			banner, portion = "SECRET//NOFORN", f.text
		}
		if len(speaks(t, worker, f.place, cableOf(banner, portion, marking.Secret))) == 0 {
			t.Errorf("%s has %s, and nothing is said", f.text, shownAt(f.kind, f.place))
		}
	}
	for k := range marking.NumFaultKinds {
		for _, at := range [...]place{inBanner, inPortion} {
			if key := shownAt(k, at); seen[key] == (impossible[key] != "") {
				t.Errorf("a marking shows %s: %v; it cannot, because %q", key, seen[key], impossible[key])
			}
		}
	}
}

// outOfDays are the rules about the day of a marking, which is another cause than what is wrong with it on any day.
var outOfDays = [...]string{
	"portion-eyes-only-2017", "banner-eyes-only-2017", "portion-lou-after-1995", "banner-lou-after-1995",
}

// alone are the rules about banner and portions that speak of a lone marking too: portion-rel-bare, where neither it
// nor the banner has a list, and portion-missing, where no part of what is in the brackets is known.
var alone = [...]string{"portion-rel-bare", "portion-missing"}

// speaks names the rules that speak of the marking at a place by itself.
func speaks(t *testing.T, worker *linter.Worker, w place, cable string) []string {
	t.Helper()
	var names []string
	for _, f := range said(t, worker, w, cable) {
		if slices.Contains(alone[:], f.Rule.Name) || !slices.Contains(together[:], f.Rule.Name) {
			names = append(names, f.Rule.Name)
		}
	}
	if len(names) > 1 {
		names = slices.DeleteFunc(names, func(name string) bool { return slices.Contains(outOfDays[:], name) })
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// nameOf names a control; a fault that is about none has none.
func nameOf(c marking.Control) string {
	for known := range marking.Register() {
		if known == c {
			return c.Row().Name
		}
	}
	return "no control"
}
