package marking

import "strings"

// category is a part of a marking between double slashes, in the order of the manual, section A.6.
type category uint8

const (
	catLevel category = iota
	catSCI
	catSAP
	catAEA
	catFGI
	catCUI
	catCUICategory
	catDissem
	catNonIC
	catUnknown
)

// category returns the part of a marking that c belongs to.
func (c Control) category() category {
	switch {
	case c <= RSV:
		return catSCI
	case c == SAR:
		return catSAP
	case c <= TFNI:
		return catAEA
	case c <= RESTRICTED:
		return catFGI
	case c == CUI:
		return catCUI
	case c <= DISPLAY:
		return catDissem
	}
	return catNonIC
}

// entry is how the register writes a control: in a portion, short and long in a banner.
type entry struct{ portion, banner, long string }

// register is section G.1 of the manual, the CUI word of the handbook and LOU of 12 FAM 540.
var register = [numControls]entry{
	SI:         {"SI", "SI", "SPECIAL INTELLIGENCE"},
	GAMMA:      {"SI-G", "SI-G", "GAMMA"},
	TK:         {"TK", "TK", "TALENT KEYHOLE"},
	HCS:        {"HCS", "HCS", ""},
	HCSO:       {"HCS-O", "HCS-O", ""},
	HCSP:       {"HCS-P", "HCS-P", ""},
	RSV:        {"RSV", "RSV", "RESERVE"},
	SAR:        {"SAR", "SAR", "SPECIAL ACCESS REQUIRED"},
	RD:         {"RD", "RD", "RESTRICTED DATA"},
	CNWDI:      {"CNWDI", "CNWDI", "CRITICAL NUCLEAR WEAPON DESIGN INFORMATION"},
	SIGMA:      {"RD-SG", "RD-SG", "RD-SIGMA"},
	FRD:        {"FRD", "FRD", "FORMERLY RESTRICTED DATA"},
	DCNI:       {"DCNI", "DCNI", "DOD UCNI"},
	UCNI:       {"UCNI", "UCNI", "DOE UCNI"},
	TFNI:       {"TFNI", "TFNI", "TRANSCLASSIFIED FOREIGN NUCLEAR INFORMATION"},
	FGI:        {"FGI", "FGI", "FOREIGN GOVERNMENT INFORMATION"},
	JOINT:      {"JOINT", "JOINT", ""},
	NATO:       {"NATO", "NATO", ""},
	ATOMAL:     {"ATOMAL", "ATOMAL", ""},
	BALK:       {"BALK", "BALK", ""},
	BOHEMIA:    {"BOHEMIA", "BOHEMIA", ""},
	RESTRICTED: {"", "RESTRICTED", ""},
	CUI:        {"CUI", "CUI", "CONTROLLED UNCLASSIFIED INFORMATION"},
	RSEN:       {"RS", "RSEN", "RISK SENSITIVE"},
	FOUO:       {"FOUO", "FOUO", "FOR OFFICIAL USE ONLY"},
	ORCON:      {"OC", "ORCON", "ORIGINATOR CONTROLLED"},
	ORCONUSGOV: {"OC-USGOV", "ORCON-USGOV", "ORIGINATOR CONTROLLED-USGOV"},
	IMCON:      {"IMC", "IMCON", "CONTROLLED IMAGERY"},
	NOFORN:     {"NF", "NOFORN", "NOT RELEASABLE TO FOREIGN NATIONALS"},
	PROPIN:     {"PR", "PROPIN", "CAUTION-PROPRIETARY INFORMATION INVOLVED"},
	REL:        {"REL", "REL", "RELEASABLE"},
	RELIDO:     {"RELIDO", "RELIDO", "RELEASABLE BY INFORMATION DISCLOSURE OFFICIAL"},
	EYES:       {"EYES", "EYES ONLY", ""},
	DSEN:       {"DSEN", "DSEN", "DEA SENSITIVE"},
	FISA:       {"FISA", "FISA", "FOREIGN INTELLIGENCE SURVEILLANCE ACT"},
	DISPLAY:    {"DISPLAY ONLY", "DISPLAY ONLY", ""},
	LIMDIS:     {"DS", "LIMDIS", "LIMITED DISTRIBUTION"},
	EXDIS:      {"XD", "EXDIS", "EXCLUSIVE DISTRIBUTION"},
	NODIS:      {"ND", "NODIS", "NO DISTRIBUTION"},
	SBU:        {"SBU", "SBU", "SENSITIVE BUT UNCLASSIFIED"},
	SBUNF:      {"SBU-NF", "SBU NOFORN", "SENSITIVE BUT UNCLASSIFIED NOFORN"},
	LES:        {"LES", "LES", "LAW ENFORCEMENT SENSITIVE"},
	SSI:        {"SSI", "SSI", "SENSITIVE SECURITY INFORMATION"},
	LOU:        {"LOU", "LIMITED OFFICIAL USE", "LIMITED OFF USE"},
}

