package cable

import (
	"cablelint/linter/marking"
	"cablelint/linter/text"
)

// readSection reads a classification line. It reports false where the line has neither post and serial
// nor a section clause: a level on a line of its own is a [Banner], a level before prose is text.
func readSection(b []byte, line text.Span) (Section, bool) {
	s := Section{Span: line}
	m, n := marking.ReadBanner(b[line.Start:line.End])
	if m == nil {
		return s, false
	}
	s.Mark = m
	s.Level = text.Span{Start: line.Start, End: trimEnd(b, line.Start, line.Start+n)}
	s.Spaced = isSpaced(b, line.Start, s.Level.End)
	for _, w := range eftoWords {
		if at := s.Level.End - len(w); at > line.Start && exact(b, at, s.Level.End, w) {
			s.EFTO = text.Span{Start: at, End: s.Level.End}
		}
	}
	return s, s.readPlace(b, s.Level.End, line.End)
}

// isSpaced reports whether a level is written letter by letter.
func isSpaced(b []byte, i, end int) bool {
	return end-i > 4 && isAlpha(b[i]) && b[i+1] == ' ' && isAlpha(b[i+2]) && b[i+3] == ' '
}

// maxPostWords is the longest name of a post, with its service: "USMISSION USUN NEW YORK", and one more.
const maxPostWords = 5

// readPlace reads what follows the level: EFTO, section, post, serial, in any order that occurs. It
// reports whether the line is a classification line.
func (s *Section) readPlace(b []byte, i, end int) bool {
	words := 0
	for {
		i = skipBlanks(b, i, end)
		if i >= end {
			break
		}
		if n := eftoLen(b, i, end); n > 0 {
			s.EFTO = text.Span{Start: i, End: i + n}
			i += n
			continue
		}
		if num, of, j, ok := sectionClause(b, i, end); ok {
			s.Number, s.Of = num, of
			i = j
			continue
		}
		j := wordEnd(b, i, end)
		switch {
		case s.Serial.Present():
			return s.tail(b, i, end)
		case isDigit(b[i]):
			k := digitsEnd(b, i, j)
			if k != j && !isAlpha(b[k]) && b[k] != '.' && !isSeries(b, k+1, j) || k-i > 8 || words == 0 {
				return s.Number.Present()
			}
			s.Serial = number(b, i, k)
		case captionLen(b, i, end) > 0 && words == 0:
			j = i + captionLen(b, i, end)
		case isPostWord(b, i, j) && words < maxPostWords:
			s.Post.Span = s.Post.Span.Cover(text.Span{Start: i, End: j})
			words++
		default:
			return s.Number.Present() && words == 0
		}
		i = j
	}
	return s.Serial.Present() && s.Post.Present() || s.Number.Present()
}

// isSeries reports whether the name of a secondary series stands at i: its number is not the serial.
func isSeries(b []byte, i, end int) bool {
	return hasPrefix(b, i, end, "TOSEC") || hasPrefix(b, i, end, "SECTO")
}

// tail judges what stands after the serial: a secondary series (`TOSEC 190010`), captions, a page line.
// Other words make a line of prose, unless the level is letter-spaced or there is a section clause.
func (s *Section) tail(b []byte, i, end int) bool {
	if s.Spaced || s.Number.Present() || isSeries(b, i, end) ||
		captionLen(b, i, end) > 0 || isDigit(b[i]) || b[i] == '/' || b[i] == '-' || b[i] == '(' {
		return true
	}
	return s.Serial.Width >= 5 && isCaps(b, i, end)
}

func isPostWord(b []byte, i, end int) bool {
	if !isUpper(b[i]) {
		return false
	}
	for ; i < end; i++ {
		if c := b[i]; !isUpper(c) && c != '-' && c != '\'' && c != '.' && c < 0x80 {
			return false
		}
	}
	return true
}

// eftoWords are the spellings of EFTO.
var eftoWords = []string{"EFTO", "E F T O", "E.F.T.O."}

// eftoLen returns the length of `EFTO` or `E F T O` at i: encrypt for transmission only. It is no part
// of the post's name (cable-format.md 3.5).
func eftoLen(b []byte, i, end int) int {
	for _, w := range eftoWords {
		if exact(b, i, end, w) && (i+len(w) == end || !isAlnum(b[i+len(w)])) {
			return len(w)
		}
	}
	return 0
}

