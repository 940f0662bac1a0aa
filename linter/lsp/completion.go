package lsp

import (
	"bytes"
	"context"
	"fmt"
	"strings"

	"cablelint/linter"
	"cablelint/linter/assess"
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/text"
	"cablelint/linter/vocab"
)

// completer works out what may be written at a place. While one writes, the line is seldom one that
// can be read, so it goes by what stands before the cursor on the line and by the cable around it.
type completer struct {
	s      *Server
	sn     *snapshot
	a      *assess.Assessment
	offset int
	before string // of the line, up to the cursor
	items  []CompletionItem
}

func (s *Server) completion(_ context.Context, sn *snapshot, p *PositionParams) (any, error) {
	offset := sn.content.offset(p.Position, sn.encoding)
	c := completer{s: s, sn: sn, a: sn.cableAt(offset), offset: offset, items: []CompletionItem{}}
	if c.a == nil {
		return &CompletionList{Items: s.skeletons(sn, offset)}, nil
	}
	line := sn.content.position(offset, sn.encoding).Line
	start, _ := sn.content.line(int(line))
	c.before = string(sn.content.text[min(start, offset):offset])
	switch {
	case c.inOrder():
		c.order()
	case c.inReason():
		c.letters()
	case c.inTags():
		c.tags()
	case c.inMark():
		c.marks()
	case c.inCaptions():
		c.captions()
	}
	// What is offered before a word is begun is no list of all that may follow: an editor that keeps to it would look
	// among it for what is typed, blanks and all.
	return &CompletionList{IsIncomplete: len(c.items) > 0, Items: c.items}, nil
}

// inReason reports whether the line cites a section of reasons and nothing follows it but letters.
func (c *completer) inReason() bool {
	low := strings.ToLower(c.before)
	behind := -1
	for _, section := range law.Sections() {
		if i := strings.LastIndex(low, section); i >= 0 {
			behind = max(behind, i+len(section))
		}
	}
	return behind >= 0 && onlyLetters(low[behind:])
}

// onlyLetters reports whether s is a list of letters as reasons are cited: " (b) and (d".
func onlyLetters(s string) bool {
	for _, word := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" ,&/()", r) }) {
		if word != "and" && (len(word) > 1 || word < "a" || word > "z") {
			return false
		}
	}
	return !strings.HasSuffix(strings.TrimSpace(s), ".")
}

func (c *completer) inTags() bool {
	if strings.HasPrefix(strings.TrimLeft(strings.ToUpper(c.before), " "), "TAGS") {
		return strings.Contains(c.before, ":") || strings.Contains(strings.TrimLeft(c.before, " "), " ")
	}
	return c.onLineOf(c.a.Cable.Tags.Present(), c.a.Cable.Tags.Span.Start, c.a.Cable.Tags.Span.End)
}

// onLineOf reports whether the cursor stands within a stretch of the text or on its last line.
func (c *completer) onLineOf(present bool, start, end int) bool {
	if !present || c.offset < start {
		return false
	}
	if c.offset <= end {
		return true
	}
	return bytes.IndexByte(c.sn.content.text[end:c.offset], '\n') < 0
}

// inMark reports whether a bracket has just been opened before a paragraph, the subject or a segment.
func (c *completer) inMark() bool {
	i := strings.LastIndexByte(c.before, '(')
	if i < 0 || strings.Contains(c.before[i:], ")") || len(c.before)-i > longestMark {
		return false
	}
	head := strings.TrimSpace(c.before[:i])
	if strings.HasSuffix(strings.ToUpper(head), "SUBJECT:") || strings.EqualFold(head, "SUBJECT:") {
		return true
	}
	return strings.Trim(head, "0123456789.-*•¶abcdefghijABCDEFGHIJ)") == "" && len(head) <= longestHead
}

const (
	longestMark = 40 // of a bracket that may still become a mark
	longestHead = 6  // of what numbers a paragraph
)

// inCaptions reports whether the line is one on which captions stand: between the classification line
// and the fields, with nothing on it but capitals.
func (c *completer) inCaptions() bool {
	word := strings.TrimLeft(c.before, " ")
	if label, value, found := strings.Cut(word, ":"); found && strings.EqualFold(label, "captions") {
		return !strings.Contains(value, ":")
	}
	if word != strings.ToUpper(word) || strings.ContainsAny(word, ":.()") {
		return false
	}
	from, to := c.captionZone()
	return from > 0 && c.offset > from && c.offset <= to
}

