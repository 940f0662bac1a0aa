package layout

import (
	"cablelint/linter/cable"
	"cablelint/linter/cable/line"
	"cablelint/linter/cable/value"
	"cablelint/linter/scan"
)

// addressee says what the lines below an address line go on with.
type addressee uint8

const (
	nobody addressee = iota
	action
	info
	exempt  // after XMT: left out of the collective above, no addressee
	offices // after ACTION, ORIGIN or the first INFO of a reception copy
	drafting
)

// above reads line k above the classification line: transmission, addresses, distribution, drafting.
func (h *heading) above(k int) {
	if h.lines[k].Field != line.Unread {
		return
	}
	head, c := &h.c.Header, h.at(k)
	switch h.lines[k].Shape {
	case line.VZCZC:
		if !head.Transmission.Present() {
			head.Transmission.Span = c.Word()
		}
		h.headerLine(k, line.Transmission, nobody)
	case line.DE:
		if !head.Originator.Span.Valid() {
			head.Originator = value.Originator(c)
		}
		h.headerLine(k, line.Originator, nobody)
	case line.ZNY:
		if !head.Signal.Span.Valid() {
			head.Signal = value.Signal(c)
		}
		h.headerLine(k, line.Signal, nobody)
	case line.DTG:
		if !head.DTG.Present() {
			head.DTG = value.DTG(c, head.DTG.Precedence[:0])
		}
		h.headerLine(k, line.DateTime, nobody)
	case line.FM:
		h.sender(k)
	case line.To:
		h.addressFrom(k, len("TO"), action)
	case line.Info:
		h.infoLine(k)
	default:
		h.beside(k)
	}
}

// beside reads a line that may stand among those of a header and is none of its formats.
func (h *heading) beside(k int) {
	switch h.lines[k].Shape {
	case line.Page02, line.PageLine:
		h.pageLine(k)
	case line.PageRest:
	case line.BT:
		h.lines[k].Claim(line.Tail, line.ByShape)
		h.address = nobody
	case line.Stamp:
		h.lines[k].Claim(line.Furniture, line.ByShape)
	case line.Level:
		if !h.banner(k) {
			h.unshaped(k)
		}
	default:
		h.unshaped(k)
	}
}

// sender reads the FM line k.
func (h *heading) sender(k int) {
	if from := &h.c.Header.From; !from.Name.Present() {
		c := h.at(k)
		c.Next(len("FM"))
		c.Blanks()
		*from = value.Address(c)
		from.Span = h.text(k)
	}
	h.headerLine(k, line.Sender, nobody)
}

// headerLine notes what line k of the header is, and what the lines below go on with.
func (h *heading) headerLine(k int, f line.Field, next addressee) {
	h.lines[k].Claim(f, line.ByShape)
	h.c.Header.Span = h.c.Header.Span.Cover(h.text(k))
	h.address = next
}

// unshaped reads the lines that no first word tells: the relay's list, distribution, drafting, further
// addresses.
func (h *heading) unshaped(k int) {
	head, c := &h.c.Header, h.at(k)
	switch {
	case value.Relay(c) && !head.Precedence.Present() && !head.From.Name.Present():
		c.Next(2)
		head.Precedence.Span = c.Span(h.text(k).Start)
		h.headerLine(k, line.Transmission, nobody)
	case c.FoldAny("ACTION", "ORIGIN"):
		h.distribution(k, c)
	case c.IsExact("DRAFTED"), c.IsExact("APPROVED"), c.IsExact("DESIRED DIST"):
		h.headerLine(k, line.Drafting, drafting)
	case c.IsExact("XMT"):
		h.headerLine(k, line.Address, exempt)
	case c.Exact("DATE:"), c.Exact("DATE "), c.Exact("Date:"):
		if !head.Date.Span.Valid() {
			head.Date = value.CalendarDate(c)
		}
		h.headerLine(k, line.DateLine, h.address)
	case isDivider(c):
		h.headerLine(k, line.Furniture, nobody)
	case value.Corrected(c):
		h.corrected(k)
		h.headerLine(k, line.Caption, h.address)
	case h.address == action || h.address == info:
		h.addressFrom(k, 0, h.address)
	case h.address == offices:
		h.distribution(k, c)
	case h.address == drafting:
		h.headerLine(k, line.Drafting, drafting)
	case h.address == exempt, value.Relay(c), head.Span.Valid() && scan.Caps(c.Left()):
		h.headerLine(k, line.Address, h.address)
	case scan.Only(c.Left(), scan.Digit):
		h.lines[k].Claim(line.Furniture, line.ByPlace) // the operator's number
	default:
		h.aside(k)
	}
}

// aside notes a line above the classification line that is of no field: in a message with a header it is
// unread, in a copy without one it stands above the message.
func (h *heading) aside(k int) {
	if h.c.Header.Span.Valid() {
		h.c.LeaveUnread(h.text(k))
	}
}

func (h *heading) corrected(k int) {
	if !h.c.Corrected.Present() {
		h.c.Corrected.Span = h.text(k)
	}
}

// isDivider reads the line of hyphens with a communications number, whose time is that of reception and
// not the message's.
func isDivider(c scan.Cursor) bool {
	return c.While(func(b byte) bool { return b == '-' }).Len() >= shortestDivider
}

// shortestDivider is the fewest hyphens of a divider: telegrams have 18 or 21.
const shortestDivider = 10

// infoLine reads an INFO line. In reception copies and archive telegrams the first is no address line but
// the list of offices.
func (h *heading) infoLine(k int) {
	c := h.at(k)
	c.Next(len("INFO"))
	c.Blanks()
	word := c
	if !h.c.Header.From.Name.Present() && (h.address == offices || value.IsOffice(c.Slice(word.Word()))) {
		h.distribution(k, c)
		return
	}
	h.addressFrom(k, len("INFO"), info)
}

// distribution adds the offices and copies that line k names from the cursor on.
func (h *heading) distribution(k int, c scan.Cursor) {
	h.headerLine(k, line.Distribution, offices)
	c.Blanks()
	value.Offices(c, &h.c.Header.Distribution)
}

// addressFrom reads the addressee that line k names behind the first n bytes.
func (h *heading) addressFrom(k, n int, to addressee) {
	h.headerLine(k, line.Address, to)
	c := h.at(k)
	c.Next(n)
	c.Blanks()
	switch {
	case c.Done() || c.IsExact("PAGE "):
	case c.IsExact("XMT"):
		h.address = exempt
	case to == action:
		h.c.Header.To = append(h.c.Header.To, value.Address(c))
	default:
		h.c.Header.Info = append(h.c.Header.Info, value.Address(c))
	}
}

// coverHeader forgets a header when another one stands below it before anything of the message: the
// message's own is the last, the first is the cover of a message centre or the same given twice.
func (h *heading) coverHeader(k int) {
	was := h.c.Header
	h.c.Header = cable.Header{
		Span: was.Span, To: was.To[:0], Info: was.Info[:0], Fields: was.Fields, Distribution: was.Distribution,
	}
	h.c.Harm(cable.HeadingTwice, h.text(k))
	h.address = nobody
}
