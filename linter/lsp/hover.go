package lsp

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
	"cablelint/linter/text"
	"cablelint/linter/vocab"
)

// note is what is told of a piece of a cable.
type note struct {
	span      text.Span
	title     string
	lines     []string
	authority string
	period    string
}

func (s *Server) hover(_ context.Context, sn *snapshot, p *PositionParams) (any, error) {
	offset := sn.content.offset(p.Position, sn.encoding)
	a := sn.cableAt(offset)
	if a == nil {
		return nil, nil
	}
	t := teller{s, sn, a, offset}
	for _, look := range tellers {
		if n := look(t); n != nil {
			r := sn.rangeOf(n.span)
			return &Hover{s.markup(n), &r}, nil
		}
	}
	return nil, nil
}

// markup writes a note as the client takes it.
func (s *Server) markup(n *note) MarkupContent {
	kind, bold, gap := markdown, "**", "\n\n"
	if formats := s.client.can.TextDocument.Hover.ContentFormat; len(formats) > 0 && formats[0] != markdown {
		kind, bold, gap = plainText, "", "\n" // the best comes first
	}
	parts := append([]string{bold + n.title + bold}, n.lines...)
	if n.authority != "" {
		parts = append(parts, "Authority: "+n.authority)
	}
	if n.period != "" {
		parts = append(parts, "Period: "+n.period)
	}
	return MarkupContent{kind, strings.Join(parts, gap)}
}

// teller tells what is known of one place.
type teller struct {
	s      *Server
	sn     *snapshot
	a      *assess.Assessment
	offset int
}

func (t teller) at(sp text.Span) bool { return t.sn.holds(sp, t.offset) }

// tellers are asked in this order: the smaller pieces first.
var tellers = []func(teller) *note{
	teller.letter, teller.tag, teller.exemption, teller.order, teller.routing, teller.caption, teller.mark,
}

// cited is the chief authority, on the cable's date, of the rule about a piece: the law is written there.
func (t teller) cited(piece rule.Piece) string {
	for _, r := range t.s.opt.Rules {
		if r.About == piece {
			if chief := r.Authority(t.a.Date.Period); chief != nil {
				return chief.Source + ": " + chief.Says
			}
		}
	}
	return ""
}

func (t teller) mark() *note {
	for _, m := range marksOf(t.a.Cable) {
		if !t.at(m.span) {
			continue
		}
		n := &note{span: m.span, title: meaning(m.mark), authority: t.cited(rule.PortionMark), period: t.lawOfMarks()}
		if m.mark.Whole {
			n.lines = append(n.lines, "Stands for every paragraph of the message.")
		}
		n.lines = append(n.lines, faults(m.mark)...)
		if m.place == bannerPlace {
			n.authority = t.cited(rule.BannerMark)
			n.lines = append(n.lines, t.whole()...)
		}
		return n
	}
	return nil
}

// meaning spells a marking out.
func meaning(m *marking.Mark) string {
	if m.Level == marking.NoLevel && m.Controls.Empty() {
		return m.Inner + ": no level that is known"
	}
	return m.Inner + ": " + marking.Print(marking.Banner, m.Level, m.Controls)
}

// faults says how a marking that is not well formed should be written.
func faults(m *marking.Mark) []string {
	for _, f := range m.Faults {
		if f.Repair != "" && f.Repair != m.Text {
			return []string{"By the register it is written " + f.Repair + "."}
		}
	}
	return nil
}

// whole says what the message states and what its portions come to.
func (t teller) whole() []string {
	lines := []string{"The whole is stated as " + stated(t.a) + "."}
	if should := computed(t.a); should != "" {
		lines = append(lines, "Its portions come to "+should+"; "+drivers(t.a)+".")
	}
	if t.a.Date.How == assess.Assumed {
		lines = append(lines, "It shows no date and is judged as one of "+t.a.Date.Day().String()+" (assume-date).")
	}
	return lines
}

// lawOfMarks says what the order of the day wants of portions.
func (t teller) lawOfMarks() string {
	if t.a.Order == nil {
		return ""
	}
	wants := "encourages or does not ask for portion marks"
	if law.At(t.a.Date.From).Requires(law.Portions) != nil {
		wants = "wants a mark on every portion"
	}
	return fmt.Sprintf("E.O. %d (%s) %s", t.a.Order.Number, t.a.Order.InForce, wants)
}

func (t teller) tag() *note {
	for i := range t.a.Cable.Tags.Items {
		item := &t.a.Cable.Tags.Items[i]
		if !t.at(item.Span) {
			continue
		}
		n := &note{span: item.Span, authority: t.cited(rule.TagsCode)}
		if item.Person {
			n.title, n.lines = "TAGS", []string{"The name of a person."}
			return n
		}
		code := strings.ToUpper(t.a.Cable.String(item.Span))
		n.title, n.lines = "TAGS "+code, t.tagLines([]byte(code))
		return n
	}
	return nil
}

