package cable

import (
	"bytes"

	"cablelint/linter/text"
)

// cut is one cable's lines, first to before last.
type cut struct {
	first, last int
	smart       bool
	attributes  int // first line of the archive's attributes, last when there is none
}

// splitter walks down the lines of a file and finds where cables begin (cli.md 1): at a transmission
// header, after NNNN, at an MRN line with Date/DTG below it; never inside a quoted telegram.
type splitter struct {
	p       *Parser
	cur     cut
	looks   bool // the current lines look like a cable already
	de      int  // line of the current cable's DE line, -1
	serial  int  // of the current cable's classification line, -1
	text    bool // a numbered paragraph was seen
	body    bool // an E.O. line, TAGS or a classification line was seen
	ended   int  // first line after NNNN or the end of the document, -1
	subject bool
	tags    bool
	fm      bool
	dtg     bool
}

// findCables returns the cables of the file; none when the text does not look like one.
func (p *Parser) findCables() []cut {
	p.cuts = p.cuts[:0]
	clear(p.closed)
	s := splitter{p: p}
	s.reset(0)
	for i := 0; i < len(p.lines); i++ {
		if p.shapes[i] <= shRule && p.shapes[i] != shNumber && p.shapes[i] != shPilcrow {
			continue
		}
		if p.shapes[i] == shQuote && s.body {
			if end := p.quoteEnd(i); end > i {
				i = end
				continue
			}
		}
		s.line(i)
	}
	s.looks = s.looks || len(p.cuts) == 0 && p.hasCutEO()
	s.close(len(p.lines))
	return p.cuts
}

// hasCutEO reports whether the text has an E.O. line in the middle of a line, glued to what stands
// before it: the last sign of a cable in a copy that has lost its line ends.
func (p *Parser) hasCutEO() bool {
	for at := 0; ; {
		i := bytes.Index(p.b[at:], []byte(".O. 1"))
		if i < 0 {
			return false
		}
		at += i
		if isCutEO(p.b, at, min(len(p.b), at+longestCutEO)) {
			return true
		}
		at++
	}
}

// longestCutEO is the length of `.O. 12958: DECL:` with some blanks.
const longestCutEO = 24

func (s *splitter) reset(first int) {
	*s = splitter{p: s.p, cur: cut{first: first, attributes: -1}, de: -1, serial: -1, ended: -1}
}

// close ends the current cable before line last.
func (s *splitter) close(last int) {
	looks := s.looks || s.tags && s.subject || s.fm && s.dtg
	if !looks || last == s.cur.first {
		return
	}
	s.cur.last = last
	if s.cur.attributes < 0 {
		s.cur.attributes = last
	}
	s.p.cuts = append(s.p.cuts, s.cur)
}

// begin starts a new cable at line first, unless the lines so far are only what came before the first.
func (s *splitter) begin(first int) {
	if !s.looks && !s.tags && !s.subject && !s.fm && !s.dtg {
		return
	}
	s.close(first)
	s.reset(first)
}

// line looks at one line that has a shape.
func (s *splitter) line(i int) {
	switch s.p.shapes[i] {
	case shNumber, shPilcrow:
		s.text = s.text || s.body
	case shVZCZC:
		if !s.continues(i) {
			s.begin(i)
		}
		s.looks, s.ended = true, -1
	case shDE:
		s.originator(i)
	case shSignal:
		s.looks = true
	case shMRN:
		if s.p.dated(i) {
			s.begin(s.p.smartTop(s.cur, i))
			s.looks, s.cur.smart, s.ended = true, true, -1
		}
	case shNNNN:
		s.ended = i + 1
	case shAttributes:
		if s.cur.attributes < 0 {
			s.cur.attributes = i
		}
		s.ended = i + 1
	case shText:
		s.restart(i)
	case shPage:
		s.page(i)
	case shFM, shDTG:
		s.restart(i)
		s.fm = s.fm || s.p.shapes[i] == shFM
		s.dtg = s.dtg || s.p.shapes[i] == shDTG
	case shLevel:
		s.level(i)
	case shEO:
		if s.p.isEOLine(i) {
			s.restart(i)
			s.looks, s.body = true, true
		}
	case shTags:
		if s.cur.attributes < 0 {
			s.restart(i)
			s.tags, s.body = true, true
		}
	case shSubject:
		if s.cur.attributes < 0 {
			s.subject = true
		}
	default:
	}
}

