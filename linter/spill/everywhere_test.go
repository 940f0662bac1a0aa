package spill_test

import (
	"strings"
	"testing"
)

// places are where a marking may stand by itself; MARK is its own.
var places = []struct{ name, text string }{
	{"a line at the head", "MARK\n\nThe harbor was closed on Monday, as the porter said.\n"},
	{"a line at the foot", "The harbor was closed on Monday, as the porter said.\n\nMARK\n"},
	{"a line within", "The harbor was closed on Monday.\n\nMARK\n\nThe porter said so, and went home.\n"},
	{"a line between rules", "The harbor was closed.\n\n-- MARK --\n\nThe porter said so, and went home.\n"},
	{"a field", "Title: Harbor\nClassification: MARK\nDate: 3 May\n"},
	{"a field of settings", "title = harbor\nmarking = MARK\ndate = 3 May\n"},
	{"a field of JSON", "{\"title\": \"Harbor\", \"classification\": \"MARK\", \"date\": \"3 May\"}\n"},
	{"a caveat of JSON", "{\"title\": \"Harbor\", \"caveats\": [\"MARK\"], \"date\": \"3 May\"}\n"},
	{"an element", "<doc><title>Harbor</title><marking>MARK</marking></doc>\n"},
	{"an attribute", "<doc classification=\"MARK\"><title>Harbor</title></doc>\n"},
	{"the head of a subject", "From: roe@example.org\nSubject: MARK - harbor talks\n\nSee below.\n"},
	{"the foot of a subject", "From: roe@example.org\nSubject: Harbor talks (MARK)\n\nSee below.\n"},
	{"a cell under its heading", "id,title,classification\n1,Harbor,MARK\n2,Lunch,none\n"},
	{"a cell of a table", "| no | title | marking |\n|----|-------|---------|\n| 1 | Harbor | MARK |\n"},
	{"a comment", "def roe():\n    # MARK\n    return 1\n"},
	{"a comment of another language", "/* MARK */\nint roe(void) { return 1; }\n"},
	{"a comment of markup", "<p>Harbor</p>\n<!-- MARK -->\n<p>Lunch</p>\n"},
	{"a heading", "# MARK\n\nThe harbor was closed on Monday.\n"},
	{"a quote", "He sent this:\n\n> MARK\n>\n> The harbor was closed.\n"},
	{"stars", "**MARK**\n\nThe harbor was closed on Monday.\n"},
	{"brackets before a paragraph", "1. (MARK) The harbor was closed on Monday.\n"},
	{"a message of a log", "2016-05-03 10:00:00 INFO print: banner=\"MARK\"\n2016-05-03 10:00:01 INFO done\n"},
	{"a string", "var roe = []string{\"harbor\", \"MARK\"}\n"},
}

