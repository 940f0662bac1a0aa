package layout

import (
	"bytes"

	"cablelint/linter/cable"
	"cablelint/linter/cable/line"
	"cablelint/linter/cable/value"
	"cablelint/linter/scan"
	"cablelint/linter/text"
)

// Message is the lines of one message in a file, and how it is laid out.
type Message struct {
	First, Last int // lines, first to before last
	attributes  int // first line of the archive's attributes, Last when there is none
	layout      *entry
}

// splitter walks down the lines of a file and finds where messages begin: at a transmission header,
// after NNNN, at an MRN line with Date/DTG below it; never inside a quoted telegram, and never where the
// header is that of the message before it.
type splitter struct {
	r      *Reader
	b      []byte
	lines  []line.Line
	found  []Message
	cur    Message
	shows  signs
	de     int  // line of the current message's DE line, -1
	group  int  // line of its date-time group, -1
	mrn    int  // line of its MRN, -1
	serial int  // of its classification line, -1
	body   bool // an E.O. line, TAGS, a subject or a classification line was seen
	text   bool // a numbered paragraph was seen
	ended  int  // first line after NNNN or the end of the document, -1
}

// Messages returns the messages of a file; none when its text does not look like a cable. They are valid
// until the next call.
func (r *Reader) Messages(b []byte, lines []line.Line, shown line.Shown, quotes value.Quotes) []Message {
	s := &r.splitter
	r.sections, r.shown = r.sections[:0], shown
	*s = splitter{r: r, b: b, lines: lines, found: s.found[:0]}
	s.reset(0)
	for i := s.telling(0); i < len(lines); i = s.telling(i + 1) {
		if lines[i].Shape == line.Quote && s.body {
			if end := quotes.End(i); end > i {
				i = end
				continue
			}
		}
		s.line(i)
	}
	if !s.looks() && len(s.found) == 0 && joinedEO(b) {
		s.shows.eo = true
	}
	s.close(len(lines))
	return s.found
}

// telling returns the first line from i on that tells of a message, or the number of lines. Above the fields it looks
// at those that no shape tells; once a text was seen its paragraphs tell nothing more.
func (s *splitter) telling(i int) int {
	lines, quiet, above := s.lines, line.Running, !s.body && !s.shows.offices
	if s.text {
		quiet |= paragraphs
	}
	for ; i < len(lines) && quiet.Has(lines[i].Shape); i++ {
		if above && lines[i].Shape == line.Plain {
			s.plain(i)
			above = !s.shows.offices
		}
	}
	return i
}

// paragraphs holds the shapes of lines with which paragraphs begin.
var paragraphs = line.SetOf(line.Number, line.Pilcrow)

// joinedEO reports whether the text has an E.O. line in the middle of a line, behind what stands before it
// in a heading: the last sign of a cable in a copy that has lost its line ends. Behind a word in small
// letters an order is cited.
func joinedEO(b []byte) bool {
	for at := 0; ; at++ {
		i := bytes.Index(b[at:], []byte(".O. 1"))
		if i < 0 {
			return false
		}
		at += i
		c := scan.Over(b, text.Span{Start: at, End: min(len(b), at+longestOrder)})
		above := bytes.TrimRight(b[:max(at-len("E"), 0)], " ")
		cited := len(above) > 0 && scan.Lower(above[len(above)-1])
		if _, strict := line.StrictEO(c); !cited && strict && c.FindExact("DECL:") > 0 {
			return true
		}
	}
}

// longestOrder is the length of `.O. 12958: DECL:` with some blanks.
const longestOrder = 24

func (s *splitter) at(i int) scan.Cursor { return scan.Over(s.b, s.lines[i].Text()) }

func (s *splitter) reset(first int) {
	s.cur = Message{First: first, attributes: -1}
	s.shows = signs{}
	s.de, s.group, s.mrn, s.serial, s.ended = -1, -1, -1, -1, -1
	s.body, s.text = false, false
}

// looks reports whether the lines of the current message look like a cable.
func (s *splitter) looks() bool {
	w := &s.shows
	return w.header || w.smart || w.eo || w.level || w.military ||
		w.tags && w.subject || w.sender && w.group
}

// begun reports whether anything of a message was seen, be it enough for a cable or not.
func (s *splitter) begun() bool {
	w := &s.shows
	return s.looks() || w.tags || w.subject || w.sender || w.group
}

// close ends the current message before line last.
func (s *splitter) close(last int) {
	if !s.looks() || last == s.cur.First {
		return
	}
	s.cur.Last = last
	if s.cur.attributes < 0 {
		s.cur.attributes = last
	}
	if s.shows.pages && s.shows.offices && s.group >= 0 {
		var room [4]cable.Token
		s.shows.year = value.DTG(s.at(s.group), room[:0]).Year
	}
	s.cur.layout = choose(&s.shows)
	s.found = append(s.found, s.cur)
}