// controlledWord is a banner's word for CUI, of an unclassified document alone (CUI Marking Handbook).
const controlledWord = "CONTROLLED"

// variants are spellings outside the register whose meaning is plain.
var variants = [...]struct {
	name    string
	control Control
}{
	{"NO FOREIGN DISSEM", NOFORN},
	{"REL TO", REL},
	{"RELEASABLE TO", REL},
	{"AUTHORIZED FOR RELEASE TO", REL},
	{"SENSITIVE", SBU},
	{"SBU NF", SBUNF},
	{"SBU-N", SBUNF},
	{"SBU-NOFORN", SBUNF},
	{"SBUNF", SBUNF},
	{"SENSITIVE BUT UNCLASSIFIED-NOFORN", SBUNF},
	{"LIMOFFUSE", LOU},
	{controlledWord, CUI},
}

// lookup returns the control with the longest name at the head of s, folded, and how long that is.
func lookup(s string) (c Control, n int) {
	for i, e := range register {
		for _, name := range [...]string{e.portion, e.banner, e.long} {
			if len(name) > n && headed(s, name) {
				c, n = Control(i), len(name)
			}
		}
	}
	for _, v := range variants {
		if len(v.name) > n && headed(s, v.name) {
			c, n = v.control, len(v.name)
		}
	}
	return c, n
}

// headed reports whether s begins with the word or words name, whole.
func headed(s, name string) bool {
	return name != "" && strings.HasPrefix(s, name) && (len(s) == len(name) || !inWord(s[len(name)]))
}

// portionLevel returns the level that word is in a portion mark, and whether it is written as the
// register does: the letter alone.
func portionLevel(word string) (l Level, letter bool) {
	switch word {
	case "U":
		return Unclassified, true
	case "C":
		return Confidential, true
	case "S":
		return Secret, true
	case "TS":
		return TopSecret, true
	case "UNCLASSIFIED", "UNCLAS", "UNCLASS", "UNCL", "UNC":
		return Unclassified, false
	case "CONFIDENTIAL", "CONF":
		return Confidential, false
	case "SECRET", "SECR", "SEC":
		return Secret, false
	case "TOP SECRET", "TOPSECRET", "T S":
		return TopSecret, false
	}
	return NoLevel, false
}

// foreignLevel returns the level that a foreign or NATO level is protected as, and whether it is
// RESTRICTED: 32 CFR 2001.54(d).
func foreignLevel(word string) (l Level, restricted bool) {
	switch word {
	case "U", "UNCLASSIFIED":
		return Unclassified, false
	case "R", "RESTRICTED":
		return Confidential, true
	case "C", "CONFIDENTIAL":
		return Confidential, false
	case "S", "SECRET":
		return Secret, false
	case "TS", "TOP SECRET":
		return TopSecret, false
	}
	return NoLevel, false
}

// limitedHead returns the length of the limited dissemination control that s begins with.
func limitedHead(s string) int {
	for _, name := range [...]string{"FED ONLY", "DL ONLY"} {
		if headed(s, name) {
			return len(name)
		}
	}
	if n := wordEnd(s); limited(s[:n]) {
		return n
	}
	return 0
}

// limited reports whether s is a limited dissemination control of CUI that the register has not
// (CUI registry, "Limited Dissemination Controls").
func limited(s string) bool {
	switch s {
	case "FED ONLY", "FEDONLY", "FEDCON", "NOCON", "DL ONLY", "AC", "AWP", "DELIB":
		return true
	}
	return false
}