// sectionClause reads `SECTION 01 OF 03`.
func sectionClause(b []byte, i, end int) (num, of Number, next int, ok bool) {
	for _, w := range []string{"SECTION", "SEC", "S E C T I O N"} {
		if !hasWord(b, i, end, w) {
			continue
		}
		k := skipBlanks(b, i+len(w), end)
		l := digitsEnd(b, k, end)
		if l == k {
			continue
		}
		num = number(b, k, l)
		next = l
		k = skipBlanks(b, l, end)
		if hasWord(b, k, end, "OF") {
			k = skipBlanks(b, k+2, end)
			if l = digitsEnd(b, k, end); l > k {
				of, next = number(b, k, l), l
			}
		}
		return num, of, next, true
	}
	return num, of, i, false
}

// readUnlevelled reads a line in the place of the classification line that has a post and a serial but
// no level that is known: `POST 000123`, `PRIVATE POST 000123`. from is the name of the sender.
func readUnlevelled(b []byte, line, from text.Span) (Section, bool) {
	s := Section{Span: line}
	if !isUpper(b[line.Start]) || !isDigit(b[line.End-1]) || !isCaps(b, line.Start, line.End) ||
		captionLen(b, line.Start, line.End) > 0 {
		return s, false
	}
	if !s.readPlace(b, line.Start, line.End) || !s.Serial.Present() || s.Serial.Width < 5 || s.Serial.Width > 6 ||
		s.Serial.Span.End != line.End {
		return s, false
	}
	first := wordEnd(b, s.Post.Span.Start, s.Post.Span.End)
	if isAddressHead(b, s.Post.Span.Start, first) {
		return s, false
	}
	rest := trimmed(b, first, s.Post.Span.End)
	if rest.Empty() || !unknownLevel(b, s.Post.Span, rest, from) {
		return s, true
	}
	s.Level = text.Span{Start: s.Post.Span.Start, End: first}
	s.Post.Span = rest
	word := string(b[s.Level.Start:s.Level.End])
	s.Mark = &marking.Mark{Text: word, Inner: word, Faults: []marking.Fault{{
		Kind: marking.UnknownLevel, Span: text.Span{End: len(word)}, Token: word,
	}}}
	return s, true
}

// unknownLevel decides whether the first of several words before the serial stands for a level or is
// part of the post's name. The sender's name tells; without it, words that mark papers elsewhere do.
func unknownLevel(b []byte, all, rest, from text.Span) bool {
	name := func(sp text.Span) bool {
		return from.Len() >= sp.Len() && string(b[from.End-sp.Len():from.End]) == string(b[sp.Start:sp.End])
	}
	if from.Valid() {
		if name(all) {
			return false
		}
		if name(rest) {
			return true
		}
	}
	first := b[all.Start:wordEnd(b, all.Start, all.End)]
	for _, w := range levelLike {
		if oneEdit(first, w) {
			return true
		}
	}
	return false
}

var levelLike = []string{
	"PRIVATE", "PERSONAL", "RESTRICTED", "SENSITIVE", "PROTECTED", "CLASSIFIED", "OFFICIAL", "INTERNAL", "PUBLIC",
	"CONFIDENTIAL", "SECRET", "UNCLASSIFIED", "UNCLAS", "UNRESTRICTED", "CONTROLLED",
}

// isAddressHead reports whether a word begins the name of an addressee.
func isAddressHead(b []byte, i, end int) bool {
	switch string(b[i:end]) {
	case "AMEMBASSY", "AMCONSUL", "SECSTATE", "USMISSION", "TO", "INFO", "FM", "XMT", "PAGE", "ACTION", "ORIGIN", "REF",
		"USINT", "USLO", "RPO", "SECDEF", "CIA", "DIA", "NSC", "JOINT":
		return true
	}
	return false
}

// readPage reads a page line of either form.
func readPage(b []byte, line text.Span) PageLine {
	p := PageLine{Span: line}
	i, end := line.Start, line.End
	if exact(b, i, end, "PAGE") {
		p.Archive = true
		i = skipBlanks(b, i+4, end)
		j := digitsEnd(b, i, end)
		p.Page = number(b, i, j)
		i = j
	} else if m, n := marking.ReadBanner(b[i:end]); m != nil {
		p.Mark, p.Level = m, text.Span{Start: i, End: trimEnd(b, i, i+n)}
		i += n
	}
	for {
		i = skipSpace(b, i, end)
		if i >= end {
			break
		}
		j := wordEnd(b, i, end)
		switch {
		case p.number(b, i, j, end):
			return p
		case isDigit(b[i]) && !p.Serial.Present() && p.Post.Present():
			p.Serial = number(b, i, digitsEnd(b, i, j))
		case !p.Serial.Present() && !isDigit(b[i]):
			p.Post.Span = p.Post.Span.Cover(text.Span{Start: i, End: j})
		}
		i = j
	}
	return p
}

