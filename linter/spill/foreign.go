package spill

import (
	"bytes"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"cablelint/linter/marking"
	"cablelint/linter/text"
)

// Markings of other countries and of alliances. Foreign government information is protected at an equivalent
// level (E.O. 13526 1.6(e)); what they restrict counts as CONFIDENTIAL here, as nothing lower is classified.

// nation is what one country or alliance writes: phrases no text has by chance, and words that prose has too.
type nation struct {
	needs          marking.Ceiling
	phrases, words string // parted by commas
}

// partnerLevels are ordered by country; accents are left out, as the folded text has none.
//
//nolint:misspell // words of other languages
var partnerLevels = []nation{
	// NATO, in English, French and German
	{
		marking.CeilingTS,
		"COSMIC TOP SECRET, COSMIC TRES SECRET, NATO TOP SECRET, NATO TRES SECRET, " +
			"OTAN TRES SECRET, COSMIC STRENG GEHEIM",
		"",
	},
	{marking.CeilingS, "NATO SECRET, OTAN SECRET, NATO GEHEIM, NATO SEGRETO, OTAN SECRETO, SECRET OTAN", ""},
	{
		marking.CeilingC,
		"NATO CONFIDENTIAL, NATO CONFIDENTIEL, CONFIDENTIEL OTAN, OTAN CONFIDENTIEL, " +
			"NATO VERTRAULICH, OTAN CONFIDENCIAL, NATO CONFID, OTAN CONFID",
		"NATO CONF",
	},
	{
		marking.CeilingC,
		"NATO RESTRICTED, NATO DIFFUSION RESTREINTE, OTAN DIFFUSION RESTREINTE, OTAN RESTRICTED, NATO RESTR",
		"",
	},
	// European Union, EURATOM, Western European Union
	{marking.CeilingTS, "TRES SECRET UE, EU TOP SECRET, EURA TOP SECRET, FOCAL TOP SECRET, TS UE EU TS", ""},
	{marking.CeilingS, "SECRET UE, EU SECRET, EURA SECRET, WEU SECRET, S UE EU S", ""},
	{
		marking.CeilingC, "CONFIDENTIEL UE, EU CONFIDENTIAL, RESTREINT UE, EU RESTRICTED, WEU CONFIDENTIAL, " +
			"C UE EU C, R UE EU R, EU CONFID, EU RESTR",
		"",
	},
	// United States, before 1953 and for weapons
	{marking.CeilingC, "RESTRICTED DATA", "RESTRICTED"},
	// United Kingdom
	{marking.CeilingTS, "UK TOP SECRET", "MOST SECRET"},
	{marking.CeilingS, "UK SECRET, UK EYES ONLY, UK EYES A, UK EYES B, UK US EYES ONLY", ""},
	{marking.CeilingC, "UK CONFIDENTIAL, UK RESTRICTED, UK CONFID, UK RESTR", "UK CONF"},
	{marking.CeilingCUI, "OFFICIAL SENSITIVE, UK OFFICIAL SENSITIVE, DEYOU, DEDIP", ""},
	// Australia, Canada, New Zealand
	{marking.CeilingTS, "AUS TOP SECRET, NZ TOP SECRET", ""},
	{marking.CeilingS, "AUS SECRET, NZ SECRET, CANADIAN EYES ONLY, AUSTEO, AGAO, NZEO", "HIGHLY PROTECTED"},
	{marking.CeilingC, "PROTECTED SENSITIVE CABINET", protected},
	{
		marking.CeilingCUI, "PROTECTED A, PROTECTED B, PROTECTED C, PROTEGE A, PROTEGE B, PROTEGE C, PROTECTED CABINET, " +
			"PROTECTED LEGAL PRIVILEGE, PROTECTED PERSONAL PRIVACY, PROTECTED LEGISLATIVE SECRECY",
		"",
	},
	{
		marking.CeilingCUI,
		"CABINET IN CONFIDENCE, COMMERCIAL IN CONFIDENCE, STAFF IN CONFIDENCE, " +
			"POLICY IN CONFIDENCE, SECURITY IN CONFIDENCE, MEDICAL IN CONFIDENCE, AUDIT IN CONFIDENCE, " +
			"HONOURS IN CONFIDENCE, BUDGET IN CONFIDENCE, TRADE IN CONFIDENCE, " +
			"EXAMINATION IN CONFIDENCE, CONFIDENCE OF THE KINGS PRIVY COUNCIL",
		"",
	},
	// France and Belgium
	{marking.CeilingTS, "TRES SECRET DEFENSE, TRES SECRET DEF", "TRES SECRET"},
	{marking.CeilingS, "SECRET DEFENSE, SECRET DEF", ""},
	{
		marking.CeilingC, "CONFIDENTIEL DEFENSE, DIFFUSION RESTREINTE, CONFIDENTIEL DEF, CONFID DEF, CONFID DEFENSE, " +
			"DIFF RESTREINTE",
		"CONFIDENTIEL, RESTREINT",
	},
	{marking.CeilingCUI, "", "SPECIAL FRANCE"},
	// Germany, Austria, Switzerland
	{marking.CeilingTS, "STRENG GEHEIM, STRENG GEH, STR GEHEIM", ""},
	{marking.CeilingS, "VS GEHEIM, VS GEH", "GEHEIM"},
	{
		marking.CeilingC, "VS VERTRAULICH, VS VERTR, VS NFD, VS NUR FUR DEN DIENSTGEBRAUCH, " +
			"VS NUR FUER DEN DIENSTGEBRAUCH, NUR FUR DEN DIENSTGEBRAUCH, NUR FUER DEN DIENSTGEBRAUCH",
		"VERTRAULICH, EINGESCHRANKT, EINGESCHRAENKT",
	},
	// Netherlands
	{marking.CeilingTS, "STG ZEER GEHEIM, ZEER GEHEIM", ""},
	{marking.CeilingS, "STG GEHEIM", ""},
	{
		marking.CeilingC, "STG CONFIDENTIEEL, STG CONF, DEP VERTROUWELIJK, DEPARTEMENTAAL VERTROUWELIJK, " +
			"BEPERKTE VERSPREIDING",
		"VERTROUWELIJK",
	},
	// Italy, Spain, Portugal and their languages
	{
		marking.CeilingTS,
		"SEGRETISSIMO, ESTRICTAMENTE SECRETO, ALTO SECRETO, MUITO SECRETO, ULTRASSECRETO, " +
			"ULTRASECRETO",
		"",
	},
	{marking.CeilingS, "", "SEGRETO, SECRETO"},
	{
		marking.CeilingC,
		"RISERVATISSIMO, DIFUSION LIMITADA, DIVULGAZIONE LIMITATA",
		"RISERVATO, RESERVADO, CONFIDENCIAL",
	},
	// Poland, Czechia, Slovakia, Slovenia, Croatia
	{marking.CeilingTS, "SCISLE TAJNE, PRISNE TAJNE, STROGO TAJNO, VRLO TAJNO", ""},
	{marking.CeilingS, "", "TAJNE, TAJNO"},
	{marking.CeilingC, "", "POUFNE, ZASTRZEZONE, DUVERNE, DOVERNE, VYHRAZENE, POVJERLJIVO, ZAUPNO"},
	// Hungary, Romania, Albania, Turkey
	{marking.CeilingTS, "SZIGORUAN TITKOS, STRICT SECRET DE IMPORTANTA DEOSEBITA, COK GIZLI, TEPER SEKRET", ""},
	{marking.CeilingS, "", "STRICT SECRET, TITKOS, GIZLI, SEKRET"},
	{marking.CeilingC, "SECRET DE SERVICIU, KORLATOZOTT TERJESZTESU, HIZMETE OZEL", "BIZALMAS"},
	// Denmark, Norway, Sweden, Finland
	{marking.CeilingTS, "YDERST HEMMELIGT, STRENGT HEMMELIG, KVALIFICERAT HEMLIG, ERITTAIN SALAINEN", ""},
	{marking.CeilingS, "", "HEMMELIGT, HEMMELIG, HEMLIG, SALAINEN"},
	{
		marking.CeilingC, "TIL TJENESTEBRUG, STRENGT FORTROLIG, STRENGT FORTROLIGT",
		"FORTROLIGT, FORTROLIG, KONFIDENSIELT, BEGRENSET, LUOTTAMUKSELLINEN",
	},
	// Estonia, Latvia, Lithuania
	{marking.CeilingTS, "TAIESTI SALAJANE, SEVISKI SLEPENI, VISISKAI SLAPTAI", ""},
	{marking.CeilingS, "", "SALAJANE, SLEPENI, SLAPTAI"},
	{marking.CeilingC, "", "KONFIDENTSIAALNE, KONFIDENCIALI, KONFIDENCIALIAI"},
}

