package marking

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// bannerCases are lines, what of them is left after the banner, and the marking.
var bannerCases = []struct{ line, rest, want string }{
	{"UNCLAS ARKADIA 000187", " ARKADIA 000187", "U"},
	{"UNCLAS SECTION 01 OF 02 ARKADIA 000187", " SECTION 01 OF 02 ARKADIA 000187", "U"},
	{"UNCLAS STATE 012345", " STATE 012345", "U"},
	{"UNCLASSIFIED", "", "U"},
	{"UNCLASSIFIED ARKADIA 000187", " ARKADIA 000187", "U"},
	{"U N C L A S ARKADIA 000187", " ARKADIA 000187", "U"},
	{"UNCLAS SENSITIVE ARKADIA 000187", " ARKADIA 000187", "U SBU"},
	{"UNCLAS SENSITIVE SECTION 01 OF 02 ARKADIA 000187", " SECTION 01 OF 02 ARKADIA 000187", "U SBU"},
	{"UNCLAS EFTO ARKADIA 000187", " ARKADIA 000187", "U"},
	{"UNCLAS E F T O SECTION 01 OF 02 ARKADIA 000187", " SECTION 01 OF 02 ARKADIA 000187", "U"},
	{"UNCLAS NOFORN ARKADIA 000187", " ARKADIA 000187", "U NOFORN | BlankSeparator   > UNCLAS//NOFORN"},
	{"LIMITED OFFICIAL USE ARKADIA 000187", " ARKADIA 000187", "U LIMITED_OFFICIAL_USE"},
	{"LIMITED OFF USE ARKADIA 000187", " ARKADIA 000187", "U LIMITED_OFFICIAL_USE"},
	{
		"L I M I T E D  O F F I C I A L  U S E ARKADIA 000187", " ARKADIA 000187",
		"U LIMITED_OFFICIAL_USE",
	},
	{"LOU ARKADIA 000187", " ARKADIA 000187", "U LIMITED_OFFICIAL_USE"},
	{"CONFIDENTIAL ARKADIA 000187", " ARKADIA 000187", "C"},
	{
		"C O N F I D E N T I A L SECTION 01 OF 03 NEW ARKADIA 000187", " SECTION 01 OF 03 NEW ARKADIA 000187",
		"C",
	},
	{"SECRET ARKADIA 000187", " ARKADIA 000187", "S"},
	{"SECRET ARKADIA 000187 NOFORN", " ARKADIA 000187 NOFORN", "S"},
	{"S E C R E T ARKADIA 000187", " ARKADIA 000187", "S"},
	{
		"S E C R E T//NOFORN SECTION 01 OF 02 ARKADIA 000187", " SECTION 01 OF 02 ARKADIA 000187",
		"S NOFORN",
	},
	{
		"S E C R E T NOFORN ARKADIA 000187", " ARKADIA 000187",
		"S NOFORN | BlankSeparator   > S E C R E T//NOFORN",
	},
	{
		"S E C R E T N O F O R N ARKADIA 000187", " ARKADIA 000187",
		"S NOFORN | BlankSeparator   > S E C R E T//N O F O R N",
	},
	{"SECRET NODIS ARKADIA 000187", " ARKADIA 000187", "S NODIS | BlankSeparator   > SECRET//NODIS"},
	{"TOP SECRET ARKADIA 000187", " ARKADIA 000187", "TS"},
	{"T O P S E C R E T ARKADIA 000187", " ARKADIA 000187", "TS"},
	{"T O P  S E C R E T ARKADIA 000187", " ARKADIA 000187", "TS"},
	{"T O P   S E C R E T ARKADIA 000187", " ARKADIA 000187", "TS"},
	{"SECRET//NOFORN", "", "S NOFORN"},
	{"SECRET//NOFORN ARKADIA 000187", " ARKADIA 000187", "S NOFORN"},
	{"SECRET//ORCON/NOFORN//EXDIS", "", "S ORCON NOFORN EXDIS"},
	{"TOP SECRET//SI/TK//ORCON/NOFORN", "", "TS SI TK ORCON NOFORN"},
	{
		"TOP SECRET//SI-G ABCD//ORCON/NOFORN ARKADIA 000187", " ARKADIA 000187",
		"TS SI[G ABCD] SI-G ORCON NOFORN",
	},
	{"SECRET//TALENT KEYHOLE//NOT RELEASABLE TO FOREIGN NATIONALS", "", "S TK NOFORN"},
	{"SECRET//SAR-BP/CD//NOFORN", "", "S SAR[BP CD] NOFORN"},
	{"SECRET//SPECIAL ACCESS REQUIRED-BP//NOFORN", "", "S SAR[BP] NOFORN"},
	{
		"SECRET//RD-SG 1 2//NOFORN ARKADIA 000187", " ARKADIA 000187",
		"S RD[SG 1 2] RD-SIGMA NOFORN" +
			" | OtherForm RD-SG 1 2 > SECRET//RD-SIGMA 1 2//NOFORN",
	},
	{
		"SECRET//FGI GBR DEU//NOFORN", "",
		"S FGI[DEU GBR] NOFORN" +
			" | ListUnsorted FGI GBR DEU > SECRET//FGI DEU GBR//NOFORN",
	},
	{
		"SECRET//FGI GBR DEU ROME 000187", " ROME 000187",
		"S FGI[DEU GBR] | ListUnsorted FGI GBR DEU > SECRET//FGI DEU GBR",
	},
	{"SECRET//REL TO USA, GBR ARKADIA 000187", " ARKADIA 000187", "S REL_TO[USA GBR]"},
	{
		"SECRET//REL TO USA, GBR//ORCON ARKADIA 000187", " ARKADIA 000187",
		"S ORCON REL_TO[USA GBR]" +
			" | CategoryOrder ORCON > SECRET//ORCON/REL TO USA, GBR",
	},
	{
		"SECRET//REL TO USA, ITA, CAN", "",
		"S REL_TO[USA CAN ITA]" +
			" | ListUnsorted REL TO USA, ITA, CAN > SECRET//REL TO USA, CAN, ITA",
	},
	{"SECRET//DISPLAY ONLY AFG ARKADIA 000187", " ARKADIA 000187", "S DISPLAY_ONLY[AFG]"},
	{"SECRET//USA/GBR EYES ONLY", "", "S EYES_ONLY[USA GBR]"},
	{"SECRET//NOFORN/REL TO USA, GBR", "", "S NOFORN REL_TO[USA GBR] | Exclude NOFORN (REL TO)"},
	{"SECRET/NOFORN", "", "S NOFORN | SingleSlash / > SECRET//NOFORN"},
	{"SECRET // NOFORN", "", "S NOFORN | SpacedSlash  //  > SECRET//NOFORN"},
	{
		"S E C R E T // NOFORN ARKADIA 000187", " ARKADIA 000187",
		"S NOFORN | SpacedSlash  //  > S E C R E T//NOFORN",
	},
	{
		"SECRET//NOFORN,ORCON", "",
		"S ORCON NOFORN" +
			" | CommaSeparator , > SECRET//ORCON/NOFORN" +
			" | CategoryOrder ORCON > SECRET//ORCON/NOFORN",
	},
	{"SECRET//NOFORN, EXDIS", "", "S NOFORN EXDIS | CommaSeparator , > SECRET//NOFORN//EXDIS"},
	{"SECRET//NOFORN//ORCON", "", "S ORCON NOFORN | CategoryOrder ORCON > SECRET//ORCON/NOFORN"},
	{"SECRET//NOFORN//SBU", "", "S NOFORN SBU | Over SBU > SECRET//NOFORN"},
	{"SECRET//FOUO", "", "S FOUO | Over FOUO > SECRET"},
	{"SECRET//25X1//NOFORN", "", "S NOFORN | DeclassToken 25X1"},
	{"SECRET//20301231", "", "S | DeclassToken 20301231"},
	{"SECRET//MR", "", "S | DeclassToken MR"},
	{"SECRET//CONTROLLED", "", "S CUI | ControlledWord CONTROLLED > SECRET//CUI"},
	{"SECRET//CUI//SP-XXXX//DISSEM", "", "S CUI[SP-XXXX] LDC[DISSEM]"},
	{"CUI", "", "U CUI"},
	{"CONTROLLED", "", "U CUI"},
	{"CONTROLLED//SP-XXXX", "", "U CUI[SP-XXXX]"},
	{"CUI//SP-XXX//NOFORN", "", "U CUI[SP-XXX] NOFORN"},
	{"CUI//BBBB/AAAA", "", "U CUI[BBBB AAAA] | CUIUnsorted AAAA > CUI//AAAA/BBBB"},
	{"//NATO SECRET", "", "S NATO"},
	{"//NATO SECRET//ATOMAL", "", "S ATOMAL NATO"},
	{"//COSMIC TOP SECRET ARKADIA 000187", " ARKADIA 000187", "TS NATO"},
	{"//NS", "", "S NATO | NATOForm NS > //NATO SECRET"},
	{"//GBR SECRET", "", "S FGI[GBR]"},
	{"//GBR SECRET//NOFORN", "", "S FGI[GBR] NOFORN"},
	{"//DEU RESTRICTED", "", "C FGI[DEU] RESTRICTED"},
	{"//FGI SECRET", "", "S FGI"},
	{"//JOINT SECRET GBR USA//REL TO USA, GBR", "", "S JOINT[GBR USA] REL_TO[USA GBR]"},
	{
		"//JOINT SECRET GBR USA ARKADIA 000187", " ARKADIA 000187",
		"S JOINT[GBR USA] | Need JOINT SECRET GBR USA (REL TO)",
	},
	{"SBU", "", "U SBU"},
	{"SBU ARKADIA 000187", " ARKADIA 000187", "U SBU"},
	{"FOUO", "", "U FOUO"},
	{"UNCLASSIFIED//SBU", "", "U SBU"},
	{"UNCLASSIFIED//SBU NOFORN", "", "U SBU_NOFORN"},
	{"UNCLASSIFIED//FOUO", "", "U FOUO"},
	{"UNCLASSIFIED//FOR OFFICIAL USE ONLY", "", "U FOUO"},
	{"SENSITIVE BUT UNCLASSIFIED", "", "U SBU"},
	{"SENSITIVE BUT UNCLASSIFIED ARKADIA 000187", " ARKADIA 000187", "U SBU"},
	{"CONF ARKADIA 000187", " ARKADIA 000187", "C | AbbreviatedLevel CONF > CONFIDENTIAL"},
	{"SECR ARKADIA 000187", " ARKADIA 000187", "S | AbbreviatedLevel SECR > SECRET"},
	{"TS ARKADIA 000187", " ARKADIA 000187", "TS | AbbreviatedLevel TS > TOP SECRET"},
	{"C ARKADIA 000187", " ARKADIA 000187", "C | AbbreviatedLevel C > CONFIDENTIAL"},
	{
		"S SECTION 01 OF 02 ARKADIA 000187", " SECTION 01 OF 02 ARKADIA 000187",
		"S | AbbreviatedLevel S > SECRET",
	},
	{
		"C O N F I D E N T A L ARKADIA 000187", " ARKADIA 000187",
		"C | MisspelledLevel C O N F I D E N T A L > C O N F I D E N T I A L",
	},
	{"S E C R T ARKADIA 000187", " ARKADIA 000187", "S | MisspelledLevel S E C R T > S E C R E T"},
	{
		"S E C E R T SECTION 01 OF 02 ARKADIA 000187", " SECTION 01 OF 02 ARKADIA 000187",
		"S | MisspelledLevel S E C E R T > S E C R E T",
	},
	{
		"S E C R E T T ARKADIA 000187", " ARKADIA 000187",
		"S | MisspelledLevel S E C R E T T > S E C R E T",
	},
	{"U N C L A SS ARKADIA 000187", " ARKADIA 000187", "U | MisspelledLevel U N C L A SS > U N C L A S"},
	{"ECRET ARKADIA 000187", " ARKADIA 000187", "S | MisspelledLevel ECRET > SECRET"},
	{"ONFIDENTIAL ARKADIA 000187", " ARKADIA 000187", "C | MisspelledLevel ONFIDENTIAL > CONFIDENTIAL"},
	{"NCLAS ARKADIA 000187", " ARKADIA 000187", "U | MisspelledLevel NCLAS > UNCLAS"},
	{
		"CONFIDENTAIL ARKADIA 000187", " ARKADIA 000187",
		"C | MisspelledLevel CONFIDENTAIL > CONFIDENTIAL",
	},
	{
		"CONFIDNETIAL ARKADIA 000187", " ARKADIA 000187",
		"C | MisspelledLevel CONFIDNETIAL > CONFIDENTIAL",
	},
	{"SECERT//NOFORN", "", "S NOFORN | MisspelledLevel SECERT > SECRET//NOFORN"},
	{
		"SECRTE NOFORN ARKADIA 000187", " ARKADIA 000187",
		"S NOFORN" +
			" | MisspelledLevel SECRTE > SECRET NOFORN" +
			" | BlankSeparator   > SECRET//NOFORN",
	},
	{"TOP SERCET ARKADIA 000187", " ARKADIA 000187", "TS | MisspelledLevel TOP SERCET > TOP SECRET"},
	{"TOPSECRET ARKADIA 000187", " ARKADIA 000187", "TS | MisspelledLevel TOPSECRET > TOP SECRET"},
	{
		"T O P S E C R T ARKADIA 000187", " ARKADIA 000187",
		"TS | MisspelledLevel T O P S E C R T > T O P S E C R E T",
	},
	{
		"CONFI DENTIAL ARKADIA 000187", " ARKADIA 000187",
		"C | MisspelledLevel CONFI DENTIAL > CONFIDENTIAL",
	},
	{"UNCLASS ARKADIA 000187", " ARKADIA 000187", "U | MisspelledLevel UNCLASS > UNCLAS"},
	{"UNCLASSIFED", "", "U | MisspelledLevel UNCLASSIFED > UNCLASSIFIED"},
	{
		"LIMITED OFFICAL USE ARKADIA 000187", " ARKADIA 000187",
		"U LIMITED_OFFICIAL_USE" +
			" | MisspelledLevel LIMITED OFFICAL USE > LIMITED OFFICIAL USE",
	},
	{"SECRET SENSITIVE ARKADIA 000187", " ARKADIA 000187", "S | ProhibitedTerm SENSITIVE"},
	{"EYES SECRET ARKADIA 000187", " ARKADIA 000187", "S | ProhibitedTerm EYES SECRET"},
	{
		"SECRET SECURITY INFORMATION ARKADIA 000187", " ARKADIA 000187",
		"S | ProhibitedTerm SECURITY INFORMATION",
	},
	{
		"CONFIDENTIAL LIMITED OFFICIAL USE ARKADIA 000187", " ARKADIA 000187",
		"C LIMITED_OFFICIAL_USE" +
			" | BlankSeparator   > CONFIDENTIAL//LIMITED OFFICIAL USE" +
			" | Over LIMITED OFFICIAL USE",
	},
	{"SECRET EFTO ARKADIA 000187", " ARKADIA 000187", "S | EFTOClassified EFTO"},
	{"RESTRICTED ARKADIA 000187", " ARKADIA 000187", "C RESTRICTED | RestrictedUS RESTRICTED"},
	{"PRIVATE ARKADIA 000187", " ARKADIA 000187", "- | UnknownLevel PRIVATE"},
	{"HIDDEN//NOFORN", "", "- NOFORN | UnknownLevel HIDDEN"},
	{"SECRET//XYZ ARKADIA 000187", " ARKADIA 000187", "S | UnknownToken XYZ"},
	{"SECRET//CONFIDENTIAL ARKADIA 000187", " ARKADIA 000187", "S | DoubleLevel CONFIDENTIAL"},
	{"SECRET//NOFORN/NOFORN", "", "S NOFORN | DuplicateToken NOFORN > SECRET//NOFORN"},
	{"Unclassified", "", "U | LowerCase Unclassified > UNCLASSIFIED"},
	{"SECRET ARKADIA 000187 SECTION 01", " ARKADIA 000187 SECTION 01", "S"},
	{"SECRET STATE/CT 000187", " STATE/CT 000187", "S"},
	{"CONFIDENTIAL", "", "C"},
	{"SECRET TREATY NEGOTIATIONS", " TREATY NEGOTIATIONS", "S"},
	{"Secret talks in Arkadia", "Secret talks in Arkadia", "nil"},
	{"The minister", "The minister", "nil"},
	{"ARKADIA 000187", "ARKADIA 000187", "nil"},
	{"AMEMBASSY ARKADIA 000187", "AMEMBASSY ARKADIA 000187", "nil"},
	{"SECRETS OF STATE", "SECRETS OF STATE", "nil"},
	{"SECRETARY OF STATE 1", "SECRETARY OF STATE 1", "nil"},
	{"CONFIDENT", "CONFIDENT", "nil"},
	{"UNCLE", "UNCLE", "nil"},
	{"CUI BONO", "CUI BONO", "nil"},
	{"CONTROLLED DELIVERIES", "CONTROLLED DELIVERIES", "nil"},
	{"RESTRICTED AREAS", "RESTRICTED AREAS", "nil"},
	{"SBU MATERIAL", "SBU MATERIAL", "nil"},
	{"LOU REED", "LOU REED", "nil"},
	{"TOP OFFICIALS", "TOP OFFICIALS", "nil"},
	{"TS ELIOT", "TS ELIOT", "nil"},
	{"C COMPANY", "C COMPANY", "nil"},
	{"SENSITIVE", "SENSITIVE", "nil"},
	{"EYES ONLY", "EYES ONLY", "nil"},
	{"1. (C) Text", "1. (C) Text", "nil"},
	{"SECRET//NF", "", "S NOFORN | OtherForm NF > SECRET//NOFORN"},
	{"SECRET NOFORN", "", "S NOFORN | BlankSeparator   > SECRET//NOFORN"},
	{"SECRET, NOFORN", "", "S NOFORN | CommaSeparator , > SECRET//NOFORN"},
	{"SECRET//ORCON, NOFORN", "", "S ORCON NOFORN | CommaSeparator , > SECRET//ORCON/NOFORN"},
	{"TS", "TS", "nil"},
	{"CONF", "CONF", "nil"},
	{"SECR", "SECR", "nil"},
	{"SECERT", "", "S | MisspelledLevel SECERT > SECRET"},
	{"SECRE", "", "S | MisspelledLevel SECRE > SECRET"},
	{"CONFIDENTAIL", "", "C | MisspelledLevel CONFIDENTAIL > CONFIDENTIAL"},
	{"TOP SECERT", "", "TS | MisspelledLevel TOP SECERT > TOP SECRET"},
	{"TOPSECRET", "", "TS | MisspelledLevel TOPSECRET > TOP SECRET"},
	{"S E C R E T", "", "S"},
	{"S E C R E T//NOFORN", "", "S NOFORN"},
	{"S E C R E T  ARKADIA", "  ARKADIA", "S"},
	{"S E C R E  T", "", "S"},
	{"SE C R E T", "", "S | MisspelledLevel SE C R E T > S E C R E T"},
	{"S E C RE T", "", "S | MisspelledLevel S E C RE T > S E C R E T"},
	{"T O P  S E C R E T", "", "TS"},
	{"T O P S E C R E T", "", "TS"},
	{"SECRET//REL TO USA, GBR", "", "S REL_TO[USA GBR]"},
	{"SECRET//REL TO USA AND GBR", "", "S REL_TO[USA GBR] | ListSeparator REL TO USA AND GBR > SECRET//REL TO USA, GBR"},
	{"SECRET REL TO USA, GBR", "", "S REL_TO[USA GBR] | BlankSeparator   > SECRET//REL TO USA, GBR"},
	{"SECRET SENSITIVE", "", "S | ProhibitedTerm SENSITIVE"},
	{"SECRET//25X1", "", "S | DeclassToken 25X1"},
	{"SECRET//20370314", "", "S | DeclassToken 20370314"},
	{"SECRET//X1", "", "S | DeclassToken X1"},
	{"NATO SECRET", "NATO SECRET", "nil"},
	{"COSMIC TOP SECRET", "COSMIC TOP SECRET", "nil"},
	{"//COSMIC TOP SECRET//ATOMAL", "", "TS ATOMAL NATO"},
	{"NATO CONFIDENTAL", "NATO CONFIDENTAL", "nil"},
	{"NAT SECRET", "NAT SECRET", "nil"},
	{"GBR SECRET", "GBR SECRET", "nil"},
	{"//JOINT SECRET USA GBR", "", "S JOINT[GBR USA] | ListUnsorted JOINT SECRET USA GBR > //JOINT SECRET GBR USA | Need JOINT SECRET USA GBR (REL TO)"},
	{"RESTRICTED", "", "C RESTRICTED | RestrictedUS RESTRICTED"},
	{"UNCLASSIFIED FOUO", "", "U FOUO | BlankSeparator   > UNCLASSIFIED//FOUO"},
	{"UNCLAS SENSITIVE", "", "U SBU"},
	{"UNCLAS E F T O", "", "U"},
	{"UNCLAS EFTO", "", "U"},
	{"LIMITED OFFICIAL USE", "", "U LIMITED_OFFICIAL_USE"},
	{"L I M I T E D  O F F I C I A L  U S E", "", "U LIMITED_OFFICIAL_USE"},
	{"CUI//SP-PRVCY", "", "U CUI[SP-PRVCY]"},
	{"CONTROLLED//SP-PRVCY", "", "U CUI[SP-PRVCY]"},
	{"SECRET//SI/TK//NOFORN", "", "S SI TK NOFORN"},
	{"SECRET//SAR-BP//NOFORN", "", "S SAR[BP] NOFORN"},
	{"SECRET//SAR-BUTTER POPCORN//NOFORN", "", "S SAR[BUTTER POPCORN] NOFORN"},
	{"SECRET SECTION 01 OF 02 ARKADIA 000187", " SECTION 01 OF 02 ARKADIA 000187", "S"},
	{"SECRET ARKADIA 187", " ARKADIA 187", "S"},
	{"SECRET ARKADIA 18", " ARKADIA 18", "S"},
	{"SECRET TALKS", " TALKS", "S"},
	{"SECRET/TALKS", "", "S | UnknownToken TALKS"},
	{"SECRET//TALKS", "", "S | UnknownToken TALKS"},
	{"SECRET//XYZ", "", "S | UnknownToken XYZ"},
	{"SECRETSIPDIS", "SECRETSIPDIS", "nil"},
	{"SECRETNODIS", "", "S NODIS | Unseparated SECRET > SECRET//NODIS | Need NODIS (NOFORN) > SECRET//NOFORN//NODIS"},
	{"SECRETNOFORN", "", "S NOFORN | Unseparated SECRET > SECRET//NOFORN"},
	{"SECRETARY", "SECRETARY", "nil"},
	{"CONFIDENTIALITY", "CONFIDENTIALITY", "nil"},
	{"ADMINISTRATIVE", "ADMINISTRATIVE", "nil"},
	{"PRIVATE", "PRIVATE", "nil"},
	{"UNCLASSIFIEDD", "", "U | MisspelledLevel UNCLASSIFIEDD > UNCLASSIFIED"},
	{"UNCLASSIFIED//", "", "U | ExtraSlash // > UNCLASSIFIED"},
	{"SECRET.", ".", "S"},
	{"SECRET\"", "\"", "S"},
	{"S ", "S ", "nil"},
	{"SE", "SE", "nil"},
	{"S", "S", "nil"},
	{"C O N F I D E N T I A L//NOFORN", "", "C NOFORN"},
	{"C O N F I D E N T A L", "", "C | MisspelledLevel C O N F I D E N T A L > C O N F I D E N T I A L"},
	{"C O N F I D E N T I A L N O F O R N", "", "C NOFORN | BlankSeparator   > C O N F I D E N T I A L//N O F O R N"},
	{"SECRET//NOFORN//NOFORN", "", "S NOFORN | DuplicateToken NOFORN > SECRET//NOFORN"},
	{"SECRET/TOP", "", "S | UnknownToken TOP"},
	{"SECRET//N03120//", "//N03120//", "S"},
	{"SECRET/N03120//", "", "S | UnknownToken N03120 | ExtraSlash //"},
	{"//NATO SECRET//NOFORN", "", "S NATO NOFORN"},
	{"//NAT SECRET", "", "S NATO | MisspelledLevel NAT SECRET > //NATO SECRET"},
	{"//NATO SECERT", "", "S NATO | MisspelledLevel NATO SECERT > //NATO SECRET"},
	{"//NATO TOP SECRET", "", "TS NATO | NATOForm NATO TOP SECRET > //COSMIC TOP SECRET"},
	{"//NATO XYZ SECRET", "", "S NATO"},
	{"//NATO ISAF SECRET", "", "S NATO"},
	{"//NATO ISAF RESTRICTED", "", "U NATO RESTRICTED"},
	{"//GBR DEU SECRET", "", "S FGI[DEU GBR] | ListUnsorted GBR DEU SECRET > //DEU GBR SECRET"},
	{"//GRB SECRET", "", "S | UnknownLevel GRB SECRET"},
	{"//GBR SECERT", "", "S FGI[GBR] | MisspelledLevel GBR SECERT > //GBR SECRET"},
	{"//XYZ SECRET", "", "S | UnknownLevel XYZ SECRET"},
	{"/NATO SECRET", "", "S NATO | Malformed / > //NATO SECRET"},
	{"///NATO SECRET", "", "S NATO | Malformed /// > //NATO SECRET"},
	{"//JOIN SECRET GBR USA//REL TO USA, GBR", "", "S JOINT[GBR USA] REL_TO[USA GBR] | MisspelledLevel JOIN SECRET GBR USA > //JOINT SECRET GBR USA//REL TO USA, GBR"},
	{"//COSMIC TOP SECRET", "", "TS NATO"},
	{"//COSMC TOP SECRET", "", "TS NATO | MisspelledLevel COSMC TOP SECRET > //COSMIC TOP SECRET"},
	{"//SECRET", "//SECRET", "nil"},
	{"//", "//", "nil"},
	{"SECRET//FGI GBR//NOFORN", "", "S FGI[GBR] NOFORN"},
	{"SECRET//RD//NOFORN", "", "S RD NOFORN"},
	{"SECRET//RESTRICTED DATA//NOFORN", "", "S RD NOFORN"},
	{"SECRET//FORMERLY RESTRICTED DATA//NOFORN", "", "S FRD NOFORN"},
	{"SECRET RESTRICTED DATA", "", "S RD | BlankSeparator   > SECRET//RESTRICTED DATA | Need RESTRICTED DATA (NOFORN or REL TO or RELIDO or EYES ONLY or DISPLAY ONLY) > SECRET RESTRICTED DATA//NOFORN"},
	{"SECRET//NOFORN/ORCON", "", "S ORCON NOFORN | CategoryOrder ORCON > SECRET//ORCON/NOFORN"},
	{"SECRET//ORCON/NOFORN", "", "S ORCON NOFORN"},
	{"SECRET//ORCON NOFORN", "", "S ORCON NOFORN | Malformed ORCON NOFORN > SECRET//ORCON/NOFORN"},
	{"SECRET ORCON NOFORN", "", "S ORCON NOFORN | BlankSeparator   > SECRET//ORCON/NOFORN"},
	{"SECRET - NOFORN", "", "S NOFORN | Malformed - > SECRET//NOFORN"},
	{"SECRET -- NOFORN", "", "S NOFORN | Malformed -- > SECRET//NOFORN"},
	{"SECRET-NOFORN", "", "S NOFORN | Malformed - > SECRET//NOFORN"},
	{"SECRET.NOFORN", ".NOFORN", "S"},
	{"SECRET:NOFORN", "", "S NOFORN | Malformed : > SECRET//NOFORN"},
	{"SECRET//NOFORN.", ".", "S NOFORN"},
	{"SECRET//NOFORN SECTION 01 OF 02", " SECTION 01 OF 02", "S NOFORN"},
	{"SECRET//REL TO USA, GBR AND AUS ARKADIA 000187", " ARKADIA 000187", "S REL_TO[USA AUS GBR] | ListUnsorted REL TO USA, GBR AND AUS > SECRET//REL TO USA, AUS, GBR | ListSeparator REL TO USA, GBR AND AUS > SECRET//REL TO USA, AUS, GBR"},
	{"SECRET//REL TO USA, GBR, ARKADIA", "", "S REL_TO[USA GBR ARKADIA] | ListUnknown REL TO USA, GBR, ARKADIA"},
	{"SECRET//EYES ONLY", "", "S EYES_ONLY"},
	{"SECRET//DISPLAY ONLY AFG", "", "S DISPLAY_ONLY[AFG]"},
	{"SECRET//SI-G//ORCON/NOFORN", "", "S SI[G] SI-G ORCON NOFORN | Floor SI-G"},
	{"SECRET//SI-G ABCD EFGH//ORCON/NOFORN", "", "S SI[G ABCD EFGH] SI-G ORCON NOFORN | Floor SI-G ABCD EFGH"},
	{"TOP SECRET//HCS-P/SI-G/TK//ORCON/NOFORN", "", "TS HCS[P] HCS-P SI[G] SI-G TK ORCON NOFORN"},
	{"TOP SECRET//SI/SAR-BP", "", "TS SI SAR[BP] | SingleSlash / > TOP SECRET//SI//SAR-BP"},
	{"SECRET//SPECIAL ACCESS REQUIRED-BUTTER POPCORN/CD", "", "S SAR[BUTTER POPCORN CD]"},
	{"SECRET//25X1-HUMAN", "", "S | DeclassToken 25X1-HUMAN"},
	{"SECRET//50X1-HUM", "", "S | DeclassToken 50X1-HUM"},
	{"SECRET//X9", "", "S | DeclassToken X9"},
	{"SECRET//X", "//X", "S"},
	{"SECRET//25X", "//25X", "S"},
	{"SECRET//OADR", "", "S | DeclassToken OADR"},
	{"SECRET//2037", "//2037", "S"},
	{"CONFIDENTIAL SIPDIS", " SIPDIS", "C"},
	{"CONFIDENTIAL//SIPDIS", "", "C | UnknownToken SIPDIS"},
	{"CONFIDENTIAL NODIS", "", "C NODIS | BlankSeparator   > CONFIDENTIAL//NODIS"},
	{"CONFIDENTIAL//NODIS", "", "C NODIS | Need NODIS (NOFORN) > CONFIDENTIAL//NOFORN//NODIS"},
	{"CONFIDENTIAL/NODIS", "", "C NODIS | SingleSlash / > CONFIDENTIAL//NODIS"},
	{"CONFIDENTIAL EXDIS SIPDIS", " SIPDIS", "C EXDIS | BlankSeparator   > CONFIDENTIAL//EXDIS"},
	{"CONFIDENTIAL LIMDIS", "", "C LIMDIS | BlankSeparator   > CONFIDENTIAL//LIMDIS | Over LIMDIS"},
	{"CONFIDENTIAL EYES ONLY", "", "C EYES_ONLY | BlankSeparator   > CONFIDENTIAL//EYES ONLY"},
	{"CONFIDENTIAL FOUO", "", "C FOUO | BlankSeparator   > CONFIDENTIAL//FOUO | Over FOUO > CONFIDENTIAL"},
	{"UNCLAS//FOUO", "", "U FOUO"},
	{"UNCLAS FOUO ARKADIA 000187", " ARKADIA 000187", "U FOUO | BlankSeparator   > UNCLAS//FOUO"},
	{"UNCLAS//SBU", "", "U SBU"},
	{"UNCLAS SBU", "", "U SBU | BlankSeparator   > UNCLAS//SBU"},
	{"UNCLASSIFIED//SBU-NF", "", "U SBU_NOFORN | OtherForm SBU-NF"},
	{"SBU//NOFORN", "", "U NOFORN SBU"},
	{"SBU NOFORN", "", "U NOFORN SBU | BlankSeparator   > SBU//NOFORN"},
	{"SENSITIVE BUT UNCLASSIFIED//NOFORN", "", "U NOFORN SBU"},
	{"UNCLASSIFIED//LES", "", "U LES"},
	{"UNCLASSIFIED//LAW ENFORCEMENT SENSITIVE", "", "U LES"},
	{"UNCLASSIFIED//LES NOFORN", "", "U LES_NOFORN"},
	{"CUI//NOFORN", "", "U CUI NOFORN"},
	{"CUI//SP-PRVCY/HLTH//FED ONLY", "", "U CUI[SP-PRVCY HLTH] FED_ONLY"},
	{"CUI//PRVCY/SP-HLTH", "", "U CUI[PRVCY SP-HLTH] | CUIUnsorted SP-HLTH > CUI//SP-HLTH/PRVCY"},
	{"CUI PRVCY", "CUI PRVCY", "nil"},
	{"CUI/PRVCY", "CUI/PRVCY", "nil"},
	{"CUI//REL TO USA, GBR", "", "U CUI REL_TO[USA GBR]"},
	{"SECRET//CUI", "", "S CUI"},
	{"SECRET//CUI//NOFORN", "", "S CUI NOFORN"},
	{"SECRET//NOFORN//CUI", "", "S CUI NOFORN | CategoryOrder CUI > SECRET//CUI//NOFORN"},
	{"SECRET//NOFORN//EXDIS", "", "S NOFORN EXDIS"},
	{"SECRET//EXDIS//NOFORN", "", "S NOFORN EXDIS | CategoryOrder NOFORN > SECRET//NOFORN//EXDIS"},
	{"SECRET//NOFORN//LES/SSI", "", "S NOFORN LES SSI"},
	{"SECRET//NOFORN//NODIS/EXDIS", "", "S NOFORN EXDIS NODIS | CategoryOrder EXDIS > SECRET//NOFORN//EXDIS/NODIS | Exclude EXDIS (NODIS) > SECRET//NOFORN//NODIS"},
	{"SECRET//", "", "S | ExtraSlash // > SECRET"},
	{"SECRET/", "", "S | ExtraSlash / > SECRET"},
	{"SECRET //", " //", "S"},
	{"SECRET-", "-", "S"},
	{"SECRET,", ",", "S"},
	{"SECRET //NOFORN", "", "S NOFORN | SpacedSlash  // > SECRET//NOFORN"},
	{"SECRET// NOFORN", "", "S NOFORN | SpacedSlash //  > SECRET//NOFORN"},
	{"SECRET///NOFORN", "", "S NOFORN | Malformed /// > SECRET//NOFORN"},
	{"SECRET////NOFORN", "", "S NOFORN | Malformed //// > SECRET//NOFORN"},
	{"SECRET/ NOFORN", "", "S NOFORN | SpacedSlash /  > SECRET/NOFORN | SingleSlash /  > SECRET//NOFORN"},
	{"SECRET SECRET", " SECRET", "S"},
	{"SECRET TOP SECRET", " TOP SECRET", "S"},
	{"SECRET CONFIDENTIAL", " CONFIDENTIAL", "S"},
	{"SECRET//CONFIDENTIAL", "", "S | DoubleLevel CONFIDENTIAL"},
	{"SECRET/CONFIDENTIAL", "", "S | DoubleLevel CONFIDENTIAL"},
	{"CONFIDENTIAL/SECRET", "", "S | DoubleLevel SECRET"},
	{"UNCLASSIFIED WHEN SEPARATED FROM SECRET", " WHEN SEPARATED FROM SECRET", "U"},
	{"SECRET WHEN FILLED IN", " WHEN FILLED IN", "S"},
	{"SECRET (WHEN FILLED IN)", " (WHEN FILLED IN)", "S"},
	{"SECRE T", "", "S | MisspelledLevel SECRE T > SECRET"},
	{"SEC RET", "", "S | MisspelledLevel SEC RET > SECRET"},
	{"SCRET", "", "S | MisspelledLevel SCRET > SECRET"},
	{"SECCRET", "", "S | MisspelledLevel SECCRET > SECRET"},
	{"SECRTE", "", "S | MisspelledLevel SECRTE > SECRET"},
	{"SECRET1", "SECRET1", "nil"},
	{"SEXRET", "", "S | MisspelledLevel SEXRET > SECRET"},
	{"SECRETS", "", "S | MisspelledLevel SECRETS > SECRET"},
	{"TOP SCRET", "", "TS | MisspelledLevel TOP SCRET > TOP SECRET"},
	{"TO SECRET", "", "TS | MisspelledLevel TO SECRET > TOP SECRET"},
	{"TOP  SECRET", "", "TS"},
	{"TOP SECRET SECRET", " SECRET", "TS"},
	{"UNCLASS", "", "U | MisspelledLevel UNCLASS > UNCLAS"},
	{"UNCL", "UNCL", "nil"},
	{"UNCLASIFIED", "", "U | MisspelledLevel UNCLASIFIED > UNCLASSIFIED"},
	{"UNCLASSIFED ARKADIA 000187", " ARKADIA 000187", "U | MisspelledLevel UNCLASSIFED > UNCLASSIFIED"},
	{"CONFIDENTIALSECTION 01 OF 02", "CONFIDENTIALSECTION 01 OF 02", "nil"},
	{"CONFIDENTIALARKADIA 000187", "CONFIDENTIALARKADIA 000187", "nil"},
	{"UNCLASARKADIA 000187", "UNCLASARKADIA 000187", "nil"},
	{"S E C R E T SIPDIS", " SIPDIS", "S"},
	{"S E C R E T N O F O R N", "", "S NOFORN | BlankSeparator   > S E C R E T//N O F O R N"},
	{"S E C R E T / N O F O R N", "", "S NOFORN | SpacedSlash  /  > S E C R E T/N O F O R N | SingleSlash  /  > S E C R E T//N O F O R N"},
	{"S E C R E T//N O F O R N", "", "S NOFORN"},
	{"SE CRET", "", "S | MisspelledLevel SE CRET > SECRET"},
	{"S E CRET", "", "S | MisspelledLevel S E CRET > SECRET"},
	{"S.E.C.R.E.T", "S.E.C.R.E.T", "nil"},
	{"S-E-C-R-E-T", "S-E-C-R-E-T", "nil"},
	{"S E C R E E T", "", "S | MisspelledLevel S E C R E E T > S E C R E T"},
	{"S E X R E T", "", "S | MisspelledLevel S E X R E T > S E C R E T"},
	{"C O N F", "C O N F", "nil"},
	{"C O N F I D", "C O N F I D", "nil"},
	{"U N C L A S", "", "U"},
	{"U N C L A S S I F I E D", "", "U"},
	{"U N C L A S//FOUO", "", "U FOUO"},
	{"U N C L S", "", "U | MisspelledLevel U N C L S > U N C L A S"},
	{"PERSONAL", "PERSONAL", "nil"},
	{"ADMINISTRATIVE CONFIDENTIAL", "ADMINISTRATIVE CONFIDENTIAL", "nil"},
	{"OFFICIAL", "OFFICIAL", "nil"},
	{"EFTO", "EFTO", "nil"},
	{"UNCLAS EFTO SENSITIVE", "", "U SBU"},
	{"CONFIDENTIAL EFTO", "", "C | EFTOClassified EFTO"},
	{"RESTRICTED DATA", "RESTRICTED DATA", "nil"},
	{"//RESTRICTED", "//RESTRICTED", "nil"},
	{"CONTROLLED UNCLASSIFIED INFORMATION", "", "U CUI"},
	{"CONTROLLED//NOFORN", "", "U CUI NOFORN"},
	{"FOR OFFICIAL USE ONLY", "", "U FOUO"},
	{"LOU", "", "U LIMITED_OFFICIAL_USE"},
	{"LIMITED OFFICAL USE", "", "U LIMITED_OFFICIAL_USE | MisspelledLevel LIMITED OFFICAL USE > LIMITED OFFICIAL USE"},
	{"LIMITED USE", "LIMITED USE", "nil"},
	{"S\u00a0E\u00a0C\u00a0R\u00a0E\u00a0T", "", "S"},
	{"SECRET\u00a0ARKADIA", "\u00a0ARKADIA", "S"},
	{"SECRET\tARKADIA", "\tARKADIA", "S"},
	{"SECRET—NOFORN", "", "S NOFORN | Malformed — > SECRET//NOFORN"},
	{"SECRET//S E C R E T", "", "S | DoubleLevel S E C R E T"},
	{"SECRET//LIMITED OFFICIAL USE", "", "S LIMITED_OFFICIAL_USE | Over LIMITED OFFICIAL USE"},
	{"SECRET//SECRET", "", "S | DuplicateToken SECRET > SECRET"},
	{"SECRET//TOP SECRET", "", "TS | DoubleLevel TOP SECRET"},
	{"SECRET//SE CRET", "", "S | UnknownToken SE CRET"},
	{"SECRET//UNCLASSIFIED", "", "S | DoubleLevel UNCLASSIFIED"},
	{"SECRET//SBU", "", "S SBU | Over SBU > SECRET"},
	{"CUI//SP-PRVCY/NOFORN", "", "U CUI[SP-PRVCY] NOFORN"},
	{"CUI//SP-PRVCY//NOFORN", "", "U CUI[SP-PRVCY] NOFORN"},
	{"CUI//PRVCY//NOFORN/FED ONLY", "", "U CUI[PRVCY] NOFORN FED_ONLY"},
	{"SECRET//REL TO USA, GBR//USA/GBR EYES ONLY", "", "S REL_TO[USA GBR] EYES_ONLY[USA GBR] | Exclude REL TO USA, GBR (EYES ONLY) | ExtraSlash // > SECRET//REL TO USA, GBR/USA/GBR EYES ONLY"},
	{"SECRET//NOFORN XYZ", " XYZ", "S NOFORN"},
	{"SECRET//NOFORN/XYZ", "", "S NOFORN | UnknownToken XYZ"},
	{"SECRET//XYZ//NOFORN", "", "S NOFORN | UnknownToken XYZ"},
	{"TOP SECRT ARKADIA 000187", " ARKADIA 000187", "TS | MisspelledLevel TOP SECRT > TOP SECRET"},
	{"TOP SECRT", "", "TS | MisspelledLevel TOP SECRT > TOP SECRET"},
	{"TOP SE CRET", "", "TS | MisspelledLevel TOP SE CRET > TOP SECRET"},
	{"SECRET TS", " TS", "S"},
	{"C O N F I D E N T I A", "", "C | MisspelledLevel C O N F I D E N T I A > C O N F I D E N T I A L"},
	{"CONFIDENTIA L", "", "C | MisspelledLevel CONFIDENTIA L > CONFIDENTIAL"},
	{"UNCLAS SIFIED", "", "U | MisspelledLevel UNCLAS SIFIED > UNCLASSIFIED"},
	{"UNCLASSIFIEDARKADIA", "UNCLASSIFIEDARKADIA", "nil"},
	{"SECRETNODIS ARKADIA 000187", " ARKADIA 000187", "S NODIS | Unseparated SECRET > SECRET//NODIS | Need NODIS (NOFORN) > SECRET//NOFORN//NODIS"},
	{"SECRETEXDIS", "", "S EXDIS | Unseparated SECRET > SECRET//EXDIS | Need EXDIS (NOFORN) > SECRET//NOFORN//EXDIS"},
	{"CONFIDENTIALNOFORN", "", "C NOFORN | Unseparated CONFIDENTIAL > CONFIDENTIAL//NOFORN"},
	{"CONFIDENTIALSIPDIS", "CONFIDENTIALSIPDIS", "nil"},
	{"SECRETNF", "", "S NOFORN | Unseparated SECRET > SECRET//NOFORN | OtherForm NF > SECRET//NOFORN"},
	{"SECRETSI", "", "S SI | Unseparated SECRET > SECRET//SI"},
	{"QXZT ARKADIA 000187", "QXZT ARKADIA 000187", "nil"},
	{"QXZT//NOFORN", "", "- NOFORN | UnknownLevel QXZT"},
	{"QXZT/NOFORN", "", "- NOFORN | UnknownLevel QXZT | SingleSlash /"},
	{"QXZT", "QXZT", "nil"},
	{"MEMORANDUM", "MEMORANDUM", "nil"},
	{"MEMORANDUM ARKADIA 000187", "MEMORANDUM ARKADIA 000187", "nil"},
	{"SECRET BT", " BT", "S"},
	{"SECRET E.O. 12958", " E.O. 12958", "S"},
	{"SECRET//E.O. 12958", "//E.O. 12958", "S"},
	{"SECRET//N0312//", "//N0312//", "S"},
	{"SECRET//N031//", "", "S | UnknownToken N031 | ExtraSlash //"},
	{"SECRET//N031200//", "//N031200//", "S"},
	{"SECRET/05", "/05", "S"},
	{"SECRET/SUBJ", "", "S | UnknownToken SUBJ"},
	{"SECRET//SUBJ/TALKS//", "", "S | UnknownToken SUBJ | UnknownToken TALKS | ExtraSlash //"},
	{"SECRET-1", "-1", "S"},
	{"SECRET-A", "-A", "S"},
	{"SECRET+NOFORN", "", "S NOFORN | Malformed + > SECRET//NOFORN"},
	{"SECRET;NOFORN", "", "S NOFORN | Malformed ; > SECRET//NOFORN"},
	{"SECRET*NOFORN", "*NOFORN", "S"},
	{"SECRET - NOFORN - ORCON", "", "S ORCON NOFORN | Malformed - | BlankSeparator  -  > SECRET//NOFORN/ORCON"},
}

