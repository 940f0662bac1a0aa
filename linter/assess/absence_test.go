package assess_test

import (
	"strings"
	"testing"

	"cablelint/linter/assess"
	"cablelint/linter/cable/line"
	"cablelint/linter/cable/parse"
	"cablelint/linter/marking"
	"cablelint/linter/text"
)

const heading = `VZCZCXRO0187
PP RUEHC
DE RUEHQX #0187 0731522
ZNY SSSSS ZZH
P 141522Z MAR 07
FM AMEMBASSY ARKADIA
TO RUEHC/SECSTATE WASHDC PRIORITY 9299
S E C R E T ARKADIA 000187

E.O. 12958: DECL: 03/14/2017
TAGS: PREL, PGOV
SUBJECT: ORCHARD TALKS

Classified By: Ambassador Jane Q. Public for reasons 1.4 (b) and (d).

1. (U) The Minister of Orchards received the delegation.
`

// with returns the cable of the heading with pieces of it replaced.
func with(t *testing.T, pairs ...string) *assess.Assessment {
	t.Helper()
	for i := 0; i < len(pairs); i += 2 {
		if !strings.Contains(heading, pairs[i]) {
			t.Fatalf("%q is not in the heading", pairs[i])
		}
	}
	src := text.NewSource("a.txt", []byte(strings.NewReplacer(pairs...).Replace(heading)))
	cables := parse.Parse(src).Cables
	if len(cables) != 1 {
		t.Fatalf("%d cables", len(cables))
	}
	return assess.Of(cables[0], assess.Options{})
}

const (
	tags    = "TAGS: PREL, PGOV\n"
	subject = "SUBJECT: ORCHARD TALKS\n"
	block   = "Classified By: Ambassador Jane Q. Public for reasons 1.4 (b) and (d).\n"
)

// TestMayHold: what is missing may stand only in text that looks like it, or where the copy is damaged at
// the place where it stands.
func TestMayHold(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		pairs []string
		field line.Field
		holds bool
	}{
		"nothing is damaged":             {[]string{tags, ""}, line.Tags, false},
		"unread text of another kind":    {[]string{tags, "the third copy of this message\n"}, line.Tags, false},
		"codes without a label":          {[]string{tags, "T?AG PREL, PGOV, PTER\n"}, line.Tags, true},
		"unread codes hold no subject":   {[]string{tags, "T?AG PREL, PGOV, PTER\n", subject, ""}, line.Subject, false},
		"cut above the subject":          {[]string{tags, "TAGS: PREL, PG...\n", subject, ""}, line.Subject, true},
		"dots alone above the block":     {[]string{block, "...\n"}, line.Authority, true},
		"cut below the TAGS holds no EO": {[]string{"E.O. 12958: DECL: 03/14/2017\n", "", block, "...\n"}, line.EO, false},
		"a whole heading has no block":   {[]string{block, ""}, line.Authority, false},
	} {
		if _, holds := with(t, test.pairs...).MayHold(test.field); holds != test.holds {
			t.Errorf("%s: have %v, want %v", name, holds, test.holds)
		}
	}
}

// TestLevelElsewhere: a cable whose level was not read is never unclassified, and is as high as what else
// stands in it.
func TestLevelElsewhere(t *testing.T) {
	t.Parallel()
	lost := []string{"S E C R E T ARKADIA", "XQZT ARKADIA"}
	for name, test := range map[string]struct {
		pairs []string
		level marking.Level
	}{
		"the signal":  {lost, marking.Secret},
		"a portion":   {append([]string{"ZNY SSSSS", "ZNR UUUUU", "1. (U)", "1. (C)"}, lost...), marking.Confidential},
		"nothing":     {append([]string{"ZNY SSSSS", "ZNR UUUUU"}, lost...), marking.NoLevel},
		"it was read": {[]string{"S E C R E T ARKADIA", "UNCLAS ARKADIA"}, marking.Unclassified},
	} {
		a := with(t, test.pairs...)
		if a.Level() != test.level || a.LevelRead != (name == "it was read") {
			t.Errorf("%s: level %q, read %v", name, a.Level(), a.LevelRead)
		}
	}
}
