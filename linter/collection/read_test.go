package collection

import (
	"testing"

	"cablelint/linter/text"
)

func TestColumn(t *testing.T) {
	t.Parallel()
	for value, want := range map[string]string{
		"SECRET": "S", "secret": "S", "Secret": "S", " Confidential//NOFORN ": "C", "T": "TS", "t": "TS", "TS": "TS",
		"c": "C", "(s)": "S", "s/nf": "S", "U": "U", "": "", "restricted to staff": "", "Secretariat": "",
	} {
		if got := Column(value).Level.Letter(); got != want {
			t.Errorf("a column with %q says %q, want %q", value, got, want)
		}
	}
}

func TestNameSays(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"SECRET_07ARKADIA187.txt": "S", "07ARKADIA187 (S-NF).txt": "S", "07ARKADIA5 (1) (S).txt": "S", "TS_12.txt": "TS",
		"Secret 07 ARKADIA 6.txt": "S", "secret_07ARKADIA6.txt": "S", "07ARKADIA6-Top-Secret.txt": "TS",
		"TOP SECRET 12.txt": "TS", "UNCLAS_12.txt": "U", "NON-SECRET_16.txt": "", "NON_TOP SECRET.txt": "",
		"not-SECRET.txt": "", "secret-talks.txt": "", "secret talks 07ARKADIA6.txt": "", "Secretary 07ARKADIA6.txt": "",
		"cable(s).txt": "", "notes(u).txt": "", "07ARKADIA6(S).txt": "S", "07ARKADIA6 [S].txt": "S", "memo (C).txt": "C",
		"SECRET SANTA list.txt": "", "SECRET.txt": "S", "TOP SECRET (2).txt": "TS", "SECRET.7": "S",
		"DECLASSIFIED (S) 07ARKADIA6.txt": "", "07ARKADIA6 formerly SECRET.txt": "",
		"07ARKADIA6.txt": "", "07ARKADIA6 (1).txt": "", "(": "", "": "",
	} {
		if got := named(text.NewSource("in/"+name, nil)).Level.Letter(); got != want {
			t.Errorf("the name %q says %q, want %q", name, got, want)
		}
	}
}