// oddLevelCases are levels that a copy or a hand has spoilt and any reader still sees.
var oddLevelCases = []struct{ line, rest, want string }{
	{"SS E C R E T ARKADIA 000187", " ARKADIA 000187", "S | MisspelledLevel SS E C R E T > S E C R E T"},
	{"SE C R E T ARKADIA 000187", " ARKADIA 000187", "S | MisspelledLevel SE C R E T > S E C R E T"},
	{"CSE C R E T ARKADIA 000187", " ARKADIA 000187", "S | MisspelledLevel CSE C R E T > S E C R E T"},
	{"S E C R R T ARKADIA 000187", " ARKADIA 000187", "S | MisspelledLevel S E C R R T > S E C R E T"},
	{"S E C R T", "", "S | MisspelledLevel S E C R T > S E C R E T"},
	{"S E C R T FM ARKADIA", " FM ARKADIA", "S | MisspelledLevel S E C R T > S E C R E T"},
	{
		"S E C R E T A ARKADIA 000187", " ARKADIA 000187",
		"S | MisspelledLevel S E C R E T A > S E C R E T",
	},
	{
		"S E C R T N O F O R N ARKADIA 000187", " ARKADIA 000187",
		"S NOFORN" +
			" | MisspelledLevel S E C R T > S E C R E T N O F O R N" +
			" | BlankSeparator   > S E C R E T//N O F O R N",
	},
	{
		"CC O N F I D E N T I A L ARKADIA 000187", " ARKADIA 000187",
		"C" +
			" | MisspelledLevel CC O N F I D E N T I A L > C O N F I D E N T I A L",
	},
	{
		"C O N F I D E N T A L//NOFORN ARKADIA 000187", " ARKADIA 000187",
		"C NOFORN" +
			" | MisspelledLevel C O N F I D E N T A L > C O N F I D E N T I A L//NOFORN",
	},
	{
		"C O N F I D E N T I A LL SECTION 01 OF 02 ARKADIA 000187", " SECTION 01 OF 02 ARKADIA 000187",
		"C" +
			" | MisspelledLevel C O N F I D E N T I A LL > C O N F I D E N T I A L",
	},
	{
		"T O P  S E C R E TT ARKADIA 000187", " ARKADIA 000187",
		"TS | MisspelledLevel T O P  S E C R E TT > T O P S E C R E T",
	},
	{"T O P SECRT ARKADIA 000187", " ARKADIA 000187", "TS | MisspelledLevel T O P SECRT > TOP SECRET"},
	{"U N C L A S S E C T I O N 01 OF 02", " S E C T I O N 01 OF 02", "U"},
	{"S E C R E T A B ARKADIA 000187", " A B ARKADIA 000187", "S"},
	{"S e c r e t ARKADIA 000187", " ARKADIA 000187", "S | LowerCase S e c r e t > S E C R E T"},
	{"S e c r e t arkadia 000187", " arkadia 000187", "S | LowerCase S e c r e t > S E C R E T"},
	{
		"s e c r e t noforn arkadia 000187", " arkadia 000187",
		"S NOFORN" +
			" | LowerCase s e c r e t noforn > S E C R E T NOFORN" +
			" | BlankSeparator   > S E C R E T//NOFORN",
	},
	{
		"c o n f i d e n t i a l Arkadia 000187", " Arkadia 000187",
		"C | LowerCase c o n f i d e n t i a l > C O N F I D E N T I A L",
	},
	{
		"c o n f i d e n t a l Arkadia 000187", " Arkadia 000187",
		"C" +
			" | MisspelledLevel c o n f i d e n t a l > C O N F I D E N T I A L" +
			" | LowerCase c o n f i d e n t a l > C O N F I D E N T I A L",
	},
	{
		"Se c r e t Arkadia 000187", " Arkadia 000187",
		"S" +
			" | MisspelledLevel Se c r e t > S E C R E T" +
			" | LowerCase Se c r e t > S E C R E T",
	},
	{"S\tE\tC\tR\tE\tT\tARKADIA 000187", "\tARKADIA 000187", "S"},
	{
		"SECRET\u00a0NOFORN\u00a0ARKADIA 000187", "\u00a0ARKADIA 000187",
		"S NOFORN | BlankSeparator \u00a0 > SECRET//NOFORN",
	},
	{"S\u00a0E\u00a0C\u00a0R\u00a0E\u00a0T\u00a0ARKADIA 000187", "\u00a0ARKADIA 000187", "S"},
	{"S\u2003E\u2003C\u2003R\u2003E\u2003T//NOFORN", "", "S NOFORN"},
	{"T\u00a0O\u00a0P\u00a0\u00a0S\u00a0E\u00a0C\u00a0R\u00a0E\u00a0T", "", "TS"},
	{"SECRT\u00a0ARKADIA 000187", "\u00a0ARKADIA 000187", "S | MisspelledLevel SECRT > SECRET"},
	{"CONFIDENTIAL\u2028ARKADIA 000187", "\u2028ARKADIA 000187", "C"},
	{"SECRET \u200b", " \u200b", "S"},
	{"S E C R E T SECTION01 OF 02 ARKADIA 000187", " SECTION01 OF 02 ARKADIA 000187", "S"},
	{
		"SECERT SECTION01 OF 02 ARKADIA 000187", " SECTION01 OF 02 ARKADIA 000187",
		"S | MisspelledLevel SECERT > SECRET",
	},
	{"S E C R E T 07 ARKADIA 187", " 07 ARKADIA 187", "S"},
	{"SECERT 07 ARKADIA 187", " 07 ARKADIA 187", "S | MisspelledLevel SECERT > SECRET"},
	{"S E C R E T //N03120// ARKADIA 000187", " //N03120// ARKADIA 000187", "S"},
	{"UNCLAS//N01300//", "//N01300//", "U"},
	{"SECRET//NOFORN//N03120//", "//N03120//", "S NOFORN"},
	{"S E C R T //N03120//", " //N03120//", "S | MisspelledLevel S E C R T > S E C R E T"},
	{"CONF //N03120//", " //N03120//", "C | AbbreviatedLevel CONF > CONFIDENTIAL"},
	{"SECRET//N03120 TALKS", "//N03120 TALKS", "S"},
	{"SECRET//NOFORM ARKADIA 000187", " ARKADIA 000187", "S | UnknownToken NOFORM > SECRET//NOFORN"},
	{"Secret ARKADIA 000187", "Secret ARKADIA 000187", "nil"},
	{"Secret ballots were held", "Secret ballots were held", "nil"},
	{"secret", "secret", "nil"},
	{"a b c d e f", "a b c d e f", "nil"},
	{"U S A and U K 0123", "U S A and U K 0123", "nil"},
	{"I a m here", "I a m here", "nil"},
}