// partners are the words of the table as they are sought. The longer ones come first.
func partners() []word {
	out := make([]word, 0, mostWords)
	for i := range partnerLevels {
		n := &partnerLevels[i]
		out = append(out, n.sought(func(token string, phrase bool) word {
			w := newWord(token, n.needs, false)
			w.partner, w.phrase = true, phrase
			return w
		})...)
	}
	return out
}

// gradePartner judges a word of another country.
func (s *scanner) gradePartner(w *word, start, end int, c *context) grade {
	head, _ := lastWord(c.before)
	switch {
	case c.identifier(), strings.Contains(w.token, " UE EU ") && end-start < len(w.token): // RUE EUR
		return none
	case !c.capital && w.phrase && w.token != "RESTRICTED DATA" && wholeValue(c):
		if w, _ := nextWord(c.before); translations.has(w) || quotedInSentence(c) {
			return said
		}
		return sure
	case !c.capital && w.token == "RESTRICTED" && labelled(c): // companies have it too
		return said
	case !c.capital && (labelled(c) || w.phrase && namedLevel(c)):
		return sure
	case !c.capital && w.phrase && w.token != "RESTRICTED DATA" && standsAlone(c) && s.atEdge(start, end):
		return said
	case !c.capital, cites.has(head), s.goesOnAsName(w, c):
		return none
	case w.phrase, w.token == specialAccess && nicknamed(c):
		return sure
	}
	return s.gradePartnerWord(w, start, end, c)
}

