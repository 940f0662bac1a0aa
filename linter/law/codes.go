package law

import "strings"

// Codes are the families of codes that stand for or beside a declassification date.
type Codes struct {
	Family  string // what stands before the digit: "X", "25X"
	InForce Period // for the face of a new document
	grounds []string
}

// Last returns the highest digit of the family; the lowest is 1.
func (c *Codes) Last() int { return len(c.grounds) }

// Knows reports whether digit, as written, is one of the family's.
func (c *Codes) Knows(digit string) bool { return c.Ground(digit) != "" }

// Ground returns what the code with the given digit stands for, "" for one that is not of the family.
func (c *Codes) Ground(digit string) string {
	if len(digit) != 1 || digit[0] < '1' || int(digit[0]-'0') > len(c.grounds) {
		return ""
	}
	return c.grounds[digit[0]-'1']
}

// The families of codes.
var (
	// GroupMarks are those of E.O. 10501 as amended by E.O. 10964.
	GroupMarks = Codes{"GP-", Period{Date(1961, 9, 20), Start11652 - 1}, []string{
		"no automatic action: foreign or international origin, statute, intelligence or cryptography",
		"extremely sensitive and individually exempted",
		"stepped down every twelve years, never automatically declassified",
		"stepped down every three years, declassified after twelve",
	}}
	// Exemptions11652 are the grounds of E.O. 11652 5(B).
	Exemptions11652 = Codes{"XGDS-", Period{Start11652, Start12065 - 1}, []string{
		"furnished in confidence by a foreign government or international organization",
		"covered by statute, or cryptography, or intelligence sources or methods",
		"a system, plan, installation, project or specific foreign relations matter",
		"disclosure would place a person in immediate jeopardy",
	}}
	// Exemptions12958 are those of E.O. 12958 1.6(d), until the marking section of E.O. 13292.
	Exemptions12958 = Codes{"X", Period{Start12958, Marking13292 - 1}, []string{
		"an intelligence source, method or activity, or cryptology",
		"weapons of mass destruction",
		"technology within a United States weapons system",
		"military plans or emergency preparedness plans",
		"foreign government information",
		"relations with a foreign government, a confidential source, or diplomatic activity of more than ten years",
		"the protection of the President and other protectees",
		"a statute, treaty or international agreement",
	}}
	// Exemptions25 are the grounds of E.O. 13526 3.3(b), for declassification at 25 years.
	Exemptions25 = Codes{"25X", Period{From: Marking13292}, []string{
		"a human or other intelligence source or method, or a foreign service relationship",
		"weapons of mass destruction",
		"United States cryptologic systems or activities",
		"state-of-the-art technology within a United States weapon system",
		"war plans",
		"serious harm to relations with a foreign government or to diplomatic activities under way",
		"the protection of the President and other protectees",
		"emergency preparedness or vulnerabilities of infrastructures",
		"a statute, treaty or international agreement",
	}}
	// Exemptions50 and Exemptions75 are the same grounds, for 50 and 75 years (32 CFR 2001.26(b), (c)).
	Exemptions50 = Codes{"50X", Period{From: Start13526}, Exemptions25.grounds}
	Exemptions75 = Codes{"75X", Period{From: Start13526}, Exemptions25.grounds}
)

var single = map[string]string{
	"GDS":      "General Declassification Schedule: open six, eight or ten years after the year of origin",
	"ADS":      "declassified sooner than the General Declassification Schedule, at a date or event",
	"OADR":     "Originating Agency's Determination Required; not for documents after 13 October 1995",
	"50X1-HUM": "a confidential human source or human intelligence source, for up to 75 years",
	"50X2-WMD": "key design concepts of weapons of mass destruction, for up to 75 years",
}

// CodeMeaning returns what a declassification code in its usual spelling stands for ("X6", "XGDS-3",
// "25X1", "OADR"), "" for one that is not known.
func CodeMeaning(code string) string {
	if text, ok := single[code]; ok {
		return text
	}
	for _, c := range []*Codes{
		&GroupMarks, &Exemptions11652, &Exemptions12958, &Exemptions25, &Exemptions50, &Exemptions75,
	} {
		if digit, ok := strings.CutPrefix(code, c.Family); ok && c.Knows(digit) {
			return c.Ground(digit)
		}
	}
	return ""
}