// looseCases are lines in the place of a classification line.
var looseCases = []struct{ line, rest, want string }{
	{"Secret ARKADIA 000187", " ARKADIA 000187", "S | LowerCase Secret > SECRET"},
	{"Secret Arkadia 187", " Arkadia 187", "S | LowerCase Secret > SECRET"},
	{"secret arkadia 000187", " arkadia 000187", "S | LowerCase secret > SECRET"},
	{"Secret 07 Arkadia 187", " 07 Arkadia 187", "S | LowerCase Secret > SECRET"},
	{"SEcret ARKADIA 000187", " ARKADIA 000187", "S | LowerCase SEcret > SECRET"},
	{"TOP Secret ARKADIA 000187", " ARKADIA 000187", "TS | LowerCase TOP Secret > TOP SECRET"},
	{
		"Unclas Sensitive Arkadia 000187", " Arkadia 000187",
		"U SBU | LowerCase Unclas > UNCLAS SENSITIVE",
	},
	{
		"Secret//Noforn section 01 of 02 Arkadia 000187", " section 01 of 02 Arkadia 000187",
		"S NOFORN | LowerCase Secret//Noforn > SECRET//NOFORN",
	},
	{"Confidential//N03120//", "//N03120//", "C | LowerCase Confidential > CONFIDENTIAL"},
	{"unclassified", "", "U | LowerCase unclassified > UNCLASSIFIED"},
	{
		"Secert ARKADIA 000187", " ARKADIA 000187",
		"S | MisspelledLevel Secert > SECRET | LowerCase Secert > SECRET",
	},
	{"SECRET ARKADIA 000187", " ARKADIA 000187", "S"},
	{"Secret ballots were held", "Secret ballots were held", "nil"},
	{"Secret talks in 1975", "Secret talks in 1975", "nil"},
	{"Confidential sources say", "Confidential sources say", "nil"},
	{"Confidential, sensitive sources say", "Confidential, sensitive sources say", "nil"},
	{"Unclassified but sensitive", "Unclassified but sensitive", "nil"},
	{"The minister", "The minister", "nil"},
	{"Top officials met 12345", "Top officials met 12345", "nil"},
	{"arkadia 000187", "arkadia 000187", "nil"},
	{"Secret", "", "S | LowerCase Secret > SECRET"},
	{"secret//noforn", "", "S NOFORN | LowerCase secret//noforn > SECRET//NOFORN"},
	{"unclas", "", "U | LowerCase unclas > UNCLAS"},
	{"Top secret", "", "TS | LowerCase Top secret > TOP SECRET"},
	{"sensitive but unclassified", "", "U SBU | LowerCase sensitive but unclassified > SENSITIVE BUT UNCLASSIFIED"},
	{"talks", "talks", "nil"},
}

