package marking

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// portionCases are the markings that the manual, the directive and State's cables show, the broken
// ones that a linter must see through, and at the end the brackets that open prose.
var portionCases = []struct{ in, want string }{
	{"(U)", "U"},
	{"(C)", "C"},
	{"(S)", "S"},
	{"(TS)", "TS"},
	{"(SBU)", "U SBU"},
	{"(LOU)", "U LIMITED_OFFICIAL_USE"},
	{"(FOUO)", "U FOUO"},
	{"(CUI)", "U CUI"},
	{"(C/NF)", "C NOFORN | SingleSlash / > (C//NF)"},
	{"(S/NF)", "S NOFORN | SingleSlash / > (S//NF)"},
	{"(S/NOFORN)", "S NOFORN | SingleSlash / > (S//NF)"},
	{"(C/NOFORN)", "C NOFORN | SingleSlash / > (C//NF)"},
	{"(C//NF)", "C NOFORN"},
	{"(S//NF)", "S NOFORN"},
	{"(TS//NF)", "TS NOFORN"},
	{"(SBU/NF)", "U SBU_NOFORN"},
	{"(SBU/N)", "U SBU_NOFORN"},
	{"(SBU-NF)", "U SBU_NOFORN"},
	{"(SBU-N)", "U SBU_NOFORN"},
	{"(SBU/NOFORN)", "U SBU_NOFORN"},
	{"(SBU//NF)", "U SBU_NOFORN | SBUNFForm SBU//NF > (SBU-NF)"},
	{"(SBU NOFORN)", "U SBU_NOFORN | SBUNFForm SBU NOFORN > (SBU-NF)"},
	{"(U//SBU-NF)", "U SBU_NOFORN"},
	{"(U//SBU NOFORN)", "U SBU_NOFORN | SBUNFForm SBU NOFORN > (U//SBU-NF)"},
	{"(U//SBU/NF)", "U SBU_NOFORN | SBUNFForm SBU/NF > (U//SBU-NF)"},
	{"(U//SBU)", "U SBU"},
	{"(U/SBU)", "U SBU | SingleSlash / > (U//SBU)"},
	{"(U//FOUO)", "U FOUO"},
	{"(U//LES)", "U LES"},
	{"(U//SSI)", "U SSI"},
	{"(U//DS)", "U LIMDIS"},
	{"(C/REL NATO)", "C REL_TO[NATO] | SingleSlash / > (C//REL NATO) | ListUSA REL NATO"},
	{"(C/REL ISAF)", "C REL_TO[ISAF] | SingleSlash / > (C//REL ISAF) | ListUSA REL ISAF"},
	{
		"(S/REL UK)",
		"S REL_TO[UK]" +
			" | SingleSlash / > (S//REL UK)" +
			" | ListUSA REL UK" +
			" | ListUnknown REL UK",
	},
	{"(S//REL CHINA)", "S REL_TO[CHINA] | ListUSA REL CHINA | ListUnknown REL CHINA"},
	{"(S//REL)", "S REL_TO | ListBare REL"},
	{"(S//REL TO)", "S REL_TO | ListBare REL TO"},
	{
		"(S/REL to TRAINIA)",
		"S REL_TO[TRAINIA]" +
			" | SingleSlash / > (S//REL TO TRAINIA)" +
			" | ListUSA REL to TRAINIA" +
			" | ListUnknown REL to TRAINIA",
	},
	{"(S//REL TO USA, ACGU)", "S REL_TO[USA ACGU]"},
	{
		"(S//REL TO USA and GBR)",
		"S REL_TO[USA GBR]" +
			" | ListSeparator REL TO USA and GBR > (S//REL TO USA, GBR)",
	},
	{
		"(S//REL TO USA And GBR)",
		"S REL_TO[USA GBR]" +
			" | ListSeparator REL TO USA And GBR > (S//REL TO USA, GBR)",
	},
	{
		"(S//REL UK and Arkadia)",
		"S REL_TO[UK ARKADIA]" +
			" | ListUSA REL UK and Arkadia" +
			" | ListSeparator REL UK and Arkadia > (S//REL UK, ARKADIA)" +
			" | ListUnknown REL UK and Arkadia",
	},
	{
		"(S//rel to USA and GBR)",
		"S REL_TO[USA GBR]" +
			" | ListSeparator rel to USA and GBR > (S//REL TO USA, GBR)" +
			" | LowerCase rel to USA and GBR > (S//REL TO USA, GBR)",
	},
	{"(N/SF)", "S NOFORN | Malformed N/SF > (S//NF)"},
	{"(NS/F)", "S NOFORN | Malformed NS/F > (S//NF)"},
	{"(N/CF)", "C NOFORN | Malformed N/CF > (C//NF)"},
	{"(S//REL TO USA, GBR)", "S REL_TO[USA GBR]"},
	{"(S//REL TO GBR, USA)", "S REL_TO[USA GBR] | ListUSA REL TO GBR, USA > (S//REL TO USA, GBR)"},
	{
		"(S//REL TO USA, ITA, CAN)",
		"S REL_TO[USA CAN ITA]" +
			" | ListUnsorted REL TO USA, ITA, CAN > (S//REL TO USA, CAN, ITA)",
	},
	{
		"(S//REL TO USA,GBR and CAN)",
		"S REL_TO[USA CAN GBR]" +
			" | ListUnsorted REL TO USA,GBR and CAN > (S//REL TO USA, CAN, GBR)" +
			" | ListSeparator REL TO USA,GBR and CAN > (S//REL TO USA, CAN, GBR)",
	},
	{"(S//REL TO USA, CAN, GBR)", "S REL_TO[USA CAN GBR]"},
	{
		"(S//REL TO USA/GBR)",
		"S REL_TO[USA GBR]" +
			" | ListSeparator REL TO USA/GBR > (S//REL TO USA, GBR)",
	},
	{
		"(S//REL TO USA GBR)",
		"S REL_TO[USA GBR]" +
			" | ListSeparator REL TO USA GBR > (S//REL TO USA, GBR)",
	},
	{
		"(S//REL TO USA, NATO, GBR)",
		"S REL_TO[USA GBR NATO]" +
			" | ListUnsorted REL TO USA, NATO, GBR > (S//REL TO USA, GBR, NATO)",
	},
	{"(S//REL TO USA,\r\n    GBR)", "S REL_TO[USA GBR]"},
	{"(S//SI/TK//OC/NF)", "S SI TK ORCON NOFORN"},
	{"(TS//SI-G)", "TS SI[G] SI-G | Need SI-G (ORCON) > (TS//SI-G//OC)"},
	{"(TS//SI-G//OC)", "TS SI[G] SI-G ORCON"},
	{"(TS//SI-G ABCD//OC/NF)", "TS SI[G ABCD] SI-G ORCON NOFORN"},
	{"(TS//SI-XYZ/TK//NF)", "TS SI[XYZ] TK NOFORN"},
	{"(C//SI)", "C SI"},
	{"(C//TK)", "C TK | Floor TK"},
	{"(S//TK)", "S TK"},
	{"(S//TK/SI)", "S SI TK | CategoryOrder SI > (S//SI/TK)"},
	{"(S//HCS)", "S HCS | ListBare HCS"},
	{"(S//HCS-P)", "S HCS[P] HCS-P | Need HCS-P (NOFORN) > (S//HCS-P//NF)"},
	{"(S//HCS-P//NF)", "S HCS[P] HCS-P NOFORN"},
	{"(S//HCS-O//OC/NF)", "S HCS[O] HCS-O ORCON NOFORN"},
	{
		"(S//HCS-O)",
		"S HCS[O] HCS-O" +
			" | Need HCS-O (ORCON) > (S//HCS-O//OC/NF)" +
			" | Need HCS-O (NOFORN) > (S//HCS-O//OC/NF)",
	},
	{"(S//RSV-ABC)", "S RSV[ABC]"},
	{"(S//SAR-BP/CD//NF)", "S SAR[BP CD] NOFORN"},
	{"(S//SAR-BP//NF)", "S SAR[BP] NOFORN"},
	{
		"(S//RD)",
		"S RD" +
			" | Need RD (NOFORN or REL TO or RELIDO or EYES ONLY or DISPLAY ONLY) > (S//RD//NF)",
	},
	{"(S//RD//NF)", "S RD NOFORN"},
	{"(U//RD)", "U RD | Floor RD"},
	{"(S//RD-CNWDI//NF)", "S RD[CNWDI] RD-CNWDI NOFORN"},
	{"(S//RD-SG 1 2//NF)", "S RD[SG 1 2] RD-SIGMA NOFORN"},
	{"(S//FRD//NF)", "S FRD NOFORN"},
	{"(S//FRD-SG 14//NF)", "S FRD[SG 14] FRD-SIGMA NOFORN"},
	{"(U//DCNI)", "U DOD_UCNI"},
	{"(U//DOD UCNI)", "U DOD_UCNI | OtherForm DOD UCNI > (U//DCNI)"},
	{"(U//DOE UCNI)", "U DOE_UCNI | OtherForm DOE UCNI > (U//UCNI)"},
	{"(S//TFNI//NF)", "S TFNI NOFORN"},
	{"(//GBR S)", "S FGI[GBR]"},
	{"(//DEU R)", "C FGI[DEU] RESTRICTED"},
	{"(//GBR S//OC/NF)", "S FGI[GBR] ORCON NOFORN"},
	{"(//NS)", "S NATO"},
	{"(//CTS//BOHEMIA)", "TS BOHEMIA NATO"},
	{"(//CTS//BALK)", "TS BALK NATO"},
	{"(//NS//ATOMAL)", "S ATOMAL NATO"},
	{"(//NR)", "U NATO RESTRICTED"},
	{"(//NU)", "U NATO"},
	{"(//FGI S)", "S FGI"},
	{"(//FGI GBR)", "- FGI[GBR] | FGILevel FGI GBR"},
	{"(//FGI S//GBR S)", "S FGI[GBR] | FGIMixed GBR S"},
	{"(//JOINT S GBR USA)", "S JOINT[GBR USA] | Need JOINT S GBR USA (REL TO)"},
	{"(//JOINT S GBR USA//REL TO USA, GBR)", "S JOINT[GBR USA] REL_TO[USA GBR]"},
	{
		"(//JOINT S GBR USA//NF)",
		"S JOINT[GBR USA] NOFORN" +
			" | Need JOINT S GBR USA (REL TO)" +
			" | Exclude JOINT S GBR USA (NOFORN)",
	},
	{"(C//FGI GBR)", "C FGI[GBR]"},
	{"(C//FGI)", "C FGI"},
	{
		"(C//FGI GBR CAN//NF)",
		"C FGI[CAN GBR] NOFORN" +
			" | ListUnsorted FGI GBR CAN > (C//FGI CAN GBR//NF)",
	},
	{"(GBR-C)", "C FGI[GBR]"},
	{"(FGI-C)", "C FGI"},
	{"(FGI S)", "S FGI | FGISlashes FGI S > (//FGI S)"},
	{"(GBR S)", "S FGI[GBR] | FGISlashes GBR S > (//GBR S)"},
	{"(NATO SECRET)", "S NATO | NATOForm NATO SECRET > (//NS)"},
	{"(NATO CONFIDENTIAL)", "C NATO | NATOForm NATO CONFIDENTIAL > (//NC)"},
	{"(NATO S)", "S NATO | NATOForm NATO S > (//NS)"},
	{"(COSMIC TOP SECRET)", "TS NATO | NATOForm COSMIC TOP SECRET > (//CTS)"},
	{"(NC)", "C NATO | NATOForm NC > (//NC)"},
	{"(NS-AT)", "S ATOMAL NATO | NATOForm NS-AT > (//NS//ATOMAL)"},
	{"(CTSA)", "TS ATOMAL NATO | NATOForm CTSA > (//CTS//ATOMAL)"},
	{"(S//RSEN)", "S RSEN | OtherForm RSEN > (S//RS)"},
	{"(S//RS)", "S RSEN"},
	{"(S//OC)", "S ORCON"},
	{"(S//ORCON)", "S ORCON | OtherForm ORCON > (S//OC)"},
	{"(S//OC-USGOV)", "S ORCON-USGOV"},
	{"(S//OC/OC-USGOV)", "S ORCON ORCON-USGOV | Exclude OC (ORCON-USGOV)"},
	{"(S//OC/RELIDO)", "S ORCON RELIDO | Exclude OC (RELIDO)"},
	{"(U//OC)", "U ORCON | Floor OC"},
	{"(S//IMC)", "S IMCON"},
	{"(S//PR)", "S PROPIN"},
	{"(S//RELIDO)", "S RELIDO"},
	{"(S//RELIDO/DISPLAY ONLY AFG)", "S RELIDO DISPLAY_ONLY[AFG] | Exclude RELIDO (DISPLAY ONLY)"},
	{"(S//EYES)", "S EYES_ONLY"},
	{"(S//USA/GBR EYES ONLY)", "S EYES_ONLY[USA GBR]"},
	{"(S//DSEN)", "S DEA_SENSITIVE"},
	{"(S//FISA)", "S FISA"},
	{"(S//DISPLAY ONLY AFG)", "S DISPLAY_ONLY[AFG]"},
	{"(S//NF/REL TO USA, GBR)", "S NOFORN REL_TO[USA GBR] | Exclude NF (REL TO)"},
	{"(S//NF//XD)", "S NOFORN EXDIS"},
	{"(S//NF//ND)", "S NOFORN NODIS"},
	{"(S//NF//XD/ND)", "S NOFORN EXDIS NODIS | Exclude XD (NODIS) > (S//NF//ND)"},
	{
		"(S/NF/EXDIS)",
		"S NOFORN EXDIS" +
			" | SingleSlash / > (S//NF//XD)" +
			" | OtherForm EXDIS > (S/NF/XD)",
	},
	{"(S//NF//OC)", "S ORCON NOFORN | CategoryOrder OC > (S//OC/NF)"},
	{"(S//NF/NF)", "S NOFORN | DuplicateToken NF > (S//NF)"},
	{"(S//NF//SI)", "S SI NOFORN | CategoryOrder SI > (S//SI//NF)"},
	{
		"(S/NF/OC)",
		"S ORCON NOFORN" +
			" | SingleSlash / > (S//OC/NF)" +
			" | CategoryOrder OC > (S/OC/NF)",
	},
	{"(CUI//SP-BBBB)", "U CUI[SP-BBBB]"},
	{"(CUI//AAAA)", "U CUI[AAAA]"},
	{"(CUI//SP-BBBB//DISSEM)", "U CUI[SP-BBBB] LDC[DISSEM]"},
	{"(CUI//SP-BBBB//NF)", "U CUI[SP-BBBB] NOFORN"},
	{"(CUI//BBBB/AAAA)", "U CUI[BBBB AAAA] | CUIUnsorted AAAA > (CUI//AAAA/BBBB)"},
	{"(CUI//AAAA/SP-BBBB)", "U CUI[AAAA SP-BBBB] | CUIUnsorted SP-BBBB > (CUI//SP-BBBB/AAAA)"},
	{"(CUI//AAAA//FED ONLY)", "U CUI[AAAA] FED_ONLY"},
	{"(S//CUI//SP-AAAA)", "S CUI[SP-AAAA]"},
	{"(S//CUI//SP-AAAA//NF)", "S CUI[SP-AAAA] NOFORN"},
	{"(CONTROLLED)", "U CUI | ControlledWord CONTROLLED > (CUI)"},
	{"(S//CONTROLLED)", "S CUI | ControlledWord CONTROLLED > (S//CUI)"},
	{"(C - ENTIRE TEXT)", "C whole"},
	{"(S-ENTIRE TEXT)", "S whole"},
	{"(C/NF - Entire text)", "C NOFORN whole"},
	{"(CONFIDENTIAL - ENTIRE TEXT)", "C whole"},
	{"(C-Entire Text.)", "C whole"},
	{"(LOU - ENTIRE TEXT)", "U LIMITED_OFFICIAL_USE whole"},
	{"CONFIDENTIAL - ENTIRE TEXT.", "C whole"},
	{"SECRET - ENTIRE TEXT", "S whole"},
	{"Secret/NOFORN - Entire Text.", "S NOFORN whole"},
	{"C - ENTIRE TEXT.", "C whole"},
	{"LIMITED OFFICIAL USE - ENTIRE TEXT.", "U LIMITED_OFFICIAL_USE whole"},
	{"(C) - ENTIRE TEXT", "C whole"},
	{"(C) ENTIRE TEXT.", "C whole"},
	{"(Confidential)", "C | Malformed Confidential > (C)"},
	{"(CONFIDENTIAL)", "C | Malformed CONFIDENTIAL > (C)"},
	{"(SECRET)", "S | Malformed SECRET > (S)"},
	{"(UNCLASSIFIED)", "U | Malformed UNCLASSIFIED > (U)"},
	{"(TOP SECRET)", "TS | Malformed TOP SECRET > (TS)"},
	{"(SENSITIVE BUT UNCLASSIFIED)", "U SBU | Malformed SENSITIVE BUT UNCLASSIFIED > (SBU)"},
	{"(LIMITED OFFICIAL USE)", "U LIMITED_OFFICIAL_USE | Malformed LIMITED OFFICIAL USE > (LOU)"},
	{"(SENSITIVE)", "U SBU | Malformed SENSITIVE > (SBU)"},
	{"(CONF)", "C | Malformed CONF > (C)"},
	{"(SEC)", "S | Malformed SEC > (S)"},
	{"(UNC)", "U | Malformed UNC > (U)"},
	{"(UNCLAS)", "U | Malformed UNCLAS > (U)"},
	{
		"(SECRET//REL TRAINIA)",
		"S REL_TO[TRAINIA]" +
			" | Malformed SECRET > (S//REL TRAINIA)" +
			" | ListUSA REL TRAINIA" +
			" | ListUnknown REL TRAINIA",
	},
	{"(CONFIDENTIAL//NOFORN)", "C NOFORN | Malformed CONFIDENTIAL > (C//NF)"},
	{"C)", "C | Malformed C) > (C)"},
	{"U)", "U | Malformed U) > (U)"},
	{"SBU)", "U SBU | Malformed SBU) > (SBU)"},
	{"S/NF)", "S NOFORN | Malformed S/NF) > (S/NF) | SingleSlash / > (S//NF)"},
	{"(C", "C | Malformed (C > (C)"},
	{"(S", "S | Malformed (S > (S)"},
	{"(U", "U | Malformed (U > (U)"},
	{"(SBU", "U SBU | Malformed (SBU > (SBU)"},
	{"(S//NF", "S NOFORN | Malformed (S//NF > (S//NF)"},
	{"[C]", "C | Malformed [C] > (C)"},
	{"[SBU]", "U SBU | Malformed [SBU] > (SBU)"},
	{"{C}", "C | Malformed {C} > (C)"},
	{"{LOU}", "U LIMITED_OFFICIAL_USE | Malformed {LOU} > (LOU)"},
	{"((C))", "C | Malformed ((C)) > (C)"},
	{"((SBU))", "U SBU | Malformed ((SBU)) > (SBU)"},
	{"(C.)", "C | Malformed C. > (C)"},
	{"(S.)", "S | Malformed S. > (S)"},
	{"(SBU.)", "U SBU | Malformed SBU. > (SBU)"},
	{"(CC)", "C | Malformed CC > (C)"},
	{"(UU)", "U | Malformed UU > (U)"},
	{"(SS)", "S | Malformed SS > (S)"},
	{"(SBUSBU)", "U SBU | Malformed SBUSBU > (SBU)"},
	{"(LOULOU)", "U LIMITED_OFFICIAL_USE | Malformed LOULOU > (LOU)"},
	{"(TSTS)", "TS | Malformed TSTS > (TS)"},
	{"(X)", "- | UnknownToken X"},
	{"(C/)", "C | Malformed C/ > (C)"},
	{"(C//)", "C | Malformed C// > (C)"},
	{"(LOU/)", "U LIMITED_OFFICIAL_USE | Malformed LOU/ > (LOU)"},
	{"( C )", "C | Malformed ( C ) > (C)"},
	{"( S/NF )", "S NOFORN | Malformed ( S/NF ) > (S/NF) | SingleSlash / > (S//NF)"},
	{"(C ]", "C | Malformed (C ] > (C)"},
	{"[C)", "C | Malformed [C) > (C)"},
	{"(C))", "C | Malformed (C)) > (C)"},
	{"((C)", "C | Malformed ((C) > (C)"},
	{"(S/ NF)", "S NOFORN | SingleSlash /  > (S//NF) | Malformed NF > (S/NF)"},
	{"(S // NF)", "S NOFORN | Malformed NF > (S//NF)"},
	{"(C NF)", "C NOFORN | Malformed C NF > (C//NF)"},
	{"(C, NF)", "C NOFORN | Malformed C, NF > (C//NF)"},
	{"(CNF)", "C NOFORN | Malformed CNF > (C//NF)"},
	{"(SNF)", "S NOFORN | Malformed SNF > (S//NF)"},
	{"(S-NF)", "S NOFORN | Malformed S-NF > (S//NF)"},
	{"(C-NF)", "C NOFORN | Malformed C-NF > (C//NF)"},
	{"(U-FOUO)", "U FOUO | Malformed U-FOUO > (U//FOUO)"},
	{"(S//OC NF)", "S ORCON NOFORN | Malformed OC NF > (S//OC/NF)"},
	{"(SBUNF)", "U SBU_NOFORN | Malformed SBUNF > (SBU-NF)"},
	{"(c)", "C | LowerCase c > (C)"},
	{"(s)", "S | LowerCase s > (S)"},
	{"(u)", "U | LowerCase u > (U)"},
	{"(ts)", "TS | LowerCase ts > (TS)"},
	{"(sbu)", "U SBU | LowerCase sbu > (SBU)"},
	{"(s/nf)", "S NOFORN | LowerCase s/nf > (S/NF) | SingleSlash / > (S//NF)"},
	{"(s//NF)", "S NOFORN | LowerCase s > (S//NF)"},
	{"(S//nf)", "S NOFORN | LowerCase nf > (S//NF)"},
	{"(sbu/nf)", "U SBU_NOFORN | LowerCase sbu/nf > (SBU/NF)"},
	{"(C/S)", "S | DoubleLevel S"},
	{"(U//C)", "C | DoubleLevel C"},
	{"(C/C)", "C | DuplicateToken C > (C)"},
	{"(C-S)", "nil"},
	{"(C/SBU)", "C SBU | SingleSlash / > (C//SBU) | Over SBU > (C)"},
	{"(C//FOUO)", "C FOUO | Over FOUO > (C)"},
	{"(C//SBU-NF)", "C SBU_NOFORN | Over SBU-NF > (C//NF)"},
	{"(C/LOU)", "C LIMITED_OFFICIAL_USE | SingleSlash / > (C//LOU) | Over LOU"},
	{"(NF)", "- NOFORN | LevelMissing NF"},
	{"(NOFORN)", "- NOFORN | OtherForm NOFORN | LevelMissing NOFORN"},
	{"(OC/NF)", "- ORCON NOFORN | LevelMissing OC"},
	{"(REL TO USA, GBR)", "- REL_TO[USA GBR] | LevelMissing REL TO USA, GBR"},
	{"(NODIS)", "- NODIS | OtherForm NODIS | LevelMissing NODIS"},
	{"(S//XYZ)", "S | UnknownToken XYZ"},
	{"(SBU/XYZ)", "U SBU | UnknownToken XYZ"},
	{"(S/XYZ)", "S | UnknownToken XYZ"},
	{"(C//RESTRICTED)", "C RESTRICTED | RestrictedUS RESTRICTED"},
	{"(RESTRICTED)", "nil"},
	{"C", "nil"},
	{"S/NF", "S NOFORN | NotParenthesised S/NF > (S/NF) | SingleSlash / > (S//NF)"},
	{"(The minister)", "nil"},
	{"(see ref A)", "nil"},
	{"(Ref B)", "nil"},
	{"(REFTEL)", "nil"},
	{"(1)", "nil"},
	{"(a)", "nil"},
	{"(A)", "nil"},
	{"(B)", "nil"},
	{"(D)", "nil"},
	{"(i)", "nil"},
	{"(ii)", "nil"},
	{"(iv)", "nil"},
	{"(IV)", "nil"},
	{"(OSCE)", "nil"},
	{"(ABC)", "nil"},
	{"(PKK-S)", "nil"},
	{"(U.S.)", "nil"},
	{"(U.K.)", "nil"},
	{"(U.N.)", "nil"},
	{"(C/o the embassy)", "nil"},
	{"(S/he)", "nil"},
	{"(U/S Nuland)", "nil"},
	{"(SI)", "nil"},
	{"(DS)", "nil"},
	{"(RS)", "nil"},
	{"(cc)", "nil"},
	{"(ss)", "nil"},
	{"(secret)", "nil"},
	{"(S. Korea)", "nil"},
	{"(Sec. Rice)", "nil"},
	{"(Sc)", "nil"},
	{"(Us)", "nil"},
	{"(TS Eliot)", "nil"},
	{"(C. Powell)", "nil"},
	{"(note)", "nil"},
	{"(sic)", "nil"},
	{"[sic]", "nil"},
	{"[1]", "nil"},
	{"[A]", "nil"},
	{"[NOTE]", "nil"},
	{"(C Company commander)", "nil"},
	{"(U Thant)", "nil"},
	{"()", "nil"},
	{"(())", "nil"},
	{"(-)", "nil"},
	{"(/)", "nil"},
	{"(//)", "nil"},
	{"(...)", "nil"},
	{"(2)", "nil"},
	{"(U2)", "nil"},
	{"(C4)", "nil"},
	{"(S-300)", "nil"},
	{"(SA-7)", "nil"},
	{"(C-130)", "nil"},
	{"(C-17)", "nil"},
	{"(S-400)", "nil"},
	{"(U-2)", "nil"},
	{"(TS-1)", "nil"},
	{"(C3I)", "nil"},
	{"(NATO)", "nil"},
	{"(JOINT)", "nil"},
	{"(LES)", "nil"},
	{"(SSI)", "nil"},
	{"(C/CONF)", "C | DuplicateToken CONF > (C)"},
	{"(C//NF//)", "C NOFORN | Malformed C//NF// > (C//NF)"},
	{"(C,NF)", "C NOFORN | Malformed C,NF > (C//NF)"},
	{"(SBU/LES)", "U SBU LES | SingleSlash / > (SBU//LES)"},
	{"(S//FGI GBR//S)", "S FGI[GBR] | DuplicateToken S > (S//FGI GBR)"},
	{"(//GBR S//C)", "S FGI[GBR] | DoubleLevel C"},
	{"(S//GBR S)", "S FGI[GBR] | DoubleLevel GBR S"},
	{"(U/LOU)", "U LIMITED_OFFICIAL_USE | SingleSlash / > (U//LOU)"},
	{
		"(SBU/FOUO)",
		"U FOUO SBU" +
			" | SingleSlash / > (SBU//FOUO)" +
			" | Superseded FOUO (SBU) > (SBU)",
	},
	{"(//GBR-S)", "S FGI[GBR]"},
	{
		"(C/REL TO UK, US)",
		"C REL_TO[UK US]" +
			" | SingleSlash / > (C//REL TO UK, US)" +
			" | ListUSA REL TO UK, US" +
			" | ListUnknown REL TO UK, US",
	},
	{
		"(S//REL TO UNITED KINGDOM)",
		"S REL_TO[UNITED KINGDOM]" +
			" | ListUSA REL TO UNITED KINGDOM" +
			" | ListUnknown REL TO UNITED KINGDOM",
	},
	{
		"(C//REL TO USA, AND GBR)",
		"C REL_TO[USA GBR]" +
			" | ListSeparator REL TO USA, AND GBR > (C//REL TO USA, GBR)",
	},
	{
		"(S//NF/OC/SI)",
		"S SI ORCON NOFORN" +
			" | CategoryOrder OC > (S//SI//OC/NF)" +
			" | SingleSlash / > (S//SI//OC/NF)",
	},
	{"(S//RD/FRD//NF)", "S RD FRD NOFORN | Superseded FRD (RD) > (S//RD//NF)"},
	{
		"(S//EYES ONLY USA, GBR)",
		"S EYES_ONLY[USA GBR]" +
			" | Malformed EYES ONLY USA, GBR > (S//USA/GBR EYES ONLY)",
	},
	{
		"(S//EYES ONLY USA/GBR)",
		"S EYES_ONLY[USA GBR]" +
			" | Malformed EYES ONLY USA/GBR > (S//USA/GBR EYES ONLY)",
	},
	{"(S//EYES ONLY)", "S EYES_ONLY | OtherForm EYES ONLY > (S//EYES)"},
	{"(S NF EXDIS)", "S NOFORN EXDIS | Malformed S NF EXDIS > (S//NF//XD)"},
	{
		"(S//NF OC EXDIS)",
		"S ORCON NOFORN EXDIS" +
			" | Malformed NF OC EXDIS > (S//OC/NF//XD)" +
			" | CategoryOrder OC > (S//OC/NF//XD)",
	},
	{"(S//NF XYZ)", "S NOFORN | UnknownToken XYZ"},
	{"(S//NF THE MINISTER SAID)", "S NOFORN | UnknownToken THE MINISTER SAID"},
	{"(C//FGI GB&0000)", "C FGI[GB&0000] | ListUnknown FGI GB&0000"},
	{
		"(C//FGI GBR&CAN)",
		"C FGI[CAN GBR]" +
			" | ListUnsorted FGI GBR&CAN > (C//FGI CAN GBR)" +
			" | ListSeparator FGI GBR&CAN > (C//FGI CAN GBR)",
	},
	{"(S NF", "S NOFORN | Malformed (S NF > (S//NF)"},
	{"(S//REL TO USA,", "S REL_TO[USA] | Malformed (S//REL TO USA, | ListAlone REL TO USA"},
	{"(S//REL", "S REL_TO | Malformed (S//REL | ListBare REL"},
	{"(S//OC//NF)", "S ORCON NOFORN | ExtraSlash // > (S//OC/NF)"},
	{"(S,NF)", "S NOFORN | Malformed S,NF > (S//NF)"},
	{"(S//OC,NF)", "S ORCON NOFORN | Malformed OC,NF > (S//OC/NF)"},
	{"(S//SI/TK/OC/NF)", "S SI TK ORCON NOFORN | SingleSlash / > (S//SI/TK//OC/NF)"},
	{"(S/SI//OC)", "S SI ORCON | SingleSlash / > (S//SI//OC)"},
	{"(S//SAR-BP//SAR-CD)", "S SAR[BP CD] | ExtraSlash // > (S//SAR-BP/CD) | Retired SAR-CD > (S//SAR-BP/CD)"},
	{"(S//SAR-CD/BP)", "S SAR[BP CD] | CategoryOrder BP > (S//SAR-BP/CD)"},
	{"(S//HCS-P/SI)", "S HCS[P] HCS-P SI | Need HCS-P (NOFORN) > (S//HCS-P/SI//NF)"},
	{"(S//REL TO USA, GBR AND AUS)", "S REL_TO[USA AUS GBR] | ListUnsorted REL TO USA, GBR AND AUS > (S//REL TO USA, AUS, GBR) | ListSeparator REL TO USA, GBR AND AUS > (S//REL TO USA, AUS, GBR)"},
	{"(S//REL TO USA, GBR, GBR)", "S REL_TO[USA GBR] | ListRepeated REL TO USA, GBR, GBR > (S//REL TO USA, GBR)"},
	{"(S//REL TO USA, ZZZ)", "S REL_TO[USA ZZZ] | ListUnknown REL TO USA, ZZZ"},
	{"(S//REL TO USA)", "S REL_TO[USA] | ListAlone REL TO USA"},
	{"(S//REL TO USA, AUS, ACGU)", "S REL_TO[USA AUS ACGU]"},
	{"(S//REL TO USA, EU)", "S REL_TO[USA EU]"},
	{"(S//REL TO USA, NSG)", "S REL_TO[USA NSG]"},
	{"(S//REL TO UAS, GBR)", "S REL_TO[GBR UAS] | ListUSA REL TO UAS, GBR | ListUnsorted REL TO UAS, GBR | ListUnknown REL TO UAS, GBR > (S//REL TO USA, GBR)"},
	{"(S//JOINT S USA GBR//REL TO USA, GBR)", "S JOINT[S USA GBR] REL_TO[USA GBR] | ListUnknown JOINT S USA GBR | Need JOINT S USA GBR (REL TO)"},
	{"(//JOINT S USA GBR//REL TO USA)", "S JOINT[GBR USA] REL_TO[USA] | ListUnsorted JOINT S USA GBR > (//JOINT S GBR USA//REL TO USA) | Need JOINT S USA GBR (REL TO) | ListAlone REL TO USA"},
	{"(//JOINT S USA GBR//REL TO USA, GBR)", "S JOINT[GBR USA] REL_TO[USA GBR] | ListUnsorted JOINT S USA GBR > (//JOINT S GBR USA//REL TO USA, GBR)"},
	{"(//JOINT S USA GBR)", "S JOINT[GBR USA] | ListUnsorted JOINT S USA GBR > (//JOINT S GBR USA) | Need JOINT S USA GBR (REL TO)"},
	{"(S//FGI NATO//ATOMAL)", "S ATOMAL FGI[NATO] | CategoryOrder ATOMAL > (S//ATOMAL//FGI NATO)"},
	{"(S//FGI GBR//ATOMAL)", "S ATOMAL FGI[GBR] | CategoryOrder ATOMAL > (S//ATOMAL//FGI GBR) | Need ATOMAL (FGI or NATO)"},
	{"(//NATO S)", "S NATO | NATOForm NATO S > (//NS)"},
	{"(/NS)", "S NATO | Malformed /NS > (NS) | NATOForm NS > (//NS)"},
	{"(NS)", "S NATO | NATOForm NS > (//NS)"},
	{"(S//FGI)", "S FGI"},
	{"(//GBR S//NF)", "S FGI[GBR] NOFORN"},
	{"(/GBR S)", "S FGI[GBR] | Malformed /GBR S > (GBR S) | FGISlashes GBR S > (//GBR S)"},
	{"(//GBRX S)", "- | UnknownToken GBRX S"},
	{"(//GBR)", "- | UnknownToken GBR"},
	{"(S//ORCN)", "S | UnknownToken ORCN > (S//OC)"},
	{"(S//NOFOR)", "S | UnknownToken NOFOR > (S//NF)"},
	{"(S//NOFRON)", "S | UnknownToken NOFRON > (S//NF)"},
	{"(S//NOFORNX)", "S | UnknownToken NOFORNX > (S//NF)"},
	{"(S//NFX)", "S | UnknownToken NFX > (S//NF)"},
	{"(S//PROPN)", "S | UnknownToken PROPN > (S//PR)"},
	{"(S//SI-ECI ABC//NF)", "S SI[ABC] NOFORN | Retired SI-ECI ABC > (S//SI-ABC//NF)"},
	{"(TS//SI-G ABCD EFGH//OC/NF)", "TS SI[G ABCD EFGH] SI-G ORCON NOFORN"},
	{"(S/XX)", "S | UnknownToken XX > (S//XD)"},
	{"(S//XYZ-ABC//NF)", "S NOFORN | UnknownToken XYZ-ABC"},
	{"(s//nf)", "S NOFORN | LowerCase s//nf > (S//NF)"},
	{"(S//rel to USA, GBR)", "S REL_TO[USA GBR] | LowerCase rel to USA, GBR > (S//REL TO USA, GBR)"},
	{"(S//REL to USA, Great Britain)", "S REL_TO[USA GREAT BRITAIN] | ListUnknown REL to USA, Great Britain"},
	{"(SNOFORN)", "S NOFORN | Malformed SNOFORN > (S//NF)"},
	{"(S NF)", "S NOFORN | Malformed S NF > (S//NF)"},
	{"(S//OCNF)", "S ORCON NOFORN | Malformed OCNF > (S//OC/NF)"},
	{"(S//NF/)", "S NOFORN | Malformed S//NF/ > (S//NF)"},
	{"(S//NF//)", "S NOFORN | Malformed S//NF// > (S//NF)"},
	{"(/S//NF)", "S NOFORN | Malformed /S//NF > (S//NF)"},
	{"(.S//NF.)", "S NOFORN | Malformed .S//NF. > (S//NF)"},
	{"( S//NF )", "S NOFORN | Malformed ( S//NF ) > (S//NF)"},
	{"(S//NF; OC)", "S ORCON NOFORN | Malformed NF; OC > (S//OC/NF) | CategoryOrder OC > (S//OC/NF)"},
	{"[S//NF]", "S NOFORN | Malformed [S//NF] > (S//NF)"},
	{"{S//NF}", "S NOFORN | Malformed {S//NF} > (S//NF)"},
	{"((S//NF))", "S NOFORN | Malformed ((S//NF)) > (S//NF)"},
	{"(S//NF]", "S NOFORN | Malformed (S//NF] > (S//NF)"},
	{"<S//NF>", "nil"},
	{"(S//LES//NF)", "S NOFORN LES | CategoryOrder NF > (S//NF//LES)"},
	{"(U//LES/NF)", "U NOFORN LES | SingleSlash / > (U//NF//LES) | CategoryOrder NF > (U//NF//LES)"},
	{"(U//LES-NF)", "U LES_NOFORN"},
	{"(C//SBU)", "C SBU | Over SBU > (C)"},
	{"(TOP SECRET//SI//NF)", "TS SI NOFORN | Malformed TOP SECRET > (TS//SI//NF)"},
	{"(S//S//NF)", "S NOFORN | DuplicateToken S > (S//NF)"},
	{"(S/S/NF)", "S NOFORN | SingleSlash /S/ > (S//NF) | DuplicateToken S > (S/NF)"},
	{"(U//NF)", "U NOFORN"},
	{"(TS//FOUO)", "TS FOUO | Over FOUO > (TS)"},
	{"(S//RS/RELIDO)", "S RSEN RELIDO"},
	{"(S//NF/RELIDO)", "S NOFORN RELIDO | Exclude NF (RELIDO)"},
	{"(S//RD/FRD)", "S RD FRD | Need RD (NOFORN or REL TO or RELIDO or EYES ONLY or DISPLAY ONLY) > (S//RD/FRD//NF) | Superseded FRD (RD) > (S//RD) | Need FRD (NOFORN or REL TO or RELIDO or EYES ONLY or DISPLAY ONLY) > (S//RD/FRD//NF)"},
	{"(S//RD/TFNI)", "S RD TFNI | Need RD (NOFORN or REL TO or RELIDO or EYES ONLY or DISPLAY ONLY) > (S//RD/TFNI//NF) | Superseded TFNI (RD) > (S//RD)"},
	{"(S//RD-SIGMA 20 14//NF)", "S RD[SG 14 20] RD-SIGMA NOFORN | CategoryOrder RD-SIGMA 20 14 > (S//RD-SG 14 20//NF)"},
	{"(S//RD-CNWDI-SIGMA 14//NF)", "S RD[CNWDI SG 14] RD-CNWDI RD-SIGMA NOFORN"},
	{"(S//FRD-SIGMA 14//NF)", "S FRD[SG 14] FRD-SIGMA NOFORN"},
	{"(CUI//SP-PRVCY/HLTH//FED ONLY)", "U CUI[SP-PRVCY HLTH] FED_ONLY"},
	{"(CUI//HLTH/SP-PRVCY)", "U CUI[HLTH SP-PRVCY] | CUIUnsorted SP-PRVCY > (CUI//SP-PRVCY/HLTH)"},
	{"(CUI/SP-PRVCY)", "U CUI[SP-PRVCY]"},
	{"(CUI//NF)", "U CUI NOFORN"},
	{"(S//CUI)", "S CUI"},
	{"(U//CONTROLLED)", "U CUI | ControlledWord CONTROLLED > (U//CUI)"},
	{"(S//25X1)", "S | UnknownToken 25X1"},
	{"(S//20370314)", "S | UnknownToken 20370314"},
	{"(S//MR)", "S | UnknownToken MR > (S//PR)"},
	{"(R)", "- | UnknownToken R"},
	{"(S//EFTO)", "S | UnknownToken EFTO"},
	{"(U//EFTO)", "U | UnknownToken EFTO"},
	{"(S SENSITIVE)", "S SBU | Malformed S SENSITIVE > (S//SBU) | Over SENSITIVE > (S)"},
	{"(S//SENSITIVE)", "S SBU | Over SENSITIVE > (S)"},
	{"(S//NODIS)", "S NODIS | OtherForm NODIS > (S//ND) | Need NODIS (NOFORN) > (S//NF//ND)"},
	{"(S//XD)", "S EXDIS | Need XD (NOFORN) > (S//NF//XD)"},
	{"(S/XD)", "S EXDIS | SingleSlash / > (S//XD)"},
	{"(S//USA/GBR EYES)", "S | UnknownToken USA | UnknownToken GBR EYES"},
	{"(S//DISPLAY ONLY)", "S DISPLAY_ONLY | ListBare DISPLAY ONLY"},
	{"(S//DISPLAY ONLY USA, AFG)", "S DISPLAY_ONLY[AFG USA] | ListUSA DISPLAY ONLY USA, AFG | ListUnsorted DISPLAY ONLY USA, AFG > (S//DISPLAY ONLY AFG, USA)"},
	{"(S - ENTIRE TEXT)", "S whole"},
	{"(SECRET - ENTIRE TEXT)", "S whole"},
	{"(S//NF - ENTIRE TEXT)", "S NOFORN whole"},
}

