package marking

import "strings"

// trigraphs are the country codes of GENC, which are those of ISO 3166 with a few more, blank-separated
// so that one search finds a code; tetragraphs the common ones of the manual's annex.
const (
	trigraphs = " ABW AFG AGO AIA ALB AND ARE ARG ARM ASM ATG AUS AUT AZE BDI BEL BEN BFA BGD BGR BHR BHS" +
		" BIH BLR BLZ BMU BOL BRA BRB BRN BTN BWA CAF CAN CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI" +
		" CUB CYM CYP CZE DEU DJI DMA DNK DOM DZA ECU EGY ERI ESP EST ETH FIN FJI FRA FSM GAB GBR GEO GHA" +
		" GIB GIN GMB GNB GNQ GRC GRD GRL GTM GUY HKG HND HRV HTI HUN IDN IND IRL IRN IRQ ISL ISR ITA JAM" +
		" JOR JPN KAZ KEN KGZ KHM KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAR MCO" +
		" MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG MOZ MRT MUS MWI MYS NAM NER NGA NIC NLD NOR NPL NRU" +
		" NZL OMN PAK PAN PER PHL PLW PNG POL PRI PRK PRT PRY PSE QAT ROU RUS RWA SAU SDN SEN SGP SLB SLE" +
		" SLV SMR SOM SRB SSD STP SUR SVK SVN SWE SWZ SYC SYR TCD TGO THA TJK TKM TLS TON TTO TUN TUR TUV" +
		" TWN TZA UGA UKR URY USA UZB VAT VCT VEN VNM VUT WSM XKX YEM ZAF ZMB ZWE "
	tetragraphs = " ACGU CFCK CFUP CMFC CMFP ECTF EFOR EUDA FVEY GCTF GMIF ISAF KFOR MCFI MIFH MLEC MNFI" +
		" NACT NATO OSAG RSMA SFOR SPAA TEYE UNCK "
)

// isTrigraph reports whether s is a country code.
func isTrigraph(s string) bool { return len(s) == 3 && strings.Contains(trigraphs, " "+s+" ") }

// isCountry reports whether s is a country code or the code of an organisation or alliance.
func isCountry(s string) bool {
	return isTrigraph(s) || len(s) == 4 && strings.Contains(tetragraphs, " "+s+" ")
}

// members returns the countries that a tetragraph stands for where the manual lets it be expanded
// (section D.2, rule 23), else nil.
func members(code string) []string {
	switch code {
	case "TEYE":
		return []string{"AUS", "GBR", "USA"}
	case "ACGU":
		return []string{"AUS", "CAN", "GBR", "USA"}
	case "FVEY":
		return []string{"AUS", "CAN", "GBR", "NZL", "USA"}
	}
	return nil
}