func TestReadOddBanner(t *testing.T) {
	t.Parallel()
	for _, c := range oddLevelCases {
		m, n := ReadBanner([]byte(c.line + "\r\nSIPDIS\r\n"))
		if diff := cmp.Diff(c.rest, c.line[n:]); diff != "" {
			t.Errorf("%s: rest (-want +got)\n%s", c.line, diff)
		}
		if diff := cmp.Diff(c.want, describe(m)); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", c.line, diff)
		}
	}
}

func TestReadLooseBanner(t *testing.T) {
	t.Parallel()
	for _, c := range looseCases {
		m, n := ReadLooseBanner([]byte(c.line + "\r\nSIPDIS\r\n"))
		if diff := cmp.Diff(c.rest, c.line[n:]); diff != "" {
			t.Errorf("%s: rest (-want +got)\n%s", c.line, diff)
		}
		if diff := cmp.Diff(c.want, describe(m)); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", c.line, diff)
		}
	}
}

// TestKnownBannerIsNoOther: what the cache holds changes no reading.
func TestKnownBannerIsNoOther(t *testing.T) {
	t.Parallel()
	for _, line := range []string{"SECRET sensitive talks", "SECRET noforn", "SECRET efto", "SECRET //N03120//"} {
		first, n := ReadBanner([]byte(line))
		ReadBanner([]byte("SECRET"))
		if again, k := ReadBanner([]byte(line)); n != k || describe(first) != describe(again) {
			t.Errorf("%s: %s, then %s", line, describe(first), describe(again))
		}
	}
}

