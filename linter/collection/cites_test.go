package collection

import (
	"fmt"
	"strings"
	"testing"

	"cablelint/linter/law"
	"cablelint/linter/scan"
)

func TestCites(t *testing.T) {
	t.Parallel()
	from := &citing{Key{Post: "ARKADIA", Year: 2007}, 500, 2007, law.Date(2007, 1, 20)}
	for written, want := range map[string]string{
		"STATE 12345":                              "07 STATE 12345",
		"A. ARKADIA 142":                           "07 ARKADIA 142",
		"(B) 08 ARKADIA 77":                        "08 ARKADIA 77",
		"B. 06 STATE 198765 (NOTAL)":               "06 STATE 198765",
		"STATE 198765":                             "06 STATE 198765",
		"ARKADIA 7627":                             "06 ARKADIA 7627",
		"ARKADIA 501":                              "07 ARKADIA 501",
		"STATE 23532 OF 11/30/73":                  "73 STATE 23532",
		"STATE 23532 (NOTAL) of Nov. 30, 1998":     "98 STATE 23532",
		"STATE 23532 DTD 30 NOV 03; OLDHAVEN 2":    "03 STATE 23532; 07 OLDHAVEN 2",
		"STATE 23532 OF JUNE 5":                    "07 STATE 23532",
		"ARKADIA 412 (NOTAL)":                      "07 ARKADIA 412",
		"A) 2008 ARKADIA 00412":                    "08 ARKADIA 412",
		"ARKADIA 412 (06)":                         "06 ARKADIA 412",
		"ARKADIA 412 (NOTAL) (2006)":               "06 ARKADIA 412",
		"SECSTATE 326258":                          "06 STATE 326258",
		"RIO DE JANEIRO 0044":                      "07 RIODEJANEIRO 44",
		"RIO DE JAN 44":                            "07 RIODEJANEIRO 44",
		"Port-au-Prince 1218":                      "07 PORTAUPRINCE 1218",
		"USUN NEW YORK 12":                         "07 USUN 12",
		"ARKADIA 1 AND 2":                          "07 ARKADIA 1; 07 ARKADIA 2",
		"ARKADIA 1, 2 and 3 and previous":          "07 ARKADIA 1; 07 ARKADIA 2; 07 ARKADIA 3",
		"(A) ARKADIA 0417; (B) STATE 011999":       "07 ARKADIA 417; 07 STATE 11999",
		"05 state 201650":                          "05 STATE 201650",
		"TOSEC 190010":                             "07 TOSEC 190010",
		"STATE 011062 TOSEC 190010":                "07 STATE 11062; 07 TOSEC 190010",
		"ARKADIA 12 DATED 3 MARCH 2007":            "07 ARKADIA 12",
		"Cable 08 ARKADIA 12, 2 March 2008":        "08 ARKADIA 12",
		"DSCG 05-01, B and D":                      "",
		"DOE/ROE E-MAIL 3/14/07":                   "",
		"MIL. MSG. P 161339Z MAR 74":               "",
		"ARKADIA A-29":                             "",
		"IIR 6 890 0123 07":                        "",
		"ORCHARDS UP 11,502 TOTAL 24,510":          "",
		"PARA 4 OF ARKADIA 12":                     "07 ARKADIA 12",
		"E.O. 12958":                               "",
		"":                                         "",
		"ARKADIA 12345678":                         "",
		"ARKADIA 123456789":                        "",
		"Multiple Sources: ARKADIA 12; BREMWICK 8": "07 ARKADIA 12; 07 BREMWICK 8",
	} {
		var got []string
		for _, c := range citesIn(scan.Of([]byte(written)), from) {
			got = append(got, c.key.message(c.number))
		}
		if list := strings.Join(got, "; "); list != want {
			t.Errorf("%q cites %s, want %s", written, list, want)
		}
	}
}

func FuzzCites(f *testing.F) {
	f.Add("A. 06 STATE 198765 (NOTAL), 7 AND 8; ARKADIA A-29 (06)")
	f.Fuzz(func(t *testing.T, s string) {
		for _, c := range citesIn(scan.Of([]byte(s)), &citing{year: 2007}) {
			if c.number == 0 || c.span.Start < 0 || c.span.End > len(s) || c.span.Start >= c.span.End {
				t.Errorf("%q: %s", s, fmt.Sprint(c))
			}
		}
	})
}
