package draft

import (
	"fmt"
	"strings"

	"cablelint/linter/cable"
	"cablelint/linter/law"
	"cablelint/linter/marking"
	"cablelint/linter/scan"
)

// field is a labelled line of a heading.
type field struct{ label, value string }

// smart writes a SMART message (5 FAH-2 H-310 ff.; SMART gives its number and its time when it is sent).
func (s *settled) smart() string {
	banner := marking.Print(marking.Banner, s.Level, s.inBanner())
	year, month, day := s.Day.YMD()
	head := []field{
		{"MRN", fmt.Sprintf("%02d %s %s", year%100, s.Post, cable.Placeholder)},
		{"Date/DTG", fmt.Sprintf("%s %02d, %d / %s", monthWord(month), day, year, cable.Placeholder)},
		{"From", s.sender()},
		{"Action", "WASHDC, SECSTATE ROUTINE"},
		{"E.O.", fmt.Sprint(s.order.Number)},
		{"TAGS", strings.Join(s.TAGS, ", ")},
		{"Captions", strings.Join(s.captions(), ", ")},
		{"Subject", s.subjectMark() + cable.Placeholder},
	}
	tail := []field{
		{"Signature", cable.Placeholder},
		{},
		{"Drafted By", cable.Placeholder},
		{"Cleared By", cable.Placeholder},
		{"Approved By", cable.Placeholder},
		{"Released By", cable.Placeholder},
		{"Dissemination Rule", cable.Placeholder},
	}
	var b strings.Builder
	b.WriteString(centred(banner) + "\n\n")
	writeFields(&b, head)
	b.WriteString("\n")
	b.WriteString(s.block(instructed("Declassify On: ", s.Term, numeric)))
	b.WriteString(s.body())
	b.WriteString("\n")
	writeFields(&b, tail)
	b.WriteString("\n" + centred(banner))
	return b.String()
}

// transmitted writes a message as it is sent by telegraph (5 FAH-2 H-340; ACP 127).
func (s *settled) transmitted() string {
	var b strings.Builder
	_, month, day := s.Day.YMD()
	fmt.Fprintf(&b, "R %02d0000Z %s %02d\nFM %s\nTO SECSTATE WASHDC\n", day, scan.MonthName(month),
		s.Day.Year()%100, s.sender())
	fmt.Fprintf(&b, "%s %s %s\n\n", s.classificationLine(), s.Post, cable.Placeholder)
	if captions := s.captions(); len(captions) > 0 {
		b.WriteString(strings.Join(captions, "\n") + "\n\n")
	}
	instruction := "N/A"
	if s.Level.Classified() {
		instruction = instructed("DECL: ", s.Term, slashed)
	}
	fmt.Fprintf(&b, "E.O. %d: %s\nTAGS: %s\nSUBJECT: %s%s\n\n", s.order.Number, instruction,
		strings.Join(s.TAGS, ", "), s.subjectMark(), cable.Placeholder)
	b.WriteString(s.block(""))
	b.WriteString(s.body())
	b.WriteString("\n" + cable.Placeholder + "\n")
	return b.String()
}

// block is the classification authority block (32 CFR 2001.21(a), 2001.22(b)-(e)); a classified cable has one.
func (s *settled) block(instruction string) string {
	if !s.Level.Classified() {
		return ""
	}
	var b strings.Builder
	fmt.Fprintf(&b, "Classified By: %s, %s\n", cable.Placeholder, cable.Placeholder)
	switch len(s.Sources) {
	case 0:
		fmt.Fprintf(&b, "Reason: %s %s\n", law.ReasonDue(s.Day), reasons(s.Reasons))
	case 1:
		b.WriteString("Derived From: " + s.Sources[0].cited() + "\n")
	default:
		b.WriteString("Derived From: Multiple Sources\nSource list: ")
		for i := range s.Sources {
			if i > 0 {
				b.WriteString("; ")
			}
			b.WriteString(s.Sources[i].cited())
		}
		b.WriteString("\n")
	}
	if instruction != "" {
		b.WriteString(instruction + "\n")
	}
	b.WriteString("\n")
	return b.String()
}

// body is two paragraphs: one that bears the marking of the whole, and one to go on from.
func (s *settled) body() string {
	return fmt.Sprintf("1. %s%s\n\n2. %s%s\n", s.mark(), cable.Placeholder, s.plainMark(), cable.Placeholder)
}

// mark is the portion mark of what bears the marking of the whole. ND and XD stand in one beside NOFORN alone (IC
// Markings System Manual, section H.9); without it the caption speaks for the whole.
func (s *settled) mark() string {
	switch {
	case s.SBU:
		return "(SBU) "
	case s.Level.Classified():
		controls := s.controls
		if !controls.Has(marking.NOFORN) {
			controls = s.inBanner()
		}
		return marking.Print(marking.Portion, s.Level, controls) + " "
	}
	return s.plainMark()
}

// plainMark is the portion mark of what is unclassified; an unclassified cable needs none.
func (s *settled) plainMark() string {
	if s.Level.Classified() || s.SBU {
		return "(U) "
	}
	return ""
}

func (s *settled) subjectMark() string { return s.plainMark() }

// classificationLine is the level, spaced, with its controls (5 FAH-2 H-222).
func (s *settled) classificationLine() string {
	if !s.Level.Classified() {
		return "UNCLAS"
	}
	banner := marking.Print(marking.Banner, s.Level, s.inBanner())
	level, controls, _ := strings.Cut(banner, "//")
	line := strings.Join(strings.Split(strings.ReplaceAll(level, " ", ""), ""), " ")
	if controls != "" {
		line += "//" + controls
	}
	return line
}

func instructed(label string, t Term, day func(law.Day) string) string {
	switch {
	case t.Until == 0:
		return label + t.Code
	case t.Code != "":
		return label + t.Code + ", " + numeric(t.Until)
	}
	return label + day(t.Until)
}

// Spellings are the ways in which layouts write a day of declassification.
func Spellings(d law.Day) []string { return []string{numeric(d), slashed(d)} }

// numeric is a day as 32 CFR 2001.21(a)(4) writes it in digits.
func numeric(d law.Day) string { return strings.ReplaceAll(d.String(), "-", "") }

// slashed is a day as E.O. lines write it.
func slashed(d law.Day) string {
	year, month, day := d.YMD()
	return fmt.Sprintf("%02d/%02d/%d", month, day, year)
}

func reasons(letters []string) string {
	out := "(" + strings.Join(letters, "), (") + ")"
	if at := strings.LastIndex(out, ", "); at >= 0 {
		out = out[:at] + " and " + out[at+2:]
	}
	return out
}

// monthWord is a month as SMART writes it: "Nov".
func monthWord(month int) string {
	name := scan.MonthName(month)
	return name[:1] + strings.ToLower(name[1:])
}

// The columns of a SMART message.
const (
	labelWidth = 30
	pageWidth  = 92
)

func writeFields(b *strings.Builder, fields []field) {
	for _, f := range fields {
		switch {
		case f.label == "":
			b.WriteString("\n")
		case f.value != "":
			fmt.Fprintf(b, "%-*s%s\n", labelWidth, f.label+":", f.value)
		}
	}
}

func centred(line string) string {
	return strings.Repeat(" ", max(0, (pageWidth-len(line))/2)) + line + "\n"
}