// TestLineReadLooselyIsNoOther: a line that is a banner where one is due, or before a post, is none by that alone.
func TestLineReadLooselyIsNoOther(t *testing.T) {
	t.Parallel()
	for _, line := range []string{"secret", "S", "U"} {
		ReadLooseBanner([]byte(line))
		ReadBanner([]byte(line + " ARKADIA 000187"))
		if m, _ := ReadBanner([]byte(line)); m != nil {
			t.Errorf("%s is read as %s", line, describe(m))
		}
	}
}

func TestReadBanner(t *testing.T) {
	t.Parallel()
	for _, c := range bannerCases {
		m, n := ReadBanner([]byte(c.line + "\r\nSIPDIS\r\n"))
		if diff := cmp.Diff(c.rest, c.line[n:]); diff != "" {
			t.Errorf("%s: rest (-want +got)\n%s", c.line, diff)
		}
		if diff := cmp.Diff(c.want, describe(m)); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", c.line, diff)
		}
	}
}

// checkNamed: what is read as a banner is not passed over for its letters.
func checkNamed(t *testing.T, word string) {
	t.Helper()
	if m, n := ReadBanner([]byte(word)); m != nil && n == len(word) && !MayNameLevel([]byte(word)) {
		t.Errorf("%q is read as %q, and passed over", word, m.Text)
	}
}