func TestReadPortion(t *testing.T) {
	t.Parallel()
	for _, c := range portionCases {
		m, n := ReadPortion([]byte(c.in + " Training sentence."))
		if m != nil && n != len(c.in) {
			t.Errorf("%s: took %d bytes", c.in, n)
		}
		if diff := cmp.Diff(c.want, describe(m)); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", c.in, diff)
		}
	}
}

func TestReadPortionContext(t *testing.T) {
	t.Parallel()
	cases := []struct{ name, in, want string }{
		{"bare level, two blanks", "C  Training sentence.", "C"},
		{"bare level, one blank is prose", "C Training sentence.", ""},
		{"a name", "U Thant spoke.", ""},
		{"a country", "S Korea spoke.", ""},
		{"an office", "U/S Trainer spoke.", ""},
		{"no blank after the mark", "(C)Training sentence.", "(C)"},
		{"bracket lost, later bracket opens first", "(C Training (see ref A) sentence.", "(C"},
		{"bracket closed after prose", "(C Training sentence) goes on.", ""},
		{"bracket lost, control", "(S//NF Training (see ref A) sentence.", "(S//NF"},
		{"list wrapped", "(S//REL TO USA,\n   GBR) Training.", "(S//REL TO USA,\n   GBR)"},
		{"wrapped after a slash", "(S/\r\n  NF) Training.", "(S/\r\n  NF)"},
		{"no-break space in list", "(S//REL TO USA,\u00a0GBR) Training.", "(S//REL TO USA,\u00a0GBR)"},
		{"bracket beyond a blank line", "(S//REL TO USA,\n\n GBR) Training.", "(S//REL TO USA,"},
		{"bracket too far", "(S//REL TO " + strings.Repeat("A", maxMark) + ")", "(S//REL"},
		{"open, control behind a blank", "(S NF The minister (see ref A) said.", "(S NF"},
		{"open, controls in a row", "(C NF EXDIS THE MINISTER said.", "(C NF EXDIS"},
		{"open, control behind a comma", "(S, NF The minister said.", "(S, NF"},
		{"open, spaced stroke", "(S // NF The minister said.", "(S // NF"},
		{"open, list", "(S//REL TO USA, GBR The minister said.", "(S//REL TO USA, GBR"},
		{"open, list in a telegram", "(S//REL TO USA, GBR THE MINISTER SAID.", "(S//REL TO USA, GBR"},
		{"open, list over two lines", "(S//REL TO USA,\n   GBR\nThe minister said.", "(S//REL TO USA,\n   GBR"},
		{"open, list in small letters", "(S//REL to Arkadia, The minister said.", "(S//REL"},
		{"open, readers before", "(S//USA/GBR EYES ONLY The minister said.", "(S//USA/GBR EYES ONLY"},
		{"open, readers behind", "(S//EYES ONLY USA, GBR The minister said.", "(S//EYES ONLY USA, GBR"},
		{"open, control and text closed later", "(S NF The minister said so.)", "(S NF"},
		{"open, prose behind a known word", "(C DS agents) said.", ""},
		{"open, an office", "(S DS AGENTS SAID", "(S"},
		{"bracket lost before, control", "S NF) The minister said.", "S NF)"},
		{"bracket lost before, list", "S//REL TO USA, GBR) The minister said.", "S//REL TO USA, GBR)"},
		{"no bracket, control", "C//NF The minister said.", "C//NF"},
		{"no bracket, list", "S//REL TO USA, GBR The minister said.", "S//REL TO USA, GBR"},
		{"no bracket, prose", "S Korea spoke of NF.", ""},
		{"closed, readers behind", "(S//EYES ONLY USA, GBR) Training.", "(S//EYES ONLY USA, GBR)"},
		{"closed, unknown behind a known control", "(S//NF XYZ) Training.", "(S//NF XYZ)"},
		{"entire text after the bracket", "(S) ENTIRE TEXT", "(S) ENTIRE TEXT"},
		{"entire text as prose", "(S) Entire text of the note follows.", "(S)"},
		{"en dash", "(C – ENTIRE TEXT) Training.", "(C – ENTIRE TEXT)"},
		{"empty", "", ""},
	}
	for _, c := range cases {
		m, n := ReadPortion([]byte(c.in))
		got := ""
		if m != nil {
			got = m.Text
		}
		if diff := cmp.Diff(string(unwrapped([]byte(c.want))), got); diff != "" || n != len(c.want) {
			t.Errorf("%s: n=%d (-want +got)\n%s", c.name, n, diff)
		}
	}
}

