package spill

import (
	"strings"

	"cablelint/linter/marking"
)

// ownPhrases are what this country writes besides its levels: controls in words, retired ones too. Phrases are
// markings in capitals wherever they stand; of words their place must tell, as prose in capitals may have them.
var ownPhrases = []nation{
	// compartments and access
	{
		marking.CeilingS, "HANDLE VIA BYEMAN, HANDLE VIA COMINT, HANDLE VIA TALENT, HANDLE VIA KEYHOLE, HANDLE VIA HUMINT, " +
			"HANDLE VIA SPECIAL, HANDLE VIA HCS, HANDLE VIA CRYPTO, TALENT KEYHOLE, HVCCO, HVBCO",
		"SPECIAL ACCESS REQUIRED, SENSITIVE COMPARTMENTED INFORMATION, COMINT CHANNELS ONLY, BYEMAN CHANNELS ONLY, " +
			"SECRET SECURITY INFORMATION, COMPARTMENTED INFORMATION",
	},
	// atomic energy, and the order of 1951
	{
		marking.CeilingC, "FORMERLY RESTRICTED DATA, TRANSCLASSIFIED FOREIGN NUCLEAR INFORMATION, " +
			"CRITICAL NUCLEAR WEAPON DESIGN INFORMATION, RESTRICTED SECURITY INFORMATION, CONFIDENTIAL SECURITY INFORMATION, " +
			"CONFIDENTIAL MODIFIED HANDLING, MODIFIED HANDLING AUTHORIZED, FOREIGN GOVERNMENT INFORMATION CONFIDENTIAL",
		"SECURITY INFORMATION, ATOMIC ENERGY ACT",
	},
	// dissemination
	{
		marking.CeilingCUI, "NO FOREIGN DISSEM, NOT RELEASABLE TO FOREIGN, NO DISSEM ABROAD, CONTROLLED DISSEM, " +
			"NOT RELEASABLE TO CONTRACTORS, NO DISSEMINATION ABROAD, BACKGROUND USE ONLY, " +
			"WARNING NOTICE INTELLIGENCE SOURCES, WARNING NOTICE SENSITIVE SOURCES, " +
			"INTELLIGENCE SOURCES AND METHODS INVOLVED, " +
			"DISSEMINATION AND EXTRACTION OF INFORMATION, CAUTION PROPRIETARY INFORMATION, " +
			"AUTHORIZED FOR RELEASE TO USA, SPECAT EXCLUSIVE, LIMITED OFF USE, NOT FOR FOREIGN, US EYES ONLY, " +
			"FOR US EYES ONLY, USA EYES ONLY, NOFORN WNINTEL, WNINTEL, NOCONTRACT, NOFORNORCON, ORCON, PROPIN",
		"ORIGINATOR CONTROLLED, EXCLUSIVE DISTRIBUTION, LIMITED DISTRIBUTION, NO DISTRIBUTION, CONTROLLED IMAGERY, " +
			"RISK SENSITIVE, FOREIGN GOVERNMENT INFORMATION, NO CONTRACT, USIB ONLY, " +
			"RELEASABLE BY INFORMATION DISCLOSURE OFFICIAL, FOREIGN INTELLIGENCE SURVEILLANCE ACT, SPECAT, " +
			"ORIGINATING AGENCYS DETERMINATION REQUIRED",
	},
	// controlled without a level
	{
		marking.CeilingCUI, "LAW ENFORCEMENT SENSITIVE, SENSITIVE SECURITY INFORMATION, DEA SENSITIVE, " +
			"UNCLASSIFIED CONTROLLED NUCLEAR INFORMATION, NAVAL NUCLEAR PROPULSION INFORMATION, " +
			"CONTROLLED TECHNICAL INFORMATION, SENSITIVE HOMELAND SECURITY INFORMATION, SENSITIVE UNCLASSIFIED, " +
			"FOR OFFICIAL GOVERNMENT USE ONLY, SENSITIVE BUT UNCLASS",
		"OFFICIAL USE ONLY, OFF USE ONLY, CONTROLLED UNCLASSIFIED, PROTECTED CRITICAL INFRASTRUCTURE INFORMATION, " +
			"EXPORT CONTROLLED INFORMATION, DISPLAY ONLY, INFORMATION SYSTEMS VULNERABILITY INFORMATION",
	},
}

// sought returns the words of a table as they are sought.
func (n *nation) sought(of func(token string, phrase bool) word) []word {
	var out []word
	for _, list := range []struct {
		words string
		plain bool
	}{{n.phrases, true}, {n.words, false}} {
		for token := range strings.SplitSeq(list.words, ", ") {
			if token != "" {
				out = append(out, of(token, list.plain))
			}
		}
	}
	return out
}

// mostWords is about how many words a table has.
const mostWords = 128

// own are the words of the table as they are sought.
func own() []word {
	out := make([]word, 0, mostWords)
	for i := range ownPhrases {
		n := &ownPhrases[i]
		out = append(out, n.sought(func(token string, phrase bool) word {
			w := newWord(token, n.needs, phrase)
			w.partner = !phrase
			return w
		})...)
	}
	return out
}

// isTitle reports whether each word of [start, end) begins with a capital and goes on in small letters, but for
// short ones: No Foreign Dissem.
func (s *scanner) isTitle(start, end int) bool {
	if s.small(start) {
		return false
	}
	for b := s.b[start:end]; ; {
		w, rest := nextWord(b)
		if w == nil {
			return true
		}
		if at := end - len(rest) - len(w); s.small(at) && len(w) > len("FOR") {
			return false
		}
		b = rest
	}
}

// groupMarks are the groups of the order of 1961, and the exemptions of the next, by what stands before their number.
var groupMarks = set(`GP GROUP GRP XGDS`)

// mostBelow is how many words stand behind the last marking of a message: a name.
const mostBelow = 1

// nearFoot reports whether next to nothing follows the line that ends at an offset.
func (s *scanner) nearFoot(to int) bool {
	return len(s.b)-to < reach && wordsIn(s.b[to:], mostBelow+1) <= mostBelow
}
