// Package specimen writes invented cables: the frames that fixtures stand in, and whole messages of any
// size, clean or with defects, for benchmarks and property tests.
package specimen

import (
	"fmt"
	"strings"

	"cablelint/linter/law"
	"cablelint/linter/scan"
)

// Frame is what is put above and below some paragraphs to make a whole, clean, dated cable of them.
type Frame struct{ Head, Tail string }

// levelForm is how a level stands in each place of a frame.
type levelForm struct{ line, banner, signal string }

var levelForms = map[string]levelForm{
	"U":   {"UNCLAS", "UNCLASSIFIED", "ZNR UUUUU"},
	"SBU": {"UNCLAS", "UNCLASSIFIED", "ZNR UUUUU"},
	"LOU": {"LIMITED OFFICIAL USE", "LIMITED OFFICIAL USE", "ZNY UUUUU"},
	"C":   {"C O N F I D E N T I A L", "CONFIDENTIAL", "ZNY CCCCC"},
	"S":   {"S E C R E T", "SECRET", "ZNY SSSSS"},
	"TS":  {"T O P S E C R E T", "TOP SECRET", "ZNY TTTTT"},
}

func classified(level string) bool { return level == "C" || level == "S" || level == "TS" }

// NewFrame makes the frame of a generation; a name that ends in "-head" leaves the fields after the
// classification line to the case. Behind the level may stand the controls of the banner, their blanks as
// underscores: "S//REL_TO_USA,_GBR".
func NewFrame(generation, level string, day law.Day) (Frame, error) {
	level, controls := cutControls(level)
	form, ok := levelForms[level]
	if !ok {
		return Frame{}, fmt.Errorf("unknown level %q", level)
	}
	form.line, form.banner = form.line+controls, form.banner+controls
	base, bare := strings.CutSuffix(generation, "-head")
	build, ok := frames[base]
	if !ok {
		return Frame{}, fmt.Errorf("unknown generation %q", generation)
	}
	return build(form, level, day, bare), nil
}

// cutControls parts a level from the controls of a banner, which keep their slashes.
func cutControls(level string) (string, string) {
	at := strings.IndexByte(level, '/')
	if at < 0 {
		return level, ""
	}
	return level[:at], strings.ReplaceAll(level[at:], "_", " ")
}

var frames = map[string]func(levelForm, string, law.Day, bool) Frame{
	"acp127": acp127, "smart": smart, "nara": archive,
}

func acp127(form levelForm, level string, day law.Day, bare bool) Frame {
	var b strings.Builder
	fmt.Fprintf(&b, "VZCZCXRO0187\nPP RUEHC\nDE RUEHQX #0187 %03d1522\n%s ZZH\nP %s\n",
		day.YearDay(), form.signal, dtg(day))
	b.WriteString("FM AMEMBASSY ARKADIA\nTO RUEHC/SECSTATE WASHDC PRIORITY 9299\n")
	fmt.Fprintf(&b, "%s ARKADIA 000187\n\n", form.line)
	if bare {
		return Frame{b.String(), "\nPUBLIC\n"}
	}
	if level == "SBU" {
		b.WriteString("SENSITIVE\n\n")
	}
	fmt.Fprintf(&b, "E.O. %d: %s\nTAGS: %s\nSUBJECT: %sORCHARD TALKS\n\n",
		orderOn(day), instruction(level, day), tagsOn(day), subjectMark(level, day))
	if classified(level) && law.ReasonDue(day) != "" {
		fmt.Fprintf(&b, "Classified By: Ambassador Jane Q. Public for reasons %s (b) and (d).\n\n", law.ReasonDue(day))
	}
	return Frame{b.String(), "\nPUBLIC\n"}
}