// captionZone lies between the first classification line and the fields.
func (c *completer) captionZone() (from, to int) {
	k := c.a.Cable
	if s := k.Classification(); s != nil {
		from = s.Span.End
	}
	to = k.Span.End
	for _, sp := range []text.Span{k.EO.Span, k.Tags.Span, k.Subject.Span} {
		if sp.Valid() {
			to = min(to, sp.Start)
		}
	}
	return from, to
}

// add adds an item that takes the place of what was written of it.
func (c *completer) add(written int, item CompletionItem) {
	item.SortText = fmt.Sprintf("%04d", len(c.items))
	item.FilterText = item.TextEdit.NewText
	item.TextEdit.Range = c.sn.bytes(c.offset-written, c.offset)
	c.items = append(c.items, item)
}

// word returns how many bytes before the cursor belong to the word there.
func (c *completer) word(part func(byte) bool) int {
	n := 0
	for n < len(c.before) && part(c.before[len(c.before)-1-n]) {
		n++
	}
	return n
}

func isAlnum(b byte) bool {
	return 'A' <= b && b <= 'Z' || 'a' <= b && b <= 'z' || '0' <= b && b <= '9'
}

func (c *completer) tags() {
	written, gap := c.word(isAlnum), c.gap()
	for info := range vocab.CodesOf(c.a.Date.Year()).All {
		if info.ReplacedBy != "" {
			continue
		}
		c.add(written, CompletionItem{
			Label: info.Code, Kind: completeEnum, Detail: tagMeaning(info), Documentation: info.Kinds.String(),
			TextEdit: &TextEdit{NewText: gap + info.Code},
		})
	}
}

// gap is the blank that belongs behind a colon or a comma where none is written yet.
func (c *completer) gap() string {
	if strings.HasSuffix(c.before, ":") || strings.HasSuffix(c.before, ",") {
		return " "
	}
	return ""
}

func (c *completer) captions() {
	words := strings.TrimLeft(c.before, " ")
	if i := strings.LastIndexAny(words, ":,/"); i >= 0 {
		words = strings.TrimLeft(words[i+1:], " ")
	}
	for _, caption := range vocab.Captions() {
		if caption.Name == louCaption && c.a.Date.Known() && c.a.Date.From >= law.EndLOU {
			continue
		}
		c.add(len(words), CompletionItem{
			Label: caption.Name, Kind: completeKeyword, Detail: caption.Meaning, Documentation: caption.Source,
			TextEdit: &TextEdit{NewText: caption.Name},
		})
	}
}

const louCaption = "LIMITED OFFICIAL USE"

func (c *completer) letters() {
	if !c.a.Date.Known() {
		return
	}
	open := strings.LastIndexByte(c.before, '(') > strings.LastIndexByte(c.before, ')')
	written := c.word(func(b byte) bool { return isAlnum(b) && open })
	for _, reason := range law.At(c.a.Date.From).Letters {
		with := string(reason.Letter)
		if !open {
			with = "(" + with + ")"
		}
		c.add(written, CompletionItem{
			Label: "(" + string(reason.Letter) + ")", Kind: completeValue, Detail: reason.Means,
			TextEdit: &TextEdit{NewText: with},
		})
	}
}

// marks offers the portion marks that the banner allows: none that would ask for a higher one.
func (c *completer) marks() {
	written := len(c.before) - strings.LastIndexByte(c.before, '(')
	follow := c.sn.content.text[c.offset:]
	closed := len(follow) > 0 && follow[0] == ')'
	for _, m := range linter.Marks(c.a, c.s.style(c.sn.name)) {
		with := m
		if closed {
			with = strings.TrimSuffix(m, ")")
		}
		read := marking.ParsePortion(m)
		c.add(written, CompletionItem{
			Label: m, Kind: completeEnum, Detail: marking.Print(marking.Banner, read.Level, read.Controls),
			TextEdit: &TextEdit{NewText: with},
		})
	}
}