// begin starts a new message at line first, unless the lines so far are only what came before the first.
func (s *splitter) begin(first int) {
	if s.begun() {
		s.close(first)
		s.reset(first)
	}
}

// plain looks above the fields at a line that no shape tells for the offices of a distribution.
func (s *splitter) plain(i int) {
	if c := s.at(i); c.FoldAny("ACTION", "ORIGIN") {
		c.Blanks()
		s.shows.offices = value.IsOffice(c.Slice(c.Word()))
	}
}

// line looks at one line that has a shape.
func (s *splitter) line(i int) {
	switch s.lines[i].Shape {
	case line.Number, line.Pilcrow:
		s.text = s.text || s.body
	case line.VZCZC, line.DE:
		s.transmission(i)
	case line.ZNY:
		s.shows.header = true
	case line.MRN:
		s.messageNumber(i)
	case line.NNNN:
		s.ended = i + 1
	case line.Attributes:
		if s.cur.attributes < 0 {
			s.cur.attributes = i
		}
		s.ended = i + 1
	case line.Message:
		s.restart(i)
	case line.Page02:
		s.page(i)
	case line.FM, line.DTG:
		s.sender(i)
	case line.Info:
		c := s.at(i)
		c.Next(len("INFO "))
		c.Blanks()
		s.shows.offices = s.shows.offices || !s.shows.sender && value.IsOffice(c.Slice(c.Word()))
	case line.Level:
		s.level(i)
	case line.EOLabel, line.TagsLabel, line.SubjLabel:
		if s.cur.attributes < 0 {
			s.label(i)
		}
	default:
	}
	if noted.Has(s.lines[i].Shape) {
		s.note(i)
	}
}

// noted holds the shapes of lines that show signs of a single layout.
var noted = func() (all line.Set) {
	for _, e := range entries {
		all |= e.on
	}
	return all
}()

// note has the layouts look at a line for signs of their own.
func (s *splitter) note(i int) {
	for _, e := range entries {
		if shape := s.lines[i].Shape; e.on.Has(shape) {
			e.notes(&s.shows, s.at(i), shape)
		}
	}
}

// label notes a field that messages have below their classification line.
func (s *splitter) label(i int) {
	switch s.lines[i].Shape {
	case line.EOLabel:
		order, ok := line.StrictEO(s.at(i))
		if !ok {
			return
		}
		s.restart(i)
		if !s.shows.eo {
			s.shows.order = order
		}
		s.shows.eo, s.body = true, true
	case line.TagsLabel:
		s.restart(i)
		s.shows.tags, s.body = true, true
	default:
		s.shows.subject = true
	}
}

// restart begins a new message where the last one has ended.
func (s *splitter) restart(i int) {
	if s.ended < 0 {
		return
	}
	first := s.ended
	if s.cur.attributes >= 0 {
		first = s.pageTop(i)
	}
	for first < i && s.lines[first].Shape == line.Empty {
		first++
	}
	s.begin(first)
	s.ended = -1
}

// sender handles FM and the date-time group: after the end of a message they begin another one, unless
// they are those of the same.
func (s *splitter) sender(i int) {
	if s.ended >= 0 && !s.sameGroup(i) {
		s.restart(i)
	}
	if s.lines[i].Shape == line.FM {
		s.shows.sender = true
		return
	}
	s.shows.group = true
	if s.group < 0 {
		s.group = i
	}
}

// sameGroup reports whether the header at line i has the date-time group of the current message.
func (s *splitter) sameGroup(i int) bool {
	for k := i; s.group >= 0 && k < len(s.lines) && k < i+headerLines; k++ {
		if s.lines[k].Shape == line.DTG {
			was, is := value.DTG(s.at(s.group), nil), value.DTG(s.at(k), nil)
			return was.Present() && bytes.Equal(s.slice(was.Group.Span), s.slice(is.Group.Span))
		}
	}
	return false
}

func (s *splitter) slice(sp text.Span) []byte { return s.b[sp.Start:sp.End] }

// headerLines is how many lines below the first of a header its DE line and date-time group stand.
const headerLines = 10

// transmission handles the head of a transmission header. One whose number, post and date-time group are
// those of the current message belongs to it: a further section, or the header given again. So does one
// that stands above anything else of a message: the cover of a message centre.
func (s *splitter) transmission(i int) {
	de := i
	for de < len(s.lines) && de < i+headerLines && s.lines[de].Shape != line.DE {
		de++
	}
	if de == len(s.lines) || s.lines[de].Shape != line.DE {
		de = -1
	}
	if s.shows.header || s.ended >= 0 || s.body && !s.covered() {
		if !s.continues(i, de) {
			s.begin(s.top(i))
		}
	}
	if s.de < 0 {
		s.de = de
	}
	s.shows.header, s.ended = true, -1
}

