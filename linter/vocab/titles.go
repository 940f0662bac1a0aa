package vocab

import (
	"strings"
	"sync"
)

// positionWords are words that say by themselves that a position is stated, in the spellings of
// classification authority blocks: lower case, without stops.
var positionWords = words(`
	acda acdcm acting adcm admiral adpo adviser advisor agent aide amb ambassador ambassadors analyst
	apao arso asdas assistant associate asst attache attaché attorney capt captain cda cdr cg chairman
	chairperson chairwoman charge chargé chief chm clerk cmdr col colonel commandant commander
	commissioner comptroller congen conoff consul controller coordinator cos couns counsel counsellor
	counselor dafs dao das dasd dass datt dca dcm delegate dep deputy dhom dhs dir director dpo ecmin
	econchief econcouns econmin econoff economist ecouns emin envoy escouns estoff executive expert fas
	fbi fco fcs fmo fpo general gso head hom imo inl inspector ipo isso labatt laboff lcdr lead leader
	legatt liaison ltc ltcol maj manager mgr mincouns minister ministercounselor mpc negotiator off
	officer official ombudsman pao pas pcouns pmo polad polchief polcouns polec polecon polmil polmin
	poloff president principal princoff prm psd rao rdml registrar rep representative rla rmo rso rto
	sao sec secretary snr specialist spokesman spokesperson spokeswoman staffer superintendent
	supervisor swo under undersecretary usaid vconsul vice`)

// fieldWords stand beside a position and in no name: what it is the position of, and where.
//
//nolint:misspell // the French of "chargé d'affaires"
var fieldWords = words(`
	adm admin administration administrative affaires affairs agricultural agriculture analysis attached
	branch bureau coalition commercial consular consulate control cooperation counternarcotics
	counterterrorism country cultural culture customs defense delegation department dept desk
	development diplomacy diplomatic division drug econ economic economics economy embassy emboff energy
	enforcement environment environmental extraordinary finance financial foreign global government
	human info information intelligence interests interim international legal management mil military
	mission narcotics national naval nuclear office operations plenipotentiary pol policy political
	politico post postmaster program programs project regional research rights science section security
	senior service state states studies support team trade transnational treasury unit united us usa
	useu usint usmission usnato usoas usun`)

// linkWords join the words of a position.
var linkWords = words(`a ad an and at by d de des e for i in la of on s the to u with`)

// positionStems are beginnings that no common name has; a word with one of them is taken for a
// position, however it goes on.
var positionStems = []string{
	"ambas", "admin", "affair", "agricult", "assist", "attach", "bureau", "charg", "chief", "commerc",
	"commission", "consul", "coordinat", "couns", "counc", "deleg", "deput", "direct", "divis", "econ",
	"embass", "exec", "inspect", "intellig", "manag", "militar", "minist", "narcot", "offic", "polad",
	"polch", "polco", "polec", "polit", "polmil", "polof", "princip", "repres", "secret", "secur",
	"spokes", "supervis", "undersec",
}

// longPositions are the positions whose slips of the key are recognised.
var longPositions = []string{
	"ambassador", "assistant", "attache", "charge", "counselor", "counsellor", "deputy", "director", "economic",
	"general", "minister", "officer", "political", "secretary", "representative", "principal", "consular",
}

// words is the set of the words of a list, made when it is first asked for.
func words(list string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		set := make(map[string]bool, strings.Count(list, " "))
		for w := range strings.FieldsSeq(list) {
			set[w] = true
		}
		return set
	})
}

// longestTitle bounds the words that are looked up.
const longestTitle = 24

// PositionWord reports whether word, in any case, says that a position is stated: "Ambassador", "DCM",
// "poloff". It allocates nothing.
func PositionWord(word []byte) bool { return listed(positionWords(), word) }

// FieldWord reports whether word belongs to a position and to no name: "political", "affairs".
func FieldWord(word []byte) bool { return listed(fieldWords(), word) }

// LinkWord reports whether word only joins others: "of", "the", the "d" of "d'Affaires".
func LinkWord(word []byte) bool { return listed(linkWords(), word) }

// PositionLike reports whether word may be part of a position: a listed word, the beginning of one, or
// one with a slip of the key. It is generous, so that what is left may be taken for a name.
func PositionLike(word []byte) bool {
	if PositionWord(word) || FieldWord(word) {
		return true
	}
	var buf [longestTitle]byte
	lowered, ok := lower(buf[:], word)
	if !ok {
		return true // no name is that long
	}
	low := string(lowered)
	for _, stem := range positionStems {
		if strings.HasPrefix(low, stem) {
			return true
		}
	}
	for _, title := range longPositions {
		if slipped(low, title) {
			return true
		}
	}
	return false
}

func listed(set map[string]bool, word []byte) bool {
	var buf [longestTitle]byte
	low, ok := lower(buf[:], word)
	return ok && set[string(low)]
}

// lower writes word into buf in lower case, with the capitals of Latin letters with accents.
func lower(buf, word []byte) ([]byte, bool) {
	if len(word) > len(buf) {
		return nil, false
	}
	for i, c := range word {
		switch {
		case c >= 'A' && c <= 'Z':
			c += 'a' - 'A'
		case i > 0 && word[i-1] == 0xC3 && c >= 0x80 && c <= 0x9E:
			c += 0x20
		}
		buf[i] = c
	}
	return buf[:len(word)], true
}

// slipped reports whether a is b with one letter changed, lost or added, or two neighbours swapped.
func slipped(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	if len(b)-len(a) > 1 {
		return false
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	if len(a) < len(b) {
		return a[i:] == b[i+1:]
	}
	if i+1 >= len(a) || a[i+1:] == b[i+1:] {
		return true
	}
	return a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
}