// TestMayNameLevel writes each level with one letter wrong, and with controls run into it.
func TestMayNameLevel(t *testing.T) {
	t.Parallel()
	for _, d := range designations {
		for i := range len(d.letters) {
			checkNamed(t, d.letters[:i]+d.letters[i+1:])
			if i > 0 {
				checkNamed(t, d.letters[:i-1]+d.letters[i:i+1]+d.letters[i-1:i]+d.letters[i+1:])
			}
			for letter := 'A'; letter <= 'Z'; letter++ {
				checkNamed(t, d.letters[:i]+string(letter)+d.letters[i:])
				checkNamed(t, d.letters[:i]+string(letter)+d.letters[i+1:])
			}
		}
		for i := range register {
			checkNamed(t, d.letters+register[i].Banner)
			checkNamed(t, d.letters+register[i].Portion)
		}
	}
	for _, name := range []string{"PUBLIC", "ROE", "WESTERMARK", "KALLIO"} {
		if MayNameLevel([]byte(name)) {
			t.Errorf("%s may be a level", name)
		}
	}
}

func FuzzMayNameLevel(f *testing.F) {
	for _, seed := range []string{"SECERT", "CONFIDENTIALNOFORN", "TOPSECRT", "PRIVATE", "U", "EYES", "UNCLASSIFED", "LOU", "CUISP"} {
		f.Add(seed)
	}
	f.Fuzz(checkNamed)
}