// protected is a level of Australia and a word of every other text: behind its label, or at the head and the foot of a
// text, it is one.
const protected = "PROTECTED"

// specialAccess stands before the nickname of a program: SPECIAL ACCESS REQUIRED - TIN DRUM.
const specialAccess = "SPECIAL ACCESS REQUIRED"

func nicknamed(c *context) bool {
	return c.capitalLine && onlyOf(c.before, nil) && bytes.HasPrefix(bytes.TrimLeft(c.after, " "), []byte("-"))
}

// translations begin the strings of a catalogue of messages.
var translations = set(`MSGID MSGSTR`)

// wholeValue reports whether a word is the whole of a string or of a cell.
func wholeValue(c *context) bool {
	if len(c.before) == 0 || len(c.after) == 0 {
		return false
	}
	q := c.before[len(c.before)-1]
	return strings.IndexByte("\"'`;\t|", q) >= 0 && c.after[0] == q
}

// quotedInSentence reports whether words of a sentence stand on both sides of a string.
func quotedInSentence(c *context) bool {
	w, gap := lastWord(c.before[:len(c.before)-1])
	after, parted := bytes.CutPrefix(c.after[1:], []byte(" "))
	return len(w) > 0 && string(gap) == " " && parted && len(leadingWord(after)) > 0
}

// things are what capitals name by a phrase and a word more: UK SECRET SERVICE.
var things = set(`
SANTA GARDEN PARTY SAUCE INGREDIENT INGREDIENTS RECIPE RECIPES PASSAGE DOOR ROOM KEY KEYS MENU SHOPPER ADMIRER LIFE
WEAPON
SALE FLAG FLAGS NAME NAMES LEVEL MANAGER STORE VALUE TOKEN HANDSHAKE LOVE LOVERS SERVICE SERVICES AGENT AGENTS BALLOT
BALLOTS INTELLIGENCE POLICE SOCIETY TREATY TALKS STATE CLUB CARD CARDS OBJECTIVE OBJECTIVES POCKET LANE STREET`)

// goesOnAsName reports whether a phrase is part of a longer name or sentence: PROTECTED A CONVOY, PROTECTED A-1.
func (s *scanner) goesOnAsName(w *word, c *context) bool {
	next, _ := nextWord(c.after)
	if single := len(w.token) > 2 && w.token[len(w.token)-2] == ' ' && !strings.Contains(w.token, " EU "); !single {
		return things.has(next)
	}
	if len(next) == 0 || !bytes.HasPrefix(c.after[1:], next) {
		return false
	}
	return c.after[0] == ' ' && c.capitalLine || strings.IndexByte("-'.([", c.after[0]) >= 0
}