// marks are markings of all the tables, current and retired, of partners and with slips.
var marks = strings.Split(strings.TrimSpace(`
TOP SECRET
SECRET
CONFIDENTIAL
SECRET//NOFORN
TOP SECRET//SI/TK//NOFORN
TOP SECRET//SI-G//ORCON
SECRET//REL TO USA, GBR
CONFIDENTIAL//REL TO USA, FVEY
SECRET//HCS-P//NOFORN
TOP SECRET//HCS-O//ORCON/NOFORN
SECRET//SAR-MOCK
SECRET//RD
SECRET//RD-CNWDI
SECRET//FRD
SECRET//FRD-SIGMA 14
SECRET//TFNI
SECRET//FGI GBR
SECRET//ORCON-USGOV
SECRET//IMCON
SECRET//RELIDO
SECRET//PROPIN
SECRET//DSEN
SECRET//FISA
SECRET//RSEN
SECRET//DISPLAY ONLY AFG
SECRET//EXDIS
SECRET//NODIS
SECRET//LIMDIS
SECRET//LES
SECRET//SSI
SECRET//CUI
SECRET NOFORN
SECRET NODIS
SECRET EXDIS
SECRET SENSITIVE
SECRET LIMDIS
SECRET/NOFORN
CONFIDENTIAL NOFORN
SECRET WNINTEL
SECRET NOCONTRACT
SECRET EYES ONLY
TOP SECRET UMBRA
TOP SECRET RUFF
TOP SECRET DINAR
SECRET SPOKE
SECRET MORAY
TOP SECRET BYEMAN
TOP SECRET TALENT KEYHOLE
TOP SECRET CODEWORD
SECRET RESTRICTED DATA
SECRET FORMERLY RESTRICTED DATA
RESTRICTED DATA
FORMERLY RESTRICTED DATA
NOFORN
ORCON
NODIS
EXDIS
STADIS
LIMDIS
WNINTEL
NOCONTRACT
PROPIN
RELIDO
IMCON
SPECAT
LIMITED OFFICIAL USE
FOR OFFICIAL USE ONLY
OFFICIAL USE ONLY
SENSITIVE BUT UNCLASSIFIED
SBU
SBU/NF
SBU//NF
SBU NOFORN
FOUO
UNCLASSIFIED//FOUO
UNCLASSIFIED//SBU
UNCLAS SENSITIVE
UNCLAS EFTO
UNCLASSIFIED//LES
UNCLASSIFIED//FOR OFFICIAL USE ONLY
U//FOUO
CUI
CUI//SP-PRVCY
CUI//NOFORN
CUI//SP-CTI//FEDCON
CUI//FEDCON
CUI//PRVCY
CONTROLLED//SP-PRVCY
CONTROLLED UNCLASSIFIED INFORMATION
LAW ENFORCEMENT SENSITIVE
SENSITIVE SECURITY INFORMATION
UNCLASSIFIED CONTROLLED NUCLEAR INFORMATION
NOT RELEASABLE TO FOREIGN NATIONALS
NO FOREIGN DISSEM
NO DISSEM ABROAD
CONTROLLED DISSEM
BACKGROUND USE ONLY
NOFORN/ORCON
REL TO USA, GBR, AUS
EYES ONLY
ROGER CHANNEL
DISSENT CHANNEL
NODIS CHEROKEE
COSMIC TOP SECRET
COSMIC TOP SECRET ATOMAL
COSMIC TOP SECRET BOHEMIA
NATO SECRET
NATO SECRET ATOMAL
NATO CONFIDENTIAL
NATO RESTRICTED
NATO DIFFUSION RESTREINTE
SECRET OTAN
EU SECRET
SECRET UE/EU SECRET
CONFIDENTIEL UE/EU CONFIDENTIAL
RESTREINT UE/EU RESTRICTED
UK SECRET
UK TOP SECRET
UK SECRET UK EYES ONLY
UK OFFICIAL-SENSITIVE
OFFICIAL-SENSITIVE
OFFICIAL: SENSITIVE
UK CONFIDENTIAL
PROTECTED B
AUSTEO
AUS SECRET
CANADIAN EYES ONLY
SECRET DEFENSE
CONFIDENTIEL DEFENSE
DIFFUSION RESTREINTE
STRENG GEHEIM
GEHEIM
VS-NUR FÜR DEN DIENSTGEBRAUCH
VS-VERTRAULICH
STG. CONFIDENTIEEL
SEGRETO
RISERVATISSIMO
SECRETO
DIFUSIÓN LIMITADA
TAJNE
POUFNE
HEMLIG
//GBR SECRET
//DEU CONFIDENTIAL
//NATO SECRET
//COSMIC TOP SECRET
//FGI SECRET
//JOINT SECRET GBR USA
//CTS//BOHEMIA
TS//SI/TK//NF
TS//SI
TS/SCI
S//NF
S/NF
S-NF
S//REL
S//REL TO USA, GBR
C//NF
C/NF
C//REL
TS
S
C
GP-1
GP-3
GROUP 3
T.S.
CONF
CONFID
SECR
Secret
Top Secret
Confidential
Secret/NoForn
Secret - No Foreign Dissem
Nato Secret
Secret (when filled in)
SECRET (WHEN FILLED IN)
SECRET WITH ATTACHMENT
SECRET UNTIL 1 MAY
CONFIDENTIAL - ENTIRE TEXT
CONFIDENTIAL - SPECIAL HANDLING
CONFIDENTIAL/MODIFIED HANDLING AUTHORIZED
CONFIDENTIAL - HANDLE VIA BYEMAN CHANNELS ONLY
HANDLE VIA COMINT CHANNELS ONLY
HANDLE VIA TALENT-KEYHOLE CHANNELS ONLY
SECRET SECURITY INFORMATION
RESTRICTED SECURITY INFORMATION
RESTRICTED
SECRET CRYPTO
CONFIDENTIAL LIMDIS
SECRET SPECAT
SECRET HOLD
S E C R E T
S-E-C-R-E-T
S.E.C.R.E.T.
SE CRET
5ECRET
SERCET
CONFIDENTAL
SECERT//NOFORN
`), "\n")

// silentThere are markings that are something else as often as not where they stand: letters within a text, words in
// small letters in a program.
var silentThere = map[string]string{
	"a line within":               "S | C",
	"a comment":                   "S | C",
	"a quote":                     "S | C",
	"the foot of a subject":       "Secret (when filled in) | SECRET (WHEN FILLED IN)",
	"brackets before a paragraph": "Secret (when filled in) | SECRET (WHEN FILLED IN) | SERCET | CONFIDENTAL",
	"a string": "UNCLAS SENSITIVE | UNCLAS EFTO | TS | S | C | GP-1 | GP-3 | GROUP 3 | T.S. | CONF | CONFID | SECR | " +
		"Secret | Top Secret | Confidential | Secret (when filled in) | SECRET (WHEN FILLED IN) | SERCET | CONFIDENTAL",
}

// Every marking must be seen wherever it may stand by itself.
func TestEverywhere(t *testing.T) {
	t.Parallel()
	for _, place := range places {
		var missed []string
		for _, mark := range marks {
			if judge([]byte(strings.ReplaceAll(place.text, "MARK", mark))) == silent {
				missed = append(missed, mark)
			}
		}
		if got := strings.Join(missed, " | "); got != silentThere[place.name] {
			t.Errorf("%s: silent on %s, want %s", place.name, got, silentThere[place.name])
		}
	}
}