// mistypedCases are marks with one slip and the marks that can be meant.
var mistypedCases = []struct{ in, want string }{
	{"(SUB)", "(SBU)"},
	{"(BSU)", ""},
	{"(SBUU)", "(SBU)"},
	{"(SSBU)", "(SBU)"},
	{"(SBY)", "(SBU)"},
	{"(SNU)", "(SBU)"},
	{"(FUOO)", "(FOUO)"},
	{"(FOOU)", "(FOUO)"},
	{"(FOUOO)", "(FOUO)"},
	{"(FUO)", "(FOUO)"},
	{"(FOUP)", "(FOUO)"},
	{"(LUO)", "(LOU)"},
	{"(LOUU)", "(LOU)"},
	{"(CIU)", "(CUI)"},
	{"(CUII)", "(CUI)"},
	{"(TSS)", "(TS)"},
	{"(TTS)", "(TS)"},
	{"(UU)", "(U)"},
	{"(CC)", "(C)"},
	{"(SS)", "(S)"},
	{"(S//NFF)", "(S//NF)"},
	{"(S//NG)", "(S//NF)"},
	{"(S // NFF)", "(S//NF)"},
	{"(C//NOFRN)", "(C//NF)"},
	{"(C/NOFRON)", "(C//NF)"},
	{`(S\NF)`, "(S//NF)"},
	{"(D/NF)", "(S//NF) (C//NF)"},
	{"(X//NF)", "(S//NF) (C//NF)"},
	{"(TSS//NF)", "(TS//NF)"},
	{"(SBU/MF)", "(SBU/NF)"},
	{"(SBU+NF)", "(SBU/NF)"},
	{"(U//FUOO)", "(U//FOUO)"},
	{"(U//SUB)", "(U//SBU)"},
	{"(TS//SI//NFF)", "(TS//SI//NF)"},
	{"(SERCET)", "(S)"},
	{"(CONFIDENTAL)", "(C)"},
	{"(UNCLASSIFED)", "(U)"},
	{"[SUB]", "(SBU)"},
	{"(SUB]", "(SBU)"},
	{"( SUB )", "(SBU)"},
	{"(S/\nNGF)", "(S//NF)"},
}