// restart begins a new cable where the last one has ended.
func (s *splitter) restart(i int) {
	if s.ended < 0 {
		return
	}
	first := s.ended
	if s.cur.attributes >= 0 {
		first = s.p.pageTop(s.cur, i)
	}
	for first < i && s.p.shapes[first] == shBlank {
		first++
	}
	s.begin(first)
	s.ended = -1
}

// originator handles a DE line. A further section of the same message carries the same indicator and
// serial with the next section number: it is no new cable.
func (s *splitter) originator(i int) {
	again := s.de >= 0 && (s.p.sameMessage(s.de, i) || !s.text && s.p.sameLine(s.de, i))
	if s.de >= 0 && !again || s.de < 0 && (s.body || s.ended >= 0) {
		first := i
		for k := i - 1; k > s.cur.first && k >= i-3; k-- {
			if s.p.isRelayLine(k) {
				first = k
			}
		}
		s.begin(first)
	}
	s.de, s.looks, s.ended = i, true, -1
}

// continues reports whether the header that begins at line i is that of a later section of the
// current cable.
func (s *splitter) continues(i int) bool {
	if s.de < 0 {
		return false
	}
	for k := i + 1; k < len(s.p.shapes) && k <= i+relayLines; k++ {
		if s.p.shapes[k] == shDE {
			return s.p.sameMessage(s.de, k) || !s.text && s.p.sameLine(s.de, k)
		}
	}
	return false
}

// relayLines is the most lines that the relay's list, format line 2, is looked for in.
const relayLines = 8

// page handles a PAGE line: one of the same message after NNN is a further section of it.
func (s *splitter) page(i int) {
	if s.ended < 0 {
		return
	}
	if s.serial >= 0 && s.p.lastNumberBut(i) == s.serial {
		s.ended = -1
		return
	}
	s.restart(i)
}

func (s *splitter) level(i int) {
	sec, ok := readSection(s.p.b, s.p.lines[i].Text)
	if !ok {
		return
	}
	if s.ended >= 0 && (!sec.Number.Present() || s.serial >= 0 && sec.Serial.Value != s.serial) {
		s.restart(i)
	}
	s.looks, s.body, s.ended = true, true, -1
	if s.serial < 0 && sec.Serial.Present() {
		s.serial = sec.Serial.Value
	}
}

// sameMessage reports whether the DE line b is that of a later section of the message of DE line a.
func (p *Parser) sameMessage(a, b int) bool {
	x, y := readOriginator(p.b, p.lines[a].Text), readOriginator(p.b, p.lines[b].Text)
	return y.Section.Present() && x.Section.Present() && y.Section.Value > x.Section.Value &&
		x.Serial.Value == y.Serial.Value &&
		bytes.Equal(p.src.Slice(x.Routing.Span), p.src.Slice(y.Routing.Span))
}

// sameLine reports whether two lines read the same: a header that is repeated before any text.
func (p *Parser) sameLine(a, b int) bool {
	return bytes.Equal(p.src.Slice(p.lines[a].Text), p.src.Slice(p.lines[b].Text))
}

// isRelayLine reports whether line k is format line 2, `OO RUEHAB RUEHCD`.
func (p *Parser) isRelayLine(k int) bool {
	sp := p.lines[k].Text
	return sp.Len() > 5 && isPrecedence(p.b[sp.Start]) && p.b[sp.Start] == p.b[sp.Start+1] &&
		p.b[sp.Start+2] == ' ' && isUpper(p.b[skipBlanks(p.b, sp.Start+2, sp.End-1)])
}

// isEOLine is the strict form of an E.O. line, for telling whether a text looks like a cable: the
// order, then nothing, a colon, or a value.
func (p *Parser) isEOLine(i int) bool {
	sp := p.lines[i].Text
	_, num, ok := eoLabel(p.b, sp.Start, sp.End)
	if !ok {
		return false
	}
	j := digitsEnd(p.b, num, sp.End)
	if j-num < 4 || j-num > 6 {
		return false
	}
	k := skipBlanks(p.b, j, sp.End)
	if k == sp.End || p.b[k] == ':' {
		return true
	}
	for _, w := range []string{"DECL", "N/A", "GDS", "XGDS", "ADS", "RDS", "XDS", "OADR", "TAGS"} {
		if hasPrefix(p.b, k, sp.End, w) {
			return true
		}
	}
	return false
}

// dated reports whether a Date/DTG line stands within three lines of the MRN line i.
func (p *Parser) dated(i int) bool {
	inked := 0
	for k := i + 1; k < len(p.lines) && inked < 3 && k <= i+8; k++ {
		sp := p.lines[k].Text
		if isDateDTG(p.b, sp.Start, sp.End) {
			return true
		}
		if p.shapes[k] != shBlank {
			inked++
		}
	}
	return false
}