// tagLines says what a code stood for on the day of the cable, or that it was none then.
func (t teller) tagLines(code []byte) []string {
	info, ok := vocab.CodesOf(t.a.Date.Year()).Tag(code)
	if !ok {
		if info, ok = (vocab.Codes{}).Tag(code); !ok {
			return []string{"Not in the vocabulary."}
		}
		return []string{"Known for " + info.Years.String() + " alone: " + tagMeaning(info) + " (" + info.Kinds.String() + ")"}
	}
	if info.Open {
		return []string{"In no list; in its years any code of this field was a subject."}
	}
	lines := []string{tagMeaning(info) + " (" + info.Kinds.String() + ")"}
	if info.Meaning != "" && !info.Confirmed {
		lines = append(lines, "The meaning was found in no official list.")
	}
	if info.ReplacedBy != "" {
		lines = append(lines, "Replaced by "+info.ReplacedBy+".")
	}
	return lines
}

func tagMeaning(info vocab.TagInfo) string {
	if info.Meaning == "" {
		return "meaning not known"
	}
	return info.Meaning
}

func (t teller) order() *note {
	for _, number := range []cable.Number{t.a.Cable.EO.Order, t.a.Cable.Authority.Order} {
		if number.Present() && t.at(number.Span) {
			return t.orderNote(number)
		}
	}
	return nil
}

func (t teller) orderNote(number cable.Number) *note {
	n := &note{span: number.Span, title: "E.O. " + strconv.Itoa(number.Value)}
	o := law.ByNumber(number.Value)
	if o == nil {
		n.lines = []string{"No order on the marking of classified information has this number."}
		return n
	}
	n.lines = []string{"Signed " + o.Signed.String() + ". " + wants(o)}
	if list := codeList(o); list != "" {
		n.lines = append(n.lines, "Beside or in place of a date: "+list+".")
	}
	n.period, n.authority = o.InForce.String()+", for marking", "E.O. "+strconv.Itoa(o.Number)
	if d := t.a.Date.Day(); d != 0 && !law.Accepts(d, number.Value) && t.a.Order != nil {
		n.lines = append(n.lines, fmt.Sprintf("On %s E.O. %d was in force.", d, t.a.Order.Number))
	}
	return n
}

// wants says what an order wants on a document, at the end of its time.
func wants(o *law.Order) string {
	last := law.At(o.Last())
	var list []string
	if last.Requires(law.Portions) != nil {
		list = append(list, "a mark on every portion")
	}
	if last.Requires(law.Classifier) != nil {
		list = append(list, "the classifier and the reason on the face of the document")
	}
	if len(list) == 0 {
		return "It wants the level on the document."
	}
	return "It wants " + strings.Join(list, " and ") + "."
}

// codeList is what may stand beside or in place of a date at the end of an order's time.
func codeList(o *law.Order) string {
	rows := law.At(o.Last()).Codes()
	list := make([]string, len(rows))
	for i, row := range rows {
		list[i] = row.String()
	}
	return strings.Join(list, ", ")
}

// codeNames spell codes as the law's tables have them; what stands behind is the digits.
var codeNames = map[cable.DeclKind]string{
	cable.DeclGP: "GP-", cable.DeclGDS: "GDS", cable.DeclADS: "ADS", cable.DeclXGDS: "XGDS-",
	cable.DeclRDS: "RDS", cable.DeclXDS: "XDS", cable.DeclOADR: "OADR", cable.DeclX: "X", cable.DeclMR: "MR",
	cable.Decl25X: "25X", cable.Decl50X: "50X", cable.Decl75X: "75X",
	cable.Decl50X1HUM: "50X1-HUM", cable.Decl25XHuman: "50X1-HUM", cable.Decl50X2WMD: "50X2-WMD",
}

func (t teller) exemption() *note {
	for _, d := range []*cable.Decl{&t.a.Cable.EO.Decl, &t.a.Cable.Authority.Decl} {
		for i := range d.Items {
			if t.at(d.Items[i].Span) {
				return t.declNote(&d.Items[i])
			}
		}
	}
	return nil
}