// covered reports whether nothing but a classification line stands above: the cover that a message centre
// puts before the header.
func (s *splitter) covered() bool {
	w := &s.shows
	return w.level && !s.text && !w.eo && !w.tags && !w.subject && !w.sender && !w.smart
}

// continues reports whether the header at line i, with its DE line, is one of the current message.
func (s *splitter) continues(i, de int) bool {
	switch {
	case de >= 0 && de == s.de, s.shows.header && !s.body && !s.text:
		return true
	case s.de < 0:
		return s.sameGroup(i)
	case de < 0:
		return false
	}
	was, is := value.Originator(s.at(s.de)), value.Originator(s.at(de))
	if was.Serial.Value != is.Serial.Value || !bytes.Equal(s.slice(was.Routing.Span), s.slice(is.Routing.Span)) {
		return false
	}
	return s.sameGroup(i) || was.Section.Present() && is.Section.Present() && is.Section.Value > was.Section.Value
}

// top returns the first line of the header that is known by its line i: the relay's list may stand above.
func (s *splitter) top(i int) int {
	first := i
	for k := i - 1; k > s.cur.First && k >= i-3; k-- {
		if value.Relay(s.at(k)) {
			first = k
		}
	}
	return first
}

// messageNumber handles the MRN line of a SMART message.
func (s *splitter) messageNumber(i int) {
	if !s.dated(i) {
		return
	}
	number := s.lines[i].Text()
	if s.mrn >= 0 && number.Len() > len("MRN: ") && bytes.Equal(s.slice(s.lines[s.mrn].Text()), s.slice(number)) {
		s.ended = -1
		return
	}
	s.begin(s.smartTop(i))
	s.mrn, s.ended = i, -1
	s.shows.smart, s.body = true, true
}

// dated reports whether a Date/DTG line stands within three lines of the MRN line i.
func (s *splitter) dated(i int) bool {
	inked := 0
	for k := i + 1; k < len(s.lines) && inked < 3 && k <= i+8; k++ {
		if isDateDTG(s.at(k)) {
			return true
		}
		if s.lines[k].Shape != line.Empty {
			inked++
		}
	}
	return false
}

// isDateDTG reads `Date/DTG:` and what scanning makes of it: `DatelDTG:`, or with other letters where a
// date follows.
func isDateDTG(c scan.Cursor) bool {
	if !c.IsFold("DATE") {
		return false
	}
	if five, four := c.To(c.At()+5), c.To(c.At()+4); five.IsFold("DTG") || four.IsFold("DTG") {
		return true
	}
	colon := c.Find(':')
	if at := colon - c.At(); at < len("DATEDTG") || at > len("DATE/DTG ") {
		return false
	}
	c.Jump(colon + 1)
	c.Blanks()
	return value.WordDate(&c, &cable.DeclItem{})
}

// smartTop returns the line at which the SMART message with its MRN at line i begins: the banner lines
// above it are its own, but for those that close the message before.
func (s *splitter) smartTop(i int) int {
	first, banners := i, 0
	for k := i - 1; k >= s.cur.First; k-- {
		if sh := s.lines[k].Shape; sh != line.Empty && sh != line.Level {
			break
		} else if sh == line.Level {
			banners++
		}
		first = k
	}
	if !s.shows.smart {
		return first
	}
	for closing := (banners + 1) / 2; first < i && closing > 0; first++ {
		if s.lines[first].Shape == line.Level {
			closing--
		}
	}
	return first
}

// pageTop returns the line at which an archive telegram begins whose first telling line is i: the banner
// above it and "Message Text" belong to it.
func (s *splitter) pageTop(i int) int {
	above := line.SetOf(line.Empty, line.Level, line.Message)
	for i-1 > s.cur.First && above.Has(s.lines[i-1].Shape) {
		i--
	}
	return i
}

// page handles a PAGE line: one of the same message after NNN is a further section of it.
func (s *splitter) page(i int) {
	if s.ended >= 0 {
		if s.serial >= 0 && value.Page(scan.Over(s.b, value.PageSpan(s.lines, i)), nil).Serial.Value == s.serial {
			s.ended = -1
		} else {
			s.restart(i)
		}
	}
	s.shows.pages = true
}

func (s *splitter) level(i int) {
	c := s.at(i)
	if s.cur.attributes >= 0 && s.ended >= 0 && c.FindExact(" ") < 0 {
		return
	}
	sec, ok := s.r.section(c)
	if !ok {
		return
	}
	if same := s.serial >= 0 && sec.Serial.Value == s.serial; s.ended >= 0 && !same &&
		(!sec.Number.Present() || s.serial >= 0) {
		s.restart(i)
	}
	s.shows.level, s.body, s.ended = true, true, -1
	if s.serial < 0 && sec.Serial.Present() {
		s.serial = sec.Serial.Value
	}
}
