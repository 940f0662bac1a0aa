package vocab

import (
	"slices"
	"strings"
	"testing"
)

func nothing(string) bool { return false }

func TestMeant(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		says string
		year int
		want string // WORD=CODE, or WORD for none
	}{
		{"two neighbours swapped", 2007, "PGVO=PGOV PERL=PREL SEVN=SENV CACS=CASC"},
		{"a letter doubled", 2007, "MOPPS=MOPS KWWMN=KWMN"},
		{"a letter too many", 2007, "POGOV=PGOV"},
		{"a figure for a letter", 2007, "PR3L=PREL PG0V=PGOV NAT0=NATO"},
		{"one letter misread, of two codes much the more common", 2007, "PHUS=PHUM"},
		{"near to nothing", 2007, "PZZZ"},
		{"near to several alike", 2007, "KVIR EFTN"},
		{"near to a code that is rare", 2007, "ECIP"},
		{"program codes differ by a letter", 2007, "KFLO KVPX"},
		{"organizations differ by a letter", 2007, "FTAA UNHRC"},
		{"too short for a subject", 2007, "POL GOI PGO"},
		{"another field", 2007, "TNUC"},
		{"two neighbours swapped", 1975, "PGVO=PGOV EOXC=OEXC BDSI=BDIS PFRO=PFOR"},
		{"a letter doubled or one more at the end", 1975, "BDIIS=BDIS TECHN=TECH"},
		{"a figure for a letter", 1975, "P1NT=PINT 0VIP=OVIP EA1D=EAID"},
		{"a figure that is the letter's key on a teleprinter", 1975, "PGO5 SN4R=SNAR P8NT=PINT"},
		{"one letter misread", 1975, "PGON=PGOV PIMT=PINT"},
		{"near to several alike", 1975, "PINL EFIX"},
		{"a letter too many within: a term or a name", 1975, "POINT"},
		{"ends as a subject does", 1975, "ETRN PGEN EDIS"},
		{"codes that were not made yet", 1975, "KDEEM KWWMN PRELL"},
		{"codes of a time that is over", 2007, "BDIIS TECHN"},
		{"another field", 1975, "AGEN"},
	} {
		for pair := range strings.FieldsSeq(test.want) {
			word, want, _ := strings.Cut(pair, "=")
			if got := CodesOf(test.year).Meant([]byte(word), nothing); got != want {
				t.Errorf("%s: %s in %d: %q, want %q", test.says, word, test.year, got, want)
			}
		}
	}
}

func TestMeantIsNotOnTheLine(t *testing.T) {
	t.Parallel()
	if got := CodesOf(2007).Meant([]byte("PGVO"), func(code string) bool { return code == "PGOV" }); got != "" {
		t.Errorf("PGVO beside PGOV: %q", got)
	}
}

// TestSlipsLieAround: whatever a slip leads to is among the codes that are asked.
func TestSlipsLieAround(t *testing.T) {
	t.Parallel()
	for _, year := range []int{1975, 2007} {
		c := CodesOf(year)
		first, _ := c.sources()
		for i := range first().tags {
			tag := &first().tags[i]
			if len(tag.code) != letters || !tag.kinds.Has(SubjectTag|ProgramTag) {
				continue
			}
			for _, word := range slipsOf(tag.code) {
				for _, is := range c.slips(word) {
					if is(word, tag) && !slices.Contains(c.around(word), tag) {
						t.Fatalf("%s is not around %s", tag.code, word)
					}
				}
			}
		}
	}
}

// slipsOf are a code with letters swapped, put in and exchanged.
func slipsOf(code string) (words [][]byte) {
	for i := range code {
		for _, letter := range []byte("AEKZ0158") {
			words = append(words, []byte(code[:i]+string(letter)+code[i+1:]), []byte(code[:i]+string(letter)+code[i:]))
		}
		words = append(words, []byte(code[:i]+code[i:i+1]+code[i:]), []byte(code+code[i:i+1]))
		if i > 0 {
			words = append(words, []byte(code[:i-1]+code[i:i+1]+code[i-1:i]+code[i+1:]))
		}
	}
	return words
}