// TestNoRepairOfWhatIsNotReadToItsEnd: of a banner that is longer than what is looked at of a line the rest would stand
// behind the repair, and be repaired again.
func TestNoRepairOfWhatIsNotReadToItsEnd(t *testing.T) {
	t.Parallel()
	const last = " ARKADIA 000187"
	for n, repaired := range map[int]bool{40: true, 47: true, 53: true, 55: false, maxLine: false} {
		m, _ := ReadBanner([]byte("S E C R E T" + strings.Repeat(" NOFORN", n) + last))
		f := m.Fault(DuplicateToken)
		if f == nil || (f.Repair != "") != repaired {
			t.Errorf("%d times NOFORN: %+v", n, f)
		}
	}
	for seen := range len(last) + 1 { // so much of the words behind the mark is looked at
		line := "S E C R E T NOFORN NOFORN"
		line += strings.Repeat(" ", maxLine-seen-len(line)) + last
		m, _ := ReadBanner([]byte(line))
		want := seen > len(" ARKADIA ") || seen == len(last)
		if f := m.Fault(DuplicateToken); f == nil || (f.Repair != "") != want {
			t.Errorf("%d bytes behind the mark are seen: %+v, want a repair: %t", seen, f, want)
		}
	}
}

// TestBannersAreReadAlikeInAnyOrder: what a line says does not depend on lines that were read before it, with the same
// marking and something else behind. Nothing else may read meanwhile.
func TestBannersAreReadAlikeInAnyOrder(t *testing.T) {
	read := func(line string) string {
		m, n := ReadBanner([]byte(line))
		return fmt.Sprint(n, m.ClassLevel(), m.Controls.Set(), m.Faults)
	}
	first := func(line string) string {
		banners, lines = cache{}, cache{}
		return read(line)
	}
	rests := []string{
		" SECTION 01 OF 02 ARKADIA 000187", " ARKADIA 000187", "  SAR-ABC  ARKADIA 000187", "\tFGI ARKADIA 000187", " TK", "//TK",
		"  FGI GBR", " - NOFORN", ", SI",
	}
	draw := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		alone := []string{
			"SECRET", "SECRET//NOFORN", "SECRET//SI ORCON", "SECRET//TK SBU", "CONFIDENTIAL/ORCON SBU", "SECRET//OFFICIAL JOINT",
			"SECRET//ARKADIA SENSITIVE", "UNCLASSIFIED", "TOP SECRET//SI",
		}[draw.IntN(9)] + []string{"", rests[draw.IntN(len(rests))]}[draw.IntN(2)]
		more := alone + rests[draw.IntN(len(rests))]
		is, says := first(alone), first(more)
		if got := read(alone); got != is {
			t.Errorf("%s, behind %s: %s, want %s", alone, more, got, is)
		}
		first(alone)
		if got := read(more); got != says {
			t.Errorf("%s, behind %s: %s, want %s", more, alone, got, says)
		}
	}
}