// notMistyped are what prose has in brackets.
var notMistyped = []string{
	"(USG)", "(UN)", "(EU)", "(CONT)", "(CONT'D)", "(CONTD)", "(SEPTEL)", "(NOTAL)", "(REFTEL)", "(A)", "(B)",
	"(1)", "(12)", "(I)", "(II)", "(US)", "(SC)", "(PM)", "(CT)", "(AU)", "(UK)", "(SE)", "(CA)", "(ST)", "(UAE)",
	"(SBA)", "(EBU)", "(TSA)", "(CTS)", "(USA)", "(GBR)", "(MOU)", "(LOI)", "(CII)", "(DUI)", "(LIU)", "(LOC)",
	"(CIA)", "(SADC)", "(FOUR)", "(LOUD)", "(SIBU)", "(SUBU)", "(OSCE)", "(NATO)", "(SMITH)", "(C-130)", "(S-300)",
	"(SU-24)", "(DS)", "(U/S)", "(A/S)", "(S/CT)", "(CDA)", "(CHARGE)", "(PROTECT)", "(SECRETARY)", "(CONFIDENT)",
	"(UNCLE)", "(sub)", "(fuoo)", "(sbu)", "(The minister)", "(SUB COMMITTEE)", "(S B U)", "()", "(SUB", "SUB)",
	"(SBU)", "(S//NF)", "",
}