// gradePartnerWord judges one that prose in capitals may have: where it stands tells.
func (s *scanner) gradePartnerWord(w *word, start, end int, c *context) grade {
	switch {
	case w.token == protected:
		return sureIf(labelled(c) || s.frames(start, end))
	case s.copyFollows(end, c), c.capital && lawFollows(c), heads(w, start, c):
		return sure
	case betweenStrokes(w, c) && bytes.IndexByte(s.b[start:end], '/') < 0:
		return sure
	case labelled(c), namedLevel(c), controlFollows(c), messageFollows(c), headsSubject(c), footsSubject(c),
		runningHead(c):
		return sure
	case w.token == "SECURITY INFORMATION" && onlyOf(c.before, nil): // of the order of 1951, and a heading
		return lone
	case standsAlone(c) && !c.code() && (s.atEdge(start, end) || s.letterHead(start, end) || s.ruled(start, end)):
		return sure
	case stated(c), inQuotes(c) && c.capital:
		return said
	case inCell(c), standsAlone(c) && !c.code(), inBrackets(c):
		return lone
	}
	return none
}

// laws are words with which countries say by what law a level is one: amtlich geheimgehalten, jf. sikkerhetsloven.
var laws = set(`AMTLICH JF IHT JFR ENL ENLIGT JULKL OFFL SIKKERHETSLOVEN GEMASS GEMAESS GEM`)

// lawFollows reports whether such a word stands behind a level.
func lawFollows(c *context) bool {
	w, rest := nextWord(c.after)
	gap := c.after[:len(c.after)-len(rest)-len(w)]
	return laws.has(w) && len(bytes.Trim(gap, " -,/(.")) == 0
}

// heads reports whether a level of two words has a line of its own in the head of a message.
func heads(w *word, start int, c *context) bool {
	ofTwo := w.needs >= marking.CeilingS && strings.IndexByte(w.token, ' ') > 0 && c.capital && start < longestHead
	return ofTwo && len(bytes.Trim(c.before, " ")) == 0 && standsAlone(c) && !c.code() && !c.listed()
}

// betweenStrokes reports whether strokes join the level of a nation to the captions beside it, on a line in capitals.
func betweenStrokes(w *word, c *context) bool {
	stroke := bytes.HasSuffix(c.before, []byte("/")) || bytes.HasPrefix(c.after, []byte("/"))
	return stroke && c.capitalLine && nations.has(leadingWord([]byte(w.token)))
}

// scriptLevels are levels in other scripts, by their country's words. They are sought as they are folded.
var scriptLevels = sync.OnceValue(func() []script {
	return folds([]nation{
		{marking.CeilingTS, "СОВЕРШЕННО СЕКРЕТНО, ОСОБОЙ ВАЖНОСТИ, СТРОГО СЕКРЕТНО, ЦІЛКОМ ТАЄМНО, ΑΚΡΩΣ ΑΠΟΡΡΗΤΟ", ""},
		{marking.CeilingS, "СЕКРЕТНО, ТАЄМНО, ΑΠΟΡΡΗΤΟ", ""},
		{marking.CeilingC, "ДЛЯ СЛУЖЕБНОГО ПОЛЬЗОВАНИЯ, ПОВЕРИТЕЛНО, ПОВЕРЉИВО, ΕΜΠΙΣΤΕΥΤΙΚΟ", ""},
	})
})

// unfolded are levels in scripts without capitals, which are sought in the text itself, on a line of their own or
// behind a colon.
var unfolded = []nation{
	{marking.CeilingTS, "绝密, 絕密, 極秘, 극비, 군사 I급 비밀, I급 비밀, I급비밀, 1급 비밀, 1급비밀, סודי ביותר, سري للغاية", ""},
	{marking.CeilingS, "机密, 機密, 특정비밀, 군사 II급 비밀, II급 비밀, II급비밀, 2급 비밀, 2급비밀, סודי, سري", ""},
	{marking.CeilingC, "秘密, 비밀, 取扱注意, 대외비, 군사 III급 비밀, III급 비밀, III급비밀, 3급 비밀, 3급비밀", ""},
}

// leads are the bytes with which their first characters beyond ASCII begin: a figure stands before some.
var leads = func() string {
	out := ""
	for _, n := range unfolded {
		for word := range strings.SplitSeq(n.phrases, ", ") {
			if lead := word[strings.IndexFunc(word, beyondASCII)]; strings.IndexByte(out, lead) < 0 {
				out += string([]byte{lead})
			}
		}
	}
	return out
}()

func beyondASCII(r rune) bool { return r >= widest }

