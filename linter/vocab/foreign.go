package vocab

import (
	"cmp"
	"slices"
)

// Country returns the TAGS code of the country that code, written in upper case, names in another list:
// TAGS follow FIPS 10, drafters slip into ISO 3166. "" when code is none of those, or when the codes of the
// time lack what it leads to; a code that is a TAG itself never is. Until 1982 three letters are an
// organization rather than a country.
func (c Codes) Country(code []byte) string {
	if c.old() && len(code) != 2 {
		return ""
	}
	at, ok := slices.BinarySearchFunc(foreignCodes[:], code, func(f foreignCode, code []byte) int {
		return cmp.Compare(f.code, string(code))
	})
	if !ok || c.old() && !seventies().has([]byte(foreignCodes[at].tag)) {
		return ""
	}
	return foreignCodes[at].tag
}

type foreignCode struct{ code, tag string }

// foreignCodes leads from ISO 3166 codes, and a few that are of no list but often written, to TAGS.
// GE is left out: it stands for Georgia in ISO and is as often meant for Germany.
var foreignCodes = [...]foreignCode{
	{"AFG", "AF"},
	{"ARG", "AR"},
	{"AT", "AU"},
	{"AUS", "AS"},
	{"AZ", "AJ"},
	{"BI", "BY"},
	{"BJ", "BN"},
	{"BRA", "BR"},
	{"BW", "BC"},
	{"BZ", "BH"},
	{"CAN", "CA"},
	{"CHN", "CH"},
	{"CL", "CI"},
	{"COL", "CO"},
	{"CR", "CS"},
	{"CUB", "CU"},
	{"DE", "GM"},
	{"DEU", "GM"},
	{"DK", "DA"},
	{"DM", "DO"},
	{"DZ", "AG"},
	{"EE", "EN"},
	{"EGY", "EG"},
	{"ESP", "SP"},
	{"EU", "EUN"},
	{"FRA", "FR"},
	{"GBR", "UK"},
	{"GD", "GJ"},
	{"GEO", "GG"},
	{"GN", "GV"},
	{"GQ", "EK"},
	{"HN", "HO"},
	{"HT", "HA"},
	{"IE", "EI"},
	{"IL", "IS"},
	{"IND", "IN"},
	{"IQ", "IZ"},
	{"IRN", "IR"},
	{"IRQ", "IZ"},
	{"ISR", "IS"},
	{"ITA", "IT"},
	{"JP", "JA"},
	{"JPN", "JA"},
	{"KH", "CB"},
	{"KM", "CN"},
	{"KP", "KN"},
	{"KW", "KU"},
	{"KY", "CJ"},
	{"LB", "LE"},
	{"LC", "ST"},
	{"LK", "CE"},
	{"LR", "LI"},
	{"LV", "LG"},
	{"ME", "MW"},
	{"MEX", "MX"},
	{"MM", "BM"},
	{"MQ", "MB"},
	{"OM", "MU"},
	{"PF", "FP"},
	{"PG", "PP"},
	{"PH", "RP"},
	{"PT", "PO"},
	{"PY", "PA"},
	{"RU", "RS"},
	{"RUS", "RS"},
	{"SAU", "SA"},
	{"SD", "SU"},
	{"SK", "LO"},
	{"SV", "ES"},
	{"SYR", "SY"},
	{"TJ", "TI"},
	{"TM", "TX"},
	{"TR", "TU"},
	{"TUR", "TU"},
	{"UA", "UP"},
	{"UKR", "UP"},
	{"USA", "US"},
	{"VEN", "VE"},
	{"VG", "VI"},
	{"VN", "VM"},
	{"VU", "NH"},
	{"VZ", "VE"},
	{"YE", "YM"},
	{"ZM", "ZA"},
	{"ZR", "CG"},
	{"ZW", "ZI"},
}