// number reads `001.2 OF 002`, or `01 OF 02` on a PAGE line, where it numbers the section.
func (p *PageLine) number(b []byte, i, j, end int) bool {
	if !isDigit(b[i]) {
		return false
	}
	k := skipBlanks(b, j, end)
	if !exact(b, k, end, "OF") {
		return false
	}
	k = skipBlanks(b, k+2, end)
	l := digitsEnd(b, k, end)
	if l == k {
		return false
	}
	num := number(b, i, digitsEnd(b, i, j))
	if p.Archive {
		p.Section = num
	} else {
		p.Page = num
	}
	p.Of = number(b, k, l)
	return true
}

// banner reads line i as a marking on a line of its own.
func (r *reader) banner(i int) (Banner, bool) {
	line := r.text(i)
	m, n := marking.ReadBanner(r.b[line.Start:line.End])
	if m == nil {
		return Banner{}, false
	}
	end := trimEnd(r.b, line.Start, line.Start+n)
	if rest := skipBlanks(r.b, end, line.End); rest < line.End {
		if !isPageOf(r.b, rest, line.End) {
			return Banner{}, false
		}
	}
	return Banner{
		Span: text.Span{Start: line.Start, End: end}, Mark: m, Spaced: isSpaced(r.b, line.Start, end),
	}, true
}

// isPageOf reads `Page 1 of 3`, which stands beside banners of printed messages.
func isPageOf(b []byte, i, end int) bool {
	return hasPrefix(b, i, end, "PAGE ") && indexFold(b, i, end, " OF ") > 0
}

// addSection keeps the classification line i and the captions that stand on it.
func (r *reader) addSection(i int, s Section) {
	r.lines[i].Kind = ClassificationLine
	if r.repeats(i, s) {
		return
	}
	r.c.Sections = append(r.c.Sections, s)
	if s.Quoted {
		return
	}
	at := s.Level.End
	if !s.Level.Valid() {
		at = s.Span.Start
	}
	r.captionsIn(at, s.Span.End, s.Span, true)
}

// repeats reports whether the classification line i is that of a header that stands twice, as in
// corrected copies: the same words, and fields below it. The first counts (cable-format.md 6).
func (r *reader) repeats(i int, s Section) bool {
	same := false
	for _, o := range r.c.Sections[:min(len(r.c.Sections), 4)] {
		same = same || !o.Quoted && string(r.b[o.Span.Start:o.Span.End]) == string(r.b[s.Span.Start:s.Span.End])
	}
	if !same || s.Quoted {
		return false
	}
	for k := i + 1; k < len(r.lines) && k < i+repeatedLines; k++ {
		switch r.shapes[k] {
		case shEO, shTags, shSubject:
			return true
		case shNumber, shPilcrow:
			return false
		default:
		}
	}
	return false
}

// repeatedLines is how far below a repeated classification line its fields stand.
const repeatedLines = 24

// placeBanners says of each banner whether it stands at the top or the bottom of a page, or closes
// the message.
func (r *reader) placeBanners() {
	banners := r.c.Banners
	for k := range banners {
		banners[k].Place = r.placeOf(banners[k].Span.Start)
	}
}

// placeOf tells the place of the banner at offset: before a PAGE line it is a top, after the text the
// trailer, elsewhere a bottom.
func (r *reader) placeOf(offset int) BannerPlace {
	if offset < r.c.BodyStart {
		return PageTop
	}
	if r.tailLine < len(r.lines) && offset >= r.lines[r.tailLine].Span.Start {
		return Trailer
	}
	for k := r.lineOf(offset) + 1; k < len(r.lines); k++ {
		switch {
		case r.shapes[k] == shBlank, r.lines[k].Kind == TailLine:
			continue
		case r.shapes[k] == shPage, r.lines[k].Kind == ClassificationLine:
			return PageTop
		}
		break
	}
	return PageBottom
}

// lineOf returns the index of the line that holds offset.
func (r *reader) lineOf(offset int) int {
	lo, hi := 0, len(r.lines)
	for lo+1 < hi {
		if mid := (lo + hi) / 2; r.lines[mid].Span.Start <= offset {
			lo = mid
		} else {
			hi = mid
		}
	}
	return lo
}
