package marking

import (
	"strings"
	"testing"
)

func TestFold(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"secret": "SECRET", "s\\nf": "S/NF", "a\nb\tc\rd": "A B C D", "a\u2013b\u2014c": "A---B---C", "a\u2012b": "A\u2012B",
		"a\u00a0b\u2003c": "A  B   C", "a\u00e9b": "A\u00e9B", "a\xe2\x80": "A\xe2\x80", "\x1f~": "\x1f~", "": "",
	} {
		if got := fold(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestEvened(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"S\u00a0E\tC": "S  E C", "SECRET\u2003X\u00a0": "SECRET   X  ", "\tS": " S", "S \x7f": "S \x7f", "\u00e9 S": "\u00e9 S",
	} {
		line := []byte(in)
		if got := string(evened(line)); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
		if string(line) != in {
			t.Errorf("%q is written to", in)
		}
	}
}

func TestClosing(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"(C) Text": "(C)", "[C] Text": "[C]", "[C) Text": "[C)", "((C)) Text": "((C))", "((C) Text": "((C)", "(C)) Text": "(C))",
		"(C))) Text": "(C))", "(((C))) Text": "(((C)))", "((((C)))) Text": "", "(C Text": "", "(C (again) Text)": "", "(": "",
		"(C\nD) Text": "(C\nD)", "(C\n\nD) Text": "", "(C\n \nD) Text": "", "()": "()",
		"(" + strings.Repeat("A", maxMark-2) + ")": "(" + strings.Repeat("A", maxMark-2) + ")",
		"(" + strings.Repeat("A", maxMark-1) + ")": "",
	} {
		if got := in[:closing([]byte(in))]; got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestUnwrapped(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"(S//REL TO USA, \r\n GBR)": "(S//REL TO USA, GBR)", "(S//\nNF)": "(S//NF)", "(S\n//NF)": "(S//NF)", "(S//NF\n)": "(S//NF)",
		"(A\nB\nC)": "(A B C)", "\n(A)": "(A)", "(A)\n": "(A)", "(A)": "(A)",
	} {
		if got := string(unwrapped([]byte(in))); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestWorthwhile(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]bool{
		"(C)": true, "(c)": true, "((C))": true, "( C)": true, "(.C)": true, "(//GBR S)": true, "(//9)": true, "(Secret)": true,
		"(Sbu)": true, "(sbu)": true, "(cnf)": true, "(UNCLASSIFIED)": true, "(sB)": true, "(Cc)": false, "(cc)": false, "(The minister)": false, "(the minister)": false,
		"(UNCLASSIFIEDX)": false, "(9S)": false, "(\u00e9S)": false, "()": false, "(": false,
	} {
		if got := worthwhile([]byte(in)); got != want {
			t.Errorf("%q: %v", in, got)
		}
	}
}

func TestOpensLevel(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]bool{
		"UN": true, "US": false, "CO": true, "CI": false, "SE": true, "SB": true, "SO": false, "TO": true, "TS": true, "TA": false,
		"LO": true, "LI": true, "LA": false, "FO": true, "FA": false, "se": true, "C)": true, "C" + " ": true, "C": false, "": false,
	} {
		if got := opensLevel([]byte(in)); got != want {
			t.Errorf("%q: %v", in, got)
		}
	}
}

func TestEntire(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		" - ENTIRE TEXT. The": " - ENTIRE TEXT.", " - Entire text The": " - Entire text", ": entire  text": ": entire  text",
		" ENTIRE TEXT": " ENTIRE TEXT", " ENTIRE TEXT.": " ENTIRE TEXT.", " ENTIRE TEXT\r\nX": " ENTIRE TEXT", " ENTIRE TEXT\nX": " ENTIRE TEXT",
		" ENTIRE TEXT of": "", " - ENTIRE TEXTS": "", " - ENTIRETEXT": "", "ENTIRE TEXT": "", " - ": "", " - TEXT": "", "": "",
		strings.Repeat("-", 12) + "ENTIRE TEXT": strings.Repeat("-", 12) + "ENTIRE TEXT", strings.Repeat("-", 13) + "ENTIRE TEXT": "",
		"\u2014ENTIRE TEXT of": "\u2014ENTIRE TEXT",
	} {
		if got := in[:entire([]byte(in))]; got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestLevelWords(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"SECRET - X": "SECRET", "Secret": "Secret", "C - X": "C", "C/NF - X": "C/NF", "SECRETS": "", "TOP SECRET/NOFORN X": "TOP SECRET/NOFORN",
		"UNCLAS X": "UNCLAS", "TALKS": "", "": "",
	} {
		if got := in[:levelWords([]byte(in))]; got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestReadPortionWithABracketLost(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"C) Training": "C)", "C  Training": "C", "C  5 ships": "C", "C  training": "", "C Training": "", "S/NF Training": "S/NF", "S/NF training": "",
		"C": "", "C  ": "", "(C Training": "(C", "(C, Training": "", "(CTraining": "", "(C Training (again)": "(C", "(C Training)": "",
		"(S//NF, Training": "(S//NF", "(C training) x": "", "(": "", "(" + strings.Repeat("A", 24) + " X": "",
	} {
		if _, n := ReadPortion([]byte(in)); in[:n] != want {
			t.Errorf("%q: %q, want %q", in, in[:n], want)
		}
	}
}

func TestParsePortionOfAnyLength(t *testing.T) {
	t.Parallel()
	longest := "S//" + strings.Repeat("X", maxMark+8-len("S//"))
	if ParsePortion(longest) == nil || ParsePortion(longest+"X") != nil {
		t.Error("a mark is read beyond its greatest length, or not up to it")
	}
}

func TestSpell(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		word, line string
		n          int
		how        spacing
	}{
		{"SECRET", "SECRET", 6, plain},
		{"SECRET", "SECRET//NF", 6, plain},
		{"SECRET", "S E C R E T X", 11, spaced},
		{"SECRET", "SE C R E T", 10, uneven},
		{"SECRET", "SECRETS", 0, plain},
		{"SECRET", "SECRET5", 0, plain},
		{"SECRET", "SECRE", 0, plain},
		{"SECRET", "TSECRET", 0, plain},
		{"SECRET", "", 0, plain},
		{"TOP SECRET", "TOP SECRET", 10, plain},
		{"TOP SECRET", "TOPSECRET", 9, uneven},
		{"TOP SECRET", "T O P  S E C R E T", 18, spaced},
		{"SECRET", "S" + strings.Repeat(" ", maxGap) + "E C R E T", 10 + maxGap, spaced},
		{"SECRET", "S" + strings.Repeat(" ", maxGap+1) + "E C R E T", 0, plain},
		{"TOP SECRET", "TOP" + strings.Repeat(" ", wordGap) + "SECRET", 9 + wordGap, plain},
		{"TOP SECRET", "TOP" + strings.Repeat(" ", wordGap+1) + "SECRET", 0, plain},
	} {
		if n, how := spell(tt.word, []byte(tt.line)); n != tt.n || how != tt.how {
			t.Errorf("%s in %q: %d %v, want %d %v", tt.word, tt.line, n, how, tt.n, tt.how)
		}
	}
}

func TestLettersEnd(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"S E C R T": "S E C R T", "S E C ARKADIA": "S E C", "S E": "", "S E C": "S E C", "S E C5": "", "S E C 5": "S E C", "SE C R": "", "": "",
		"S" + strings.Repeat(" ", wordGap) + "E C": "S" + strings.Repeat(" ", wordGap) + "E C", "S" + strings.Repeat(" ", wordGap+1) + "E C": "",
	} {
		if got := in[:lettersEnd([]byte(in))]; got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}

func TestLetterSpaced(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]bool{
		"S E C R E T": true, "SE C R E T": true, "S E C": true, "S E": false, "SE CR E T": false, "s e c": true, "S E 5": false, "S": false, "": false,
		"SE C R": false, "S E CR E": true,
	} {
		if got := letterSpaced([]byte(in)); got != want {
			t.Errorf("%q: %v", in, got)
		}
	}
}
