package spill_test

import "testing"

// TestWordsOfMarkings holds markings in other words than those of levels, and texts that speak of them.
func TestWordsOfMarkings(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, text string
		want       verdict
	}{
		// Levels of partners cut short.
		{"a British level cut short behind a caption", "TELNO 7\nDEDIP/UK CONF/FOR THE ENVOY\n\n1. The talks fail.", alarm},
		{"a British caption", "DEYOU\nThe talks fail.", alarm},
		{"another British level cut short", "UK RESTR\n\nThe talks fail.", alarm},
		{"a conference", "The UK Conf takes place in May. UK CONF 2024 BADGES ARE BLUE.", silent},
		{"a French level cut short", "ACTION: DIPLOMATIE\nSECRET DEF. - NE PAS DIFFUSER\nOBJET: LE PORT", alarm},
		{"another French level cut short", "TRES SECRET-DEF\nLE PORT EST FERME", alarm},
		{"a German level cut short", "VS-Vertr.\nDer Hafen", suspicion},
		{"a German level cut short in capitals", "VS-VERTR.\nDER HAFEN", alarm},
		{"the short form of the Union", "FOR COPOL\nC-UE/EU-C\nSUBJECT: VISAS", alarm},
		{"another short form", "(TS-UE/EU-TS) Partners agree.", alarm},
		{"another in a sentence", "the annex is R-UE/EU-R until May", alarm},
		{"letters of NATO before a portion", "(NR) The fleet sails on Monday.", alarm},
		{"letters of NATO as a banner", "NS\n\nThe fleet sails.\n\nNS", alarm},
		{"Most Secret", "FROM: THE ATTACHE\nMOST SECRET.\nCONVOY OF NINE SHIPS WILL PASS AFTER MOONSET.", alarm},
		{"most secret in prose", "It was his most secret wish. THE MOST SECRET PLACE WAS THE CELLAR.", suspicion},
		{"a level with what its country adds", "x;\"GEHEIM - amtlich geheimgehalten\"", alarm},
		{"an appeal to a law", "FORTROLIG - jf. Beskyttelsesinstruksen § 3", alarm},
		{"a level that is spoken", "0310 7A 2C MESSAGE SECRET TIME TWO ONE ZERO BREAK", alarm},
		{"a level between breaks", "BREAK CONFIDENTIAL BREAK PIER TWO IN USE OVER", alarm},
		{"a level that is dictated", "begin text. secret, slash slash, no foreign. paragraph one", alarm},
		{"a mark that is dictated", "open bracket S slash slash N F close bracket, the talks fail", alarm},
		{"an address that is dictated", "h t t p s colon slash slash example dot org", silent},
		{"a British dash", "OFFICIAL - SENSITIVE\n\nThe harbour is shut.", alarm},
		{"a level of Australia about a text", "PROTECTED\n\nThe harbour is shut.\n\nPROTECTED", alarm},
		{"a level of Australia behind its label", "Classification: PROTECTED\nThe harbour is shut.", alarm},
		{"what is protected", "PROTECTED\n\nThe swan. Owls are PROTECTED, too.", silent},
		// Legends.
		{"restricted data in a sentence", "Report 7\n\nThis document contains restricted\ndata as defined in the Atomic\nEnergy Act of 1954.", alarm},
		{"formerly restricted data", "This material contains Formerly Restricted Data.", alarm},
		{"what the law calls so", "The term restricted data is defined in the Atomic Energy Act.", silent},
		{"who may see it", "Access to restricted data requires a clearance.", silent},
		{"the warning of an act", "its transmission or the revelation of its contents in any\nmanner to an unauthorized person is prohibited by law", alarm},
		{"a notice on two lines", "     Warning Notice\n  Intelligence Sources\n or Methods Involved\n\nThe cook was seen.", alarm},
		{"a sentence on sources", "The intelligence sources or methods involved were old.", silent},
		{"a quoted notice", "The stamp \"Warning Notice - Intelligence Sources or Methods Involved\" was given up.", suspicion},
		{"security of transport", "WARNING: This record contains Sensitive\nSecurity Information that is controlled under 49 CFR", alarm},
		{"sensitive information", "Do not post sensitive security information.", silent},
		{"a cover sheet", "THIS IS A COVER SHEET\n\nFOR CLASSIFIED INFORMATION\n\nSTANDARD FORM 703 (8-85)", alarm},
		{"a list of forms", "SF 703, SF 704 and SF 705 are cover sheets for classified information.", silent},
		{"not releasable in words", "the bar says SECRET, not releasable to foreign nationals", alarm},
		{"official", "Dana\n\nOfficial - SBU\nUNCLASSIFIED", alarm},
		// Markings of mail.
		{"an Australian header", "X-Protective-Marking: VER=2018.6, NS=gov.au, SEC=PROTECTED,\n CAVEAT=SH:CABINET", alarm},
		{"an Australian subject", "Subject: Skippers [SEC=OFFICIAL:Sensitive, ACCESS=Personal-Privacy]", alarm},
		{"an older Australian subject", "Subject: Skippers [SEC=UNCLASSIFIED, DLM=For-Official-Use-Only]", alarm},
		{"an Australian subject of the lowest", "Subject: Skippers [SEC=OFFICIAL]", silent},
		{"a variable", "SEC=secret\nexport SEC=SECRET", suspicion},
		{"a street and its rent", "12 RUE EUR 300", silent},
		{"a heading", "README\n\nSECURITY INFORMATION\n\nReport flaws by mail.", suspicion},
		{"a symbol of a document", "A/UK/CONF/3 AND UK/CONF/4", silent},
		{"poison", "The poison was kept under lock and key and never touched.", silent},
		{"a telegram under lock", "THIS TELEGRAM MUST BE KEPT\nUNDER LOCK AND KEY.", alarm},
		{"seconds", "SEC=30; SEC=PROTECTION", silent},
		// Data.
		{"fields of an image", "FHDR : NITF\nISCLAS : T\nISREL : USA", alarm},
		{"fields of an image as metadata", "NITF_FSCLAS=S", alarm},
		{"an image of the lowest", "FSCLAS : U\nISCLAS : U", silent},
		{"columns of codes", "id\tclass_cd\tsci_cd\tdissem_cd\n1\tTS\tSI\tNF\n2\tU\t\t\n", alarm},
	} {
		if got := judge([]byte(tt.text)); got > tt.want || tt.want == alarm && got != alarm {
			t.Errorf("%s: %d, not %d:\n%s", tt.name, got, tt.want, tt.text)
		}
	}
}