func TestReadMistyped(t *testing.T) {
	t.Parallel()
	for _, c := range mistypedCases {
		m, n := ReadMistyped([]byte(c.in + " Training sentence."))
		if c.want == "" {
			if m != nil {
				t.Errorf("%s: mistyped for %v", c.in, m.Meant)
			}
			continue
		}
		if m == nil || n != len(c.in) {
			t.Errorf("%s: %v, %d bytes", c.in, m, n)
			continue
		}
		checkMistyped(t, m)
		if got := meantTexts(m); got != c.want {
			t.Errorf("%s: can be %s, want %s", c.in, got, c.want)
		}
	}
}

func TestNotMistyped(t *testing.T) {
	t.Parallel()
	for _, s := range notMistyped {
		if m, n := ReadMistyped([]byte(s)); m != nil || n != 0 {
			t.Errorf("%s: %d bytes, can be %s", s, n, meantTexts(m))
		}
	}
}

func TestUnknownTokenIsMeant(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{"(S//NFF)": "(S//NF)", "(C//NOFRN)": "(C//NF)", "(S//XYZ)": ""} {
		m, _ := ReadPortion([]byte(in))
		if got := meantTexts(m); m.Fault(UnknownToken) == nil || m.Level == NoLevel || got != want {
			t.Errorf("%s: %s, can be %s, want %s", in, describe(m), got, want)
		}
	}
}