func (t teller) declNote(item *cable.DeclItem) *note {
	n := &note{span: item.Span, title: "declassification: " + t.words(item.Span)}
	order := 0
	if t.a.Order != nil {
		order = t.a.Order.Number
		n.authority = "E.O. " + strconv.Itoa(order)
	}
	code := spelledCode(item)
	if row := law.CodeAt(code, order); row != nil {
		n.lines = append(n.lines, code+": "+row.Means(code)+".")
		n.period = row.InForce.String() + ", for new documents"
		if row.InForce.Covers(t.a.Date.Period) {
			n.authority = row.Source
		}
	}
	if law.Valid(item.Year, item.Month, item.Day) {
		n.lines = append(n.lines, t.dateLine(law.Date(item.Year, item.Month, item.Day)))
	}
	if item.Kind == cable.DeclEvent || item.Kind == cable.DeclVagueEvent {
		n.lines = append(n.lines, "An event.")
	}
	return n
}

func spelledCode(item *cable.DeclItem) string {
	name := codeNames[item.Kind]
	if name == "" || item.Kind == cable.Decl25XHuman {
		return name
	}
	return name + item.Code
}

// dateLine says a date and how far it lies from that of the message.
func (t teller) dateLine(d law.Day) string {
	line := "Declassify on " + d.String() + "."
	from := t.a.Date.Day()
	if years := law.At(from).Term; from != 0 && years > 0 {
		line += fmt.Sprintf(" The law of %s ordinarily allows %d years.", from, years)
	}
	return line
}

func (t teller) letter() *note {
	reason := &t.a.Cable.Authority.Reason
	for _, l := range reason.Letters {
		if t.at(l.Span) {
			return t.reasonNote(l.Span, l.Value)
		}
	}
	if reason.Section.Valid() && t.at(reason.Section) {
		n := &note{span: reason.Section, title: "reason, section " + reason.Number}
		n.authority = t.cited(rule.ReasonLetter)
		if t.a.Date.Known() {
			if due := law.ReasonDue(t.a.Date.From); due != "" {
				n.lines = []string{"On " + t.a.Date.From.String() + " the section to cite is " + due + "."}
			}
		}
		return n
	}
	return nil
}

func (t teller) reasonNote(sp text.Span, letter byte) *note {
	n := &note{span: sp, title: "reason (" + string(letter) + ")", authority: t.cited(rule.ReasonLetter)}
	on := t.a.Date.From
	if !t.a.Date.Known() {
		return n
	}
	if law.LastReason(on) == 0 {
		n.lines = []string{fmt.Sprintf("No order had lettered reasons on %s.", on)}
		return n
	}
	says := law.ReasonMeaning(letter, on)
	if says == "" {
		n.lines = []string{fmt.Sprintf("No such reason on %s: they run from (a) to (%c).", on, law.LastReason(on))}
		return n
	}
	n.lines = []string{says}
	if t.a.Order != nil {
		n.period = fmt.Sprintf("E.O. %d, %s; the section to cite is %s",
			t.a.Order.Number, t.a.Order.InForce, law.ReasonDue(on))
	}
	return n
}

func (t teller) routing() *note {
	h := &t.a.Cable.Header
	tokens := []cable.Token{h.Originator.Routing, h.From.Routing}
	for _, list := range [][]cable.Address{h.To, h.Info} {
		for i := range list {
			tokens = append(tokens, list[i].Routing)
		}
	}
	for _, token := range tokens {
		if token.Present() && t.at(token.Span) {
			return t.routingNote(token.Span)
		}
	}
	return nil
}

func (t teller) routingNote(sp text.Span) *note {
	indicator := t.a.Cable.String(sp)
	n := &note{span: sp, title: "routing indicator " + indicator, authority: t.cited(rule.Routing)}
	post, ok := vocab.PostRouted([]byte(indicator))
	if !ok {
		n.lines = []string{"Not in the list of posts."}
		return n
	}
	line := post.Name
	if info, ok := vocab.CodesOf(t.a.Date.Year()).Tag([]byte(post.Country)); ok && info.Meaning != "" {
		line += ", " + info.Meaning
	}
	n.lines = []string{line}
	return n
}

func (t teller) caption() *note {
	for i := range t.a.Cable.Captions {
		sp := t.a.Cable.Captions[i].Span
		if !t.at(sp) {
			continue
		}
		n := &note{span: sp, title: "caption " + t.words(sp)}
		known := vocab.CaptionNamed(t.words(sp))
		if known == nil {
			known = vocab.CaptionNear(t.words(sp))
		}
		if known == nil {
			n.lines = []string{"Not in the list of captions."}
			return n
		}
		n.lines, n.authority = []string{known.Name + ": " + known.Meaning + "."}, known.Source
		if t.a.Cable.Captions[i].Kind == cable.LOUCaption {
			n.period = law.Period{To: law.EndLOU - 1}.String()
		}
		return n
	}
	return nil
}

// words is the text of a span in one line.
func (t teller) words(sp text.Span) string {
	return strings.Join(strings.Fields(t.a.Cable.String(sp)), " ")
}
