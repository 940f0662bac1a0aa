package marking

import (
	"strings"
	"testing"
)

// TestHeads: what a person may take for a mark, and what not.
func TestHeads(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"（TS） The man": true, "«TS» The": true, "❨TS❩ The": true, "(5) (TS) The": true, "See (TS//SI//NF) The": true,
		"see (ts) the": true, "BEGIN TS The": true, "TOP SECRET. The": true, "T O P  S E C R E T The": true,
		"N O F O R N. The": true, "BEGIN [s)) The": true, "See - S] The": true, "BEGIN （c❩; N O F O R N Our": true,
		"The N O F O R N": true, "（ＴＳ） The": true, "TS- The": true, "(ZEBRA) The": true, "a. TS the": true, "[ts": true,
		"noforn the": true, "The minister of TS": true, "(U) The": true, "eyes only for": true,
		"S3CRET The": true, "SECR3T The": true, "C0NFIDENTIAL. The": true, "TS5 The": true, "~SECRET5 The": true,
		"\"S3CRET\" The": true, "S3CRET(C) The": true, "(3nf The": true, "(03EXDIS The": true, "<CUI0 The": true,
		"12 ministers": false, "The 3rd man": false, "F16 jets": false, "The S3 branch": false, "2010 talks": false,
		"": false, "The man": false, "U.S. officials": false, "The U.S. officials": false, "NATO asked": false,
		"A C-130 landed": false, "In secret talks": false, "(5) The": false, "The minister(s) spoke": false,
		"The minister (Smith)": false, "Secretary Rice": false, "Restrictions on ɐɐɐ) ıııı) ß)": false, ")": false, "(": false,
		"-": false, "MINISTER SPOKE OF THE TALKS": false,
		"(TSThe man": true, "(NOFORNThe man": true, "(NFThe man": true, "(NODISThe man": true, "(STalks": true, "[CThe man": true, "(McAdam said": false, "(SMEs said": false, "(CEOs said": false,
	} {
		if got := Heads([]byte(text)); got != want {
			t.Errorf("%q begins like a mark: %t, want %t", text, got, want)
		}
	}
}

// TestTails: what may stand before a mark behind a text, of which a person may take it for more.
func TestTails(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]bool{
		"The talks ended. (S//NF)": true, "ended TS": true, "ended. [TS]": true, "ended (TS).": true, "ended (TSNF)": true,
		"ended - S//NF -": true, "ended SECRET\n": true, "ended (S//NF\n": true, "ended (SECRET no foreign)": true,
		"ended (NODIS)": true, "ended (ND)": true, "ended. T O P  S E C R E T": true, "ended（TS）": true, "HARBOR TALKS (S//NF)": true,
		"ended «secret»": true, "ended S3CRET": true, "ended (\u0422S)": true, "ended \u0422S": true, "- S -": true, "talks in D.C.": false, "in section C.": false, "ended EYES ONLY": true, "(secret": true, "ended SECRET//": true,
		"": false, "-": false, "The talks ended.": false, "the Government of Arkadia (GOA)": false, "talks of NATO": false,
		"it was a secret.": false, "the minister (Smith)": false, "TALKS ABOUT THE HARBOR": false, "(S) is what he said.": false,
		"paragraph (3)": false, "the two ministers (both)": false, "the minister(s)": false,
	} {
		if got := Tails([]byte(text)); got != want {
			t.Errorf("%q ends like a mark: %t, want %t", text, got, want)
		}
	}
}

func FuzzHeads(f *testing.F) {
	for _, seed := range []string{"（TS） The", "N O F O R N", "ɐ) ı) S]", "((-S-))"} {
		f.Add([]byte(seed), 3)
	}
	f.Fuzz(func(_ *testing.T, text []byte, inside int) {
		Heads(text)
		Brackets(text)
		Tails(text)
		GoesOn(text, inside, inside%2 == 0)
	})
}

// TestNamesOfMarksOpenThem: no name of three letters that is of a mark is passed over by its beginning.
func TestNamesOfMarksOpenThem(t *testing.T) {
	t.Parallel()
	for n := range 26 * 26 * 26 {
		name := string([]byte{'A' + byte(n/26/26), 'A' + byte(n/26%26), 'A' + byte(n%26)})
		checkOpens(t, name)
		asParsed(t, name)
	}
}

// asParsed: a name is what a mark with it is read as, with its repairs.
func asParsed(t *testing.T, name string) {
	t.Helper()
	level, control := ParsePortion("("+name+")"), ParsePortion("(C//"+name+")")
	isLevelParsed := level != nil && level.Level != NoLevel && level.Fault(Mistyped) == nil
	isControlParsed := control != nil && control.Fault(UnknownToken) == nil && control.Fault(Mistyped) == nil && !control.Controls.Empty()
	list := ParsePortion("(C//REL TO USA, " + name + ")")
	isListedParsed := list != nil && list.Fault(ListUnknown) == nil && list.Fault(UnknownToken) == nil
	if isLevel(name) != isLevelParsed || isControl(name) != isControlParsed || isListed(name) != isListedParsed {
		t.Errorf("%q is a level %t, control %t, country %t, want %t, %t, %t",
			name, isLevel(name), isControl(name), isListed(name), isLevelParsed, isControlParsed, isListedParsed)
	}
}

// FuzzOpensMark: what is passed over by its beginning is of no mark when it is read as one, together or apart.
func FuzzOpensMark(f *testing.F) {
	for _, seed := range []string{
		"N O F O R N", "HE SPOKE OF", "T S SI", "S TADIS", "CC NF", "TOP-SECRET", "NATO SECRET", "REL TO USA GBR",
		"EYES ONLY", "25X1", "U//FOUO", "SHE", "ORCON-USGOV", "HCS-P", "FGI GBR", "LIM DIS", "É TS", "UNCLAS EFTO", "COSMIC TOP SECRET",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		words := wordsSeen([]byte(text))
		names := make([]string, 0, len(words))
		for _, w := range words {
			names = append(names, w.name)
		}
		for i := range names[:min(len(names), mostOfControl)] {
			joined := strings.ReplaceAll(strings.Join(names[:i+1], ""), "-", "")
			checkOpens(t, joined)
			asParsed(t, joined)
			asParsed(t, strings.Join(names[:i+1], " "))
			if apart := strings.Join(names[:i+1], " "); !opensMark(joined) && (isLevel(apart) || isControl(apart)) {
				t.Errorf("%q is of a mark and %q does not open one", apart, joined)
			}
		}
	})
}

func checkOpens(t *testing.T, name string) {
	t.Helper()
	if !opensMark(name) && (isLevel(name) || isControl(name)) {
		t.Errorf("%q is of a mark and does not open one", name)
	}
}