func smart(form levelForm, level string, day law.Day, bare bool) Frame {
	var b strings.Builder
	year, _, dom := day.YMD()
	fmt.Fprintf(&b, "%s\n\nMRN:            %02d ARKADIA 412\n", form.banner, year%100)
	fmt.Fprintf(&b, "Date/DTG:       %s %02d, %d / %s\n",
		month(day)[:1]+strings.ToLower(month(day)[1:]), dom, year, dtg(day))
	b.WriteString("From:           AMEMBASSY ARKADIA\nAction:         WASHDC, SECSTATE PRIORITY\n")
	tail := "\nSignature:      Public\n\nDrafted By:     ARKADIA:Doe, John\n" +
		"Dissemination Rule: Archive Copy\n\n" + form.banner + "\n"
	if bare {
		return Frame{b.String(), tail}
	}
	fmt.Fprintf(&b, "E.O.:           %d\nTAGS:           %s\n", orderOn(day), tagsOn(day))
	if level == "SBU" {
		b.WriteString("Captions:       SENSITIVE\n")
	}
	fmt.Fprintf(&b, "Subject:        %sOrchard talks\n\n", subjectMark(level, day))
	if classified(level) {
		fmt.Fprintf(&b, "Classified By: Jane Q. Public, Ambassador\nReason: %s (b) and (d)\nDeclassify On: %s\n\n",
			law.ReasonDue(day), strings.ReplaceAll(day.AddYears(10).String(), "-", "/"))
	}
	return Frame{b.String(), tail}
}

func archive(form levelForm, level string, day law.Day, bare bool) Frame {
	var b strings.Builder
	clock := dtg(day)[:7]
	fmt.Fprintf(&b, "%s\n\nPAGE 01        ARKADI  00417  %s\n\n43\nACTION EUR-12\n\n", form.banner, clock)
	b.WriteString("INFO  OCT-01  ISO-00  /013 W\n                     --------------------- 048991\n")
	fmt.Fprintf(&b, "R %s\nFM AMEMBASSY ARKADIA\nTO SECSTATE WASHDC 4211\n\n%s ARKADIA 0417\n\n", dtg(day), form.line)
	tail := "\nPUBLIC\n\n" + form.banner + "\n\nNNN\n"
	if bare {
		return Frame{b.String(), tail}
	}
	fmt.Fprintf(&b, "E.O. %d: %s\nTAGS: %s\nSUBJECT: ORCHARD TALKS\n\n",
		orderOn(day), instruction(level, day), tagsOn(day))
	return Frame{b.String(), tail}
}

func month(day law.Day) string {
	_, m, _ := day.YMD()
	return scan.MonthName(m)
}

func dtg(day law.Day) string {
	year, _, dom := day.YMD()
	return fmt.Sprintf("%02d1522Z %s %02d", dom, month(day), year%100)
}

func orderOn(day law.Day) int {
	if o := law.InForce(day); o != nil {
		return o.Number
	}
	return 0
}

func tagsOn(day law.Day) string {
	if day < law.Start12356 {
		return "PFOR, PINT"
	}
	return "PREL, PGOV"
}

func subjectMark(level string, day law.Day) string {
	if classified(level) && day >= law.Start13526 {
		return "(U) "
	}
	return ""
}

// shortTerm is for how many years a specimen is classified where the order of the day allows that many.
const shortTerm = 10

// instruction is a declassification instruction that the order of the day allows.
func instruction(level string, day law.Day) string {
	order := law.InForce(day)
	if !classified(level) || order == nil {
		return "N/A"
	}
	years := shortTerm
	if longest := law.LongestTerm(day); longest > 0 {
		years = min(years, longest)
	}
	y, m, dom := day.AddYears(years).YMD()
	return strings.NewReplacer(
		"MM/DD/YYYY", fmt.Sprintf("%02d/%02d/%d", m, dom, y), "M/D/YY", fmt.Sprintf("%d/%d/%02d", m, dom, y%100),
		"NAME", "PUBLIC, JANE Q.",
	).Replace(order.Value)
}
