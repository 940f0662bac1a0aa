package caption

import (
	"bytes"

	"cablelint/linter/cable"
	"cablelint/linter/cable/layout"
	"cablelint/linter/rule"
	"cablelint/linter/text"
)

const sensitive = "SENSITIVE"

// addSensitive puts the caption SENSITIVE where the cable keeps its captions: after the others, before
// SIPDIS (00 STATE 018029). It returns false where no place for it can be told.
func addSensitive(c *cable.Cable) (rule.Edit, bool) {
	if at := neighbour(c); at != nil {
		return beside(c, at), true
	}
	if c.Layout == layout.SMART {
		return captionsField(c)
	}
	if len(c.Sections) == 0 {
		return rule.Edit{}, false
	}
	return belowLine(c, c.Sections[0].Span), true
}

// neighbour is the caption to put the new one beside: the first SIPDIS, else the last caption; nil
// where none stands below the classification line.
func neighbour(c *cable.Cable) *cable.Caption {
	var at *cable.Caption
	for i := range c.Captions {
		switch caption := &c.Captions[i]; {
		case caption.OnBanner:
		case caption.Kind == cable.SIPDIS:
			return caption
		default:
			at = caption
		}
	}
	return at
}

// beside puts SENSITIVE before SIPDIS or after another caption, on a line of its own unless the
// captions of this cable share one.
func beside(c *cable.Cable, at *cable.Caption) rule.Edit {
	before := at.Kind == cable.SIPDIS
	if between, shared := joint(c, at); shared {
		if before {
			return rule.Insert(at.Span.Start, sensitive+between)
		}
		return rule.Insert(at.Span.End, between+sensitive)
	}
	line := wholeLine(c.Source, at.Line)
	if before {
		return rule.Insert(line.Start, sensitive+"\n")
	}
	return rule.Insert(line.End, sensitive+"\n")
}

// joint returns what parts the captions that stand on one line with at, and whether any do. In the
// Captions field of a SMART message they always share the line.
func joint(c *cable.Cable, at *cable.Caption) (string, bool) {
	if c.Layout == layout.SMART {
		return ", ", true
	}
	for i := range c.Captions {
		other := &c.Captions[i]
		if other.Line != at.Line || other.Span == at.Span {
			continue
		}
		if other.Span.End <= at.Span.Start {
			return separators(c, other.Span.End, at.Span.Start), true
		}
		return separators(c, at.Span.End, other.Span.Start), true
	}
	return "", false
}

func separators(c *cable.Cable, from, to int) string {
	between := c.Text(text.Span{Start: from, End: to})
	if bytes.IndexByte(between, ',') >= 0 {
		return ", "
	}
	return " "
}

// captionsField puts SENSITIVE into the empty Captions field of a SMART message, or makes the field
// after TAGS, its value in the column of the others.
func captionsField(c *cable.Cable) (rule.Edit, bool) {
	for i := range c.Header.Fields {
		field := &c.Header.Fields[i]
		if bytes.EqualFold(c.Text(field.Label.Span), []byte("Captions")) {
			return emptyField(c, field)
		}
	}
	if !c.Tags.Present() || !c.Tags.Label.Valid() || !c.Tags.Value.Valid() {
		return rule.Edit{}, false
	}
	line := wholeLine(c.Source, c.Tags.Span)
	return rule.Insert(line.End, "Captions:"+padding(c.Tags.Value.Start-c.Tags.Label.Start)+sensitive+"\n"), true
}

// padding fills the column between the label and a value that starts at the given offset of the line.
func padding(column int) string {
	return string(bytes.Repeat([]byte{' '}, max(1, column-len("Captions:"))))
}

func emptyField(c *cable.Cable, field *cable.SMARTField) (rule.Edit, bool) {
	if !field.Value.Empty() { // not empty, and yet no caption was read in it
		return rule.Edit{}, false
	}
	line, _ := c.Source.NextLine(field.Label.Span.Start)
	return rule.Insert(line.End, " "+sensitive), true
}

// belowLine puts SENSITIVE on a line of its own below the classification line, after the blank lines
// that part it from what follows.
func belowLine(c *cable.Cable, line text.Span) rule.Edit {
	src := c.Source
	at := wholeLine(src, line).End
	blank := false
	for {
		next, after := src.NextLine(at)
		if len(bytes.TrimSpace(src.Slice(next))) > 0 || after == at {
			break
		}
		at, blank = after, true
	}
	if blank {
		return rule.Insert(at, sensitive+"\n\n")
	}
	return rule.Insert(at, sensitive+"\n")
}