// script is a level in another script.
type script struct {
	text   string // as it is sought
	spells string // as it is spelled
	needs  marking.Ceiling
}

func folds(nations []nation) []script {
	var out []script
	for _, n := range nations {
		for spells := range strings.SplitSeq(n.phrases, ", ") {
			out = append(out, script{string(fold([]byte(spells)).b), spells, n.needs})
		}
	}
	return out
}

// scripts looks for levels in other scripts: in capitals, or alone on a line where the script has none.
func (s *scanner) scripts() {
	if s.foreign {
		for i := range scriptLevels() {
			s.inScript(&scriptLevels()[i])
		}
	}
	leadIn := func(lead byte) bool { return bytes.IndexByte(s.src, lead) >= 0 }
	if s.at == nil || !slices.ContainsFunc([]byte(leads), leadIn) {
		return
	}
	for _, n := range unfolded {
		for word := range strings.SplitSeq(n.phrases, ", ") {
			s.ideographs(word, n.needs)
		}
	}
}

// inScript looks for a level in another script.
func (s *scanner) inScript(l *script) {
	each(s.b, l.text, func(at int) bool {
		end := at + len(l.text)
		sp := s.span(at, end)
		switch {
		case s.alnum(at - 1), s.alnum(end), !isForeign(s.src[sp.Start:sp.End]):
		case !s.anySmall(at, end):
			s.hit(Level, at, end, l.spells, l.needs, sure)
		default:
			s.hit(Level, at, end, l.spells, l.needs, s.gradeScript(at, end, sp))
		}
		return !s.full()
	})
}

// gradeScript judges a level in small letters of another script: it is stamped on a line of its own with a capital,
// often above the number of the copy.
func (s *scanner) gradeScript(at, end int, sp text.Span) grade {
	first, _ := utf8.DecodeRune(s.src[sp.Start:])
	from, to := s.line(at, end)
	below := s.b[min(len(s.b), to+1):min(len(s.b), to+1+longestLabel)]
	switch {
	case !unicode.IsUpper(first) || len(trim(s.b[from:at], &aboutSlots))+len(trim(s.b[end:to], &aboutSlots)) > 0:
		return none
	case s.atEdge(at, end), bytes.HasPrefix(bytes.TrimLeft(below, " \n"), []byte(copyInScript)):
		return sure
	}
	return said
}

// copyInScript begins the number of a copy in Russian, as it is folded.
const copyInScript = "\x01K\x01"

// isForeign reports whether b holds other letters than those of ASCII: what is folded to the same may be Latin.
func isForeign(b []byte) bool {
	return bytes.IndexFunc(b, beyondASCII) >= 0
}

// ideographs looks for a word that has no capitals in the text itself.
func (s *scanner) ideographs(word string, needs marking.Ceiling) {
	each(s.src, word, func(at int) bool {
		end := at + len(word)
		from := bytes.LastIndexByte(s.src[max(0, at-reach):at], '\n') + max(0, at-reach) + 1
		to := min(len(s.src), end+longestLabel)
		if i := bytes.IndexByte(s.src[end:to], '\n'); i >= 0 {
			to = end + i
		}
		before, after := lastRune(s.src[from:at]), s.src[end:to]
		parted := before == 0 || strings.ContainsRune(":=\"'：>【[(（", before)
		if parted && (len(bytes.TrimSpace(after)) == 0 || bytes.ContainsAny(after[:1], "\"'<])") ||
			bytes.HasPrefix(after, []byte("】")) || bytes.HasPrefix(after, []byte("）")) ||
			before == '：' && noteFollows(after)) {
			i := s.index(at)
			s.hit(Level, i, max(s.index(end), i+1), word, needs, sure)
		}
		return !s.full()
	})
}

// noteFollows reports whether nothing follows a level but what stands in brackets.
func noteFollows(after []byte) bool {
	after = bytes.TrimSpace(after)
	opens := bytes.HasPrefix(after, []byte("（")) || bytes.HasPrefix(after, []byte("("))
	return opens && (bytes.HasSuffix(after, []byte("）")) || bytes.HasSuffix(after, []byte(")")))
}

// lastRune is the last character of b that is no blank, 0 where there is none.
func lastRune(b []byte) rune {
	b = bytes.TrimSpace(b)
	if len(b) == 0 {
		return 0
	}
	r, _ := utf8.DecodeLastRune(b)
	return r
}
