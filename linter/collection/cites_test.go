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
	addressed := map[string]bool{"OLDHAVEN": true, "BREMWICK": true}
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
		"07ARKADIA100":                             "07 ARKADIA 100",
		"A. 06ARKADIA77 B. 06 ARKADIA 78":          "06 ARKADIA 77; 06 ARKADIA 78",
		"2006BREMWICK5 and 6":                      "06 BREMWICK 5; 06 BREMWICK 6",
		"07RIODEJANEIRO44":                         "07 RIODEJANEIRO 44",
		"06TOSEC190010":                            "06 TOSEC 190010",
		"OF 14MAR07":                               "",
		"AMEMBASSY ARKADIA CABLE NO. 100":          "07 ARKADIA 100",
		"ARKADIA TELEGRAM NUMBER 100":              "07 ARKADIA 100",
		"MEMO NO. 100":                             "",
		"ARKADIA-100":                              "07 ARKADIA 100",
		"ARKADIA 100/101":                          "07 ARKADIA 100; 07 ARKADIA 101",
		"ARKADIA 134/35":                           "07 ARKADIA 134; 07 ARKADIA 135",
		"ARKADIA 100-102":                          "07 ARKADIA 100; 07 ARKADIA 101; 07 ARKADIA 102",
		"STATE 240150 OF 12/11/73; LA PAZ 7565 OF 12/17/73": "73 STATE 240150; 73 LAPAZ 7565",
		"EC BRUSSELS 459":                  "07 ECBRUSSELS 459",
		"ARKADIA 3/14/73":                  "",
		"ARKADIA 3/14/07":                  "",
		"ARKADIA 100 ET AL":                "07 ARKADIA 100",
		"ARKADIA 100 (EXDIS)":              "07 ARKADIA 100",
		"ARKADIA 06-100":                   "06 ARKADIA 100",
		"STATE 2006 12345":                 "06 STATE 12345",
		"STATE 06 12345":                   "06 STATE 12345",
		"STATE 2007":                       "07 STATE 2007",
		"AIDAC ARKADIA 30":                 "07 ARKADIA 30",
		"A. ARKADIA 100 B. SAME 101":       "07 ARKADIA 100; 07 ARKADIA 101",
		"SAME 101":                         "",
		"CABLE 06 ARKADIA 12":              "06 ARKADIA 12",
		"TEL AVIV 55":                      "07 TELAVIV 55",
		"REFTEL AVIV":                      "",
		"TEL ARKADIA 55":                   "07 ARKADIA 55",
		"THE HAGUE 10 AND 11":              "07 THEHAGUE 10; 07 THEHAGUE 11",
		"FROM THE ARKADIA 10":              "07 ARKADIA 10",
		"USMISSION GENEVA 9":               "07 GENEVA 9",
		"EMBASSY PORT OF SPAIN 9":          "07 PORTOFSPAIN 9",
		"USEU BRUSSELS 9; USNATO 7":        "07 USEU 9; 07 USNATO 7",
		"SMITH JOHN INFORMANT 1234":        "",
		"SMITH 1234":                       "",
		"AMB SMITH CALL TO SECRETARY 1230": "",
		"06 FARHAVEN 12":                   "06 FARHAVEN 12",
		"06 JOHN SMITH 12":                 "",
		"MEETING JOHN SMITH WITH ROME 12":  "07 ROME 12",
	} {
		from := &citing{
			key: Key{Post: "ARKADIA", Year: 2007}, number: 500, year: 2007, day: law.Date(2007, 1, 20),
			names: func(signs string) bool { return addressed[signs] },
		}
		var got []string
		for _, c := range citesIn(scan.Of([]byte(written)), from) {
			got = append(got, c.key.message(c.number))
		}
		if list := strings.Join(got, "; "); list != want {
			t.Errorf("%q cites %s, want %s", written, list, want)
		}
	}
}

// TestYearOfCite: at the turn of the year it may be in doubt of which year a number is.
func TestYearOfCite(t *testing.T) {
	t.Parallel()
	by := func(month, day int) *citing {
		return &citing{key: Key{Post: "ARKADIA", Year: 2008}, number: 60, year: 2008, day: law.Date(2008, month, day)}
	}
	for _, tc := range []struct {
		by      *citing
		written string
		year    int
		doubt   bool
	}{
		{by(1, 3), "ARKADIA 55", 2008, false},
		{by(1, 3), "ARKADIA 70", 2008, false}, // begun before it and sent after it
		{by(1, 3), "ARKADIA 150", 2007, false},
		{by(1, 3), "ROME 12", 2008, false},
		{by(1, 3), "ROME 1900", 2008, true},
		{by(1, 20), "ROME 1900", 2008, true},
		{by(1, 3), "07 ROME 1900", 2007, false},
		{by(1, 3), "STATE 170000", 2007, false},
		{by(2, 3), "ROME 1900", 2008, false},
		{by(1, 3), "TOSEC 1900", 2008, false},
	} {
		got := citesIn(scan.Of([]byte(tc.written)), tc.by)
		if len(got) != 1 || got[0].key.Year != tc.year || got[0].doubt != tc.doubt {
			t.Errorf("%s on %s: %+v", tc.written, tc.by.day, got)
		}
	}
}

func TestBoundTo(t *testing.T) {
	t.Parallel()
	for decl, want := range map[string]string{
		"2027-03-01": "2027-03-01", "25X1 2057-03-14": "2057-03-14", "25X1 2040-01-01, 25X6 2057-03-14": "2057-03-14",
		"OADR": "2032-03-01", "X4": "2032-03-01", "X1, X6": "2032-03-01", "MR": "2032-03-01", "DCI ONLY": "2032-03-01",
		"25X1-human": "2057-03-01", "50X1-HUM": "2057-03-01", "25X6": "2032-03-01",
		"an event": "", "10 years": "2017-03-01", "": "",
	} {
		if got := boundTo(decl, law.Date(2007, 3, 1)); got.String() != want {
			t.Errorf("%q binds until %s, want %s", decl, got, want)
		}
	}
	if got := boundTo("OADR", 0); got != 0 {
		t.Errorf("a source of no day binds until %s", got)
	}
}

// TestBesides: a source is the only one where the value names nothing beside it.
func TestBesides(t *testing.T) {
	t.Parallel()
	for value, want := range map[string]bool{
		"07 ARKADIA 100": false, "Cable 07 ARKADIA 180 dated 10 March 2007": false, "AMEMBASSY ARKADIA CABLE NO. 100": false,
		"07 ARKADIA 100 (SECRET//NOFORN)": false, "DSCG 05-01 and 07 ARKADIA 100": true,
		"07 ARKADIA 100, Memo of 3 May 2006": true, "State Department Classification Guide, 07 ARKADIA 100": true,
		"DSCG 05-01, B and D": false, "State Department cable STATE 12345": false,
		"Embassy Arkadia reporting cable: STATE 12345": false, "ARKADIA 5, SAME DATE": false, "USEMB ARKADIA 5": false,
	} {
		by := &citing{key: Key{Post: "ARKADIA", Year: 2007}, number: 500, year: 2007}
		c := scan.Of([]byte(value))
		if got := by.besides(c, citesIn(c, by)); got != want {
			t.Errorf("%q names something else: %v", value, got)
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
