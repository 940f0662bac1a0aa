package register_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"cablelint/linter"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
	"cablelint/linter/text"

	"cablelint/rules"
)

// place is where a marking stands.
type place string

const (
	inBanner  place = "banner"
	inPortion place = "portion"
)

// read reads s, the whole of a marking; nil where it is none, or where something of it is left over.
func (w place) read(s string) *marking.Mark {
	if w == inPortion {
		return marking.ParsePortion(s)
	}
	if m, n := marking.ReadBanner([]byte(s)); n == len(s) {
		return m
	}
	return nil
}

// specimen is a marking of the manual.
type specimen struct {
	place place
	text  string
	mark  *marking.Mark // as it is read; nil where it is not
}

// manual reads the manual's banners and portion marks.
func manual(t *testing.T) []specimen {
	t.Helper()
	var list []specimen
	for _, file := range []struct {
		name  string
		place place
	}{{"banners.tsv", inBanner}, {"portions.tsv", inPortion}} {
		data, err := os.ReadFile(filepath.Join("..", "..", "linter", "marking", "testdata", "manual", file.name))
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range strings.Split(strings.TrimSpace(string(data)), "\n")[1:] {
			text, _, _ := strings.Cut(line, "\t")
			list = append(list, specimen{file.place, text, file.place.read(text)})
		}
	}
	return list
}

// lawful returns those that are read without a fault.
func lawful(list []specimen) []specimen {
	return slices.DeleteFunc(slices.Clone(list), func(s specimen) bool {
		return s.mark == nil || len(s.mark.Faults) > 0
	})
}

// judge is a linter under the style of the register.
func judge(t *testing.T) *linter.Worker {
	t.Helper()
	l, err := linter.New(linter.Options{
		Rules:    rules.All(),
		Settings: linter.Settings{Settings: rule.Settings{Style: rule.IC}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return l.NewWorker()
}

// A cable of 2 March 2020 in the form of SMART, with one paragraph.
const (
	head = `%s

MRN:    20 ARKADIA 77
Date/DTG:    Mar 02, 2020 / 021000Z MAR 20
From:    AMEMBASSY ARKADIA
Action:    WASHDC, SECSTATE ROUTINE
E.O.:    13526
TAGS:    PREL, PGOV
Subject:    (U) Lantern fair

`
	block = `Classified By: Jane Roe, Consul General
Reason: 1.4 (d)
Declassify On: 20300302

`
	tail = `1. %s Training sentence.

Signature:    Roe

%s
`
)

// cableOf writes a cable with a banner and the mark of its paragraph.
func cableOf(banner, portion string, l marking.Level) string {
	body := head
	if l.Classified() {
		body += block
	}
	return fmt.Sprintf(body+tail, banner, portion, banner)
}

// shown returns the marking that a cable of cableOf has at a place.
func shown(w place, cable string) string {
	if w == inBanner {
		banner, _, _ := strings.Cut(cable, "\n")
		return banner
	}
	_, rest, _ := strings.Cut(cable, "\n1. ")
	mark, _, _ := strings.Cut(rest, " Training sentence.")
	return mark
}

// embed writes a cable with s at its place; want is what s should be, and the other place follows it.
func embed(s string, w place, want *marking.Mark) string {
	if w == inBanner {
		return cableOf(s, marking.Print(marking.Portion, want.Level, want.Controls), want.Level)
	}
	over := marking.RollUp([]*marking.Mark{want}, marking.Document{Stated: want.Controls, Deferred: true})
	return cableOf(marking.Print(marking.Banner, over.Level, over.Controls), s, over.Level)
}

// findings lints a cable and returns what is said of the marking at a place by itself: not that there is none,
// and not how banner and portions go together.
func findings(t *testing.T, worker *linter.Worker, w place, cable string) []*rule.Finding {
	t.Helper()
	return slices.DeleteFunc(said(t, worker, w, cable), func(f *rule.Finding) bool {
		return slices.Contains(together[:], f.Rule.Name)
	})
}

// said lints a cable and returns what is said at a place.
func said(t *testing.T, worker *linter.Worker, w place, cable string) []*rule.Finding {
	t.Helper()
	res, err := worker.Lint(context.Background(), text.NewSource("specimen.txt", []byte(cable)))
	if err != nil {
		t.Fatal(err)
	}
	if len(res.Problems) > 0 {
		t.Fatalf("%v\n%s", res.Problems, cable)
	}
	return slices.DeleteFunc(slices.Clone(res.Findings), func(f *rule.Finding) bool {
		return f.Rule.Category() != string(w)
	})
}

// together are the rules about a missing marking, and about banner and portions together.
var together = [...]string{
	"banner-above-portions", "banner-below-portion", "banner-compilation-incomplete", "banner-control-missing",
	"banner-control-not-in-portions", "banner-cui-missing", "banner-missing", "banner-missing-noforn",
	"banner-page-line-differs", "banner-rel-too-wide", "banner-sections-differ", "banner-top-secret-smart",
	"banner-trailer-differs", "banner-trailer-missing",
	"portion-fgi-unstated", "portion-missing", "portion-missing-cui", "portion-missing-mixed",
	"portion-missing-subject", "portion-rel-bare", "portion-sbu-and-cui", "portion-unclassified-marks",
	"portion-whole-text",
}

// sense is what a marking says, whatever its form.
func sense(m *marking.Mark) string {
	if m == nil {
		return ""
	}
	return marking.Print(marking.Banner, m.Level, m.Controls)
}