// isDateDTG reads `Date/DTG:` and what scanning makes of it: `DatelDTG:`, or with other letters where a
// date follows.
func isDateDTG(b []byte, i, end int) bool {
	if !hasPrefix(b, i, end, "DATE") || i+8 > end {
		return false
	}
	if hasPrefix(b, i+5, end, "DTG") || hasPrefix(b, i+4, end, "DTG") {
		return true
	}
	colon := bytes.IndexByte(b[i:min(end, i+10)], ':')
	if colon < 7 {
		return false
	}
	k := skipBlanks(b, i+colon+1, end)
	if k == end {
		return false
	}
	_, j := wordDate(b, k, end)
	return j > k
}

// smartTop returns the line at which the SMART message with its MRN at line i begins: the banner lines
// above it are its own, but for those that close the message before.
func (p *Parser) smartTop(cur cut, i int) int {
	first, banners := i, 0
	for k := i - 1; k >= cur.first; k-- {
		if p.shapes[k] != shBlank && p.shapes[k] != shLevel {
			break
		}
		if p.shapes[k] == shLevel {
			banners++
		}
		first = k
	}
	if !cur.smart {
		return first
	}
	closing := (banners + 1) / 2
	for first < i && closing > 0 {
		if p.shapes[first] == shLevel {
			closing--
		}
		first++
	}
	return first
}

// pageTop returns the line at which an archive telegram begins whose first telling line is i: the
// banner above it and "Message Text" belong to it.
func (p *Parser) pageTop(cur cut, i int) int {
	for i-1 > cur.first && (p.shapes[i-1] == shBlank || p.shapes[i-1] == shLevel || p.shapes[i-1] == shText) {
		i--
	}
	return i
}

// lastNumberBut returns the serial on the PAGE line i, -1 when it shows none.
func (p *Parser) lastNumberBut(i int) int {
	return readPage(p.b, p.pageSpan(i)).Serial.Value
}

// pageSpan returns the page line i with the rest of it, if that stands on the next line.
func (p *Parser) pageSpan(i int) text.Span {
	sp := p.lines[i].Text
	if i+1 < len(p.lines) && p.shapes[i+1] == shPageRest {
		sp.End = p.lines[i+1].Text.End
	}
	return sp
}

// quoteEnd returns the line that closes the quotation that line i opens, or -1 when it is no telegram
// or is never closed. Ends are remembered, so that many openings cost one pass.
func (p *Parser) quoteEnd(i int) int {
	if end, ok := p.closed[i]; ok {
		return end
	}
	if p.closed == nil {
		p.closed = map[int]int{}
	}
	line := p.lines[i].Text
	depth, last, header := 0, -1, isLevelHead(p.b, lastQuoteWord(p.b, line), line.End)
	opened := []int{}
	k := i
	for ; k < len(p.lines); k++ {
		switch p.shapes[k] {
		case shQuote:
			depth++
			opened = append(opened, k)
		case shVZCZC, shDE, shFM, shDTG, shEO, shTags, shSubject:
			header = true
		case shLevel:
			if _, ok := readSection(p.b, p.lines[k].Text); ok {
				header = true
			}
		default:
		}
		if p.unquotes(k) {
			depth--
			last = k
		}
		if depth == 0 || p.shapes[k] == shNNNN {
			break
		}
	}
	if !header {
		last = -1
	}
	for _, o := range opened {
		p.closed[o] = -1
	}
	if last > i {
		p.closed[i] = last
	}
	return p.closed[i]
}

// lastQuoteWord returns where what follows QUOTE on its line begins.
func lastQuoteWord(b []byte, line text.Span) int {
	i := wordEnd(b, line.Start, line.End)
	if hasPrefix(b, line.Start, line.End, "BEGIN ") {
		i = wordEnd(b, skipBlanks(b, i, line.End), line.End)
	}
	return min(skipBlanks(b, i, line.End), line.End-1)
}

var unquoteWords = []string{"UNQUOTE", "END QUOTE", "UNQTE", "END QTE", "ENDQTE"}

// unquotes reports whether a quotation ends in line k, at its beginning or anywhere in it.
func (p *Parser) unquotes(k int) bool {
	if p.shapes[k] == shUnquote {
		return true
	}
	line := p.b[p.lines[k].Text.Start:p.lines[k].Text.End]
	for _, w := range unquoteWords {
		if bytes.Contains(line, []byte(w)) {
			return true
		}
	}
	return false
}