func meantTexts(m *Mark) string {
	list := make([]string, 0, len(m.Meant))
	for _, meant := range m.Meant {
		list = append(list, meant.Text)
	}
	return strings.Join(list, " ")
}

// checkMistyped reports what no mistyped mark may be.
func checkMistyped(t *testing.T, m *Mark) {
	t.Helper()
	checkMark(t, m)
	f := m.Fault(Mistyped)
	if f == nil || len(m.Faults) != 1 || m.Level != NoLevel || !m.Controls.Empty() || len(m.Meant) == 0 {
		t.Fatalf("%q: %s", m.Text, describe(m))
	}
	if (f.Repair != "") != (len(m.Meant) == 1) || f.Repair != "" && f.Repair != m.Meant[0].Text {
		t.Fatalf("%q: repair %q of %s", m.Text, f.Repair, meantTexts(m))
	}
	for i, meant := range m.Meant {
		if len(meant.Faults) > 0 || meant.Level == NoLevel || i > 0 && meant.Level > m.Meant[i-1].Level {
			t.Fatalf("%q: meant %s", m.Text, meantTexts(m))
		}
	}
}

func TestWrappedIsOneMark(t *testing.T) {
	t.Parallel()
	for _, c := range [][2]string{
		{"(S//REL TO USA,\n   GBR)", "(S//REL TO USA, GBR)"},
		{"(S/\nNF)", "(S/NF)"},
		{"(S\n/NF)", "(S/NF)"},
		{"(S\r\n)", "(S)"},
		{"(S//REL TO\r\nUSA, GBR)", "(S//REL TO USA, GBR)"},
	} {
		broken, _ := ReadPortion([]byte(c[0]))
		whole, _ := ReadPortion([]byte(c[1]))
		if whole == nil || broken != whole {
			t.Errorf("%q is read as %+v, %q as %+v", c[0], broken, c[1], whole)
		}
	}
}

func TestParsePortion(t *testing.T) {
	t.Parallel()
	cases := []struct{ in, want string }{
		{"C", "C"},
		{"(C)", "C"},
		{" (S//NF) ", "S NOFORN"},
		{"S//NF", "S NOFORN"},
		{"NF", "- NOFORN | LevelMissing NF"},
		{"SI", "- SI | LevelMissing SI"},
		{"(NATO)", "- NATO | LevelMissing NATO"},
		{"XYZ", "- | UnknownToken XYZ"},
		{"the minister", "nil"},
		{"", "nil"},
	}
	for _, c := range cases {
		if diff := cmp.Diff(c.want, describe(ParsePortion(c.in))); diff != "" {
			t.Errorf("%s: (-want +got)\n%s", c.in, diff)
		}
	}
}

func TestReadPortionShares(t *testing.T) {
	t.Parallel()
	a, _ := ReadPortion([]byte("(C/NF) One."))
	b, _ := ReadPortion([]byte("(C/NF) Two."))
	if a != b {
		t.Error("equal markings do not share a Mark")
	}
}
