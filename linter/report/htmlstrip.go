package report

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"cablelint/linter/assess"
	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

// Tone is what a marking is coloured by: its level, with controlled information between U and C. Tones
// compare in their order.
type Tone uint8

// The tones.
const (
	NoTone Tone = iota // no mark, or none with a level
	ToneU
	ToneCUI
	ToneC
	ToneS
	ToneTS
)

// String returns the tone as the word that style sheets have for it.
func (t Tone) String() string { return [...]string{"none", "u", "cui", "c", "s", "ts"}[t] }

// Words returns the level in words.
func (t Tone) Words() string {
	return [...]string{"NO MARKS", "UNCLASSIFIED", "CUI", "CONFIDENTIAL", "SECRET", "TOP SECRET"}[t]
}

// controlled are the controls that make unclassified text controlled.
var controlled = []marking.Control{
	marking.CUI, marking.SBU, marking.SBUNF, marking.FOUO, marking.LOU, marking.LES, marking.SSI,
	marking.DCNI, marking.UCNI,
	marking.NODIS, marking.EXDIS, marking.NOFORN,
}

// ToneOf returns the tone of a level with its controls.
func ToneOf(level marking.Level, controls marking.Controls) Tone {
	switch level {
	case marking.TopSecret:
		return ToneTS
	case marking.Secret:
		return ToneS
	case marking.Confidential:
		return ToneC
	default:
		if slices.ContainsFunc(controlled, controls.Has) {
			return ToneCUI
		}
		return Tone(level)
	}
}

// quoted are the words and marks by which a message quotes a level, the highest first.
var quoted = sync.OnceValue(func() []quotation {
	return []quotation{
		{
			ToneTS,
			[]string{"TOP SECRET", "T O P", "(TS", "TS//"},
			regexp.MustCompile(`\bTOP SECRET\b|T O P  *S E C R E T|\(TS\b|\bTS//`),
		},
		{
			ToneS,
			[]string{"SECRET", "S E C R E T", "(S", "S//"},
			regexp.MustCompile(`\bSECRET\b|S E C R E T|\(S\b|\bS//`),
		},
		{
			ToneC,
			[]string{"CONFIDENTIAL", "C O N F", "(C", "C//"},
			regexp.MustCompile(`\bCONFIDENTIAL\b|C O N F I D E N T I A L|\(C\b|\bC//`),
		},
		{ToneCUI, controlWords, regexp.MustCompile(`\b(` + strings.Join(controlWords, "|") + `)\b`)},
		{ToneU, []string{"UNCLAS", "(U"}, regexp.MustCompile(`\bUNCLAS|\(U\b`)},
	}
})

var controlWords = []string{
	"CUI", "SBU", "FOUO", "LOU", "SENSITIVE", "LIMITED OFFICIAL USE", "NODIS", "EXDIS", "NOFORN",
}

// quotation is what a level is quoted by.
type quotation struct {
	tone  Tone
	stems []string // one of which stands in all that the words match: most messages have none
	words *regexp.Regexp
}

func (q *quotation) in(words string) bool {
	return slices.ContainsFunc(q.stems, func(stem string) bool { return strings.Contains(words, stem) }) &&
		q.words.MatchString(words)
}

// raised returns the highest level that words quote, at least known.
func raised(known Tone, words string) Tone {
	for _, q := range quoted() {
		if q.tone <= known {
			break
		}
		if q.in(words) {
			return q.tone
		}
	}
	return known
}

// Strip is a cable as a whole, as its marks show it. It holds no words of it.
type Strip struct {
	Cable        int
	Number       string // "07 ARKADIA 187"; "" where it was not read
	Portions     []Tone // in order; segments of paragraphs count
	Banner       string // as the message states it; "" for none
	BannerTone   Tone   // with the captions beside it
	Computed     string // what the portions come to; "" where none is marked
	ComputedTone Tone
}

// Highest returns the highest tone of all that a strip shows.
func (s *Strip) Highest() Tone {
	return max(s.BannerTone, s.ComputedTone, slices.Max(append(s.Portions, NoTone)))
}

// Strips draws the cables that have findings.
func Strips(all []*assess.Assessment, findings []*rule.Finding) []Strip {
	found := map[int]bool{}
	for _, f := range findings {
		found[f.Cable] = true
	}
	var out []Strip
	for _, a := range all {
		if found[a.Cable.Index] {
			out = append(out, stripOf(a))
		}
	}
	return out
}

func stripOf(a *assess.Assessment) Strip {
	s := Strip{
		Cable: a.Cable.Index, Number: a.ShownNumber(), BannerTone: ToneOf(a.Banner.Level, a.Banner.Controls),
		ComputedTone: ToneOf(a.Computed.Level, a.Computed.Controls),
	}
	if a.Banner.Mark != nil {
		s.Banner = marking.Shown(strings.Join(strings.Fields(a.Banner.Mark.Text), " "))
	}
	if a.Computed.Level != marking.NoLevel {
		s.Computed = marking.Shown(marking.Print(marking.Banner, a.Computed.Level, a.Computed.Controls))
	}
	for _, m := range a.Marks[:a.SubjectIndex()] {
		tone := NoTone
		if m != nil {
			tone = ToneOf(m.Level, m.Controls)
		}
		s.Portions = append(s.Portions, tone)
	}
	return s
}

// run is equal portions next to one another.
type run struct {
	tone  Tone
	count int
}

func runsOf(portions []Tone) []run {
	var out []run
	for _, tone := range portions {
		if n := len(out); n > 0 && out[n-1].tone == tone {
			out[n-1].count++
			continue
		}
		out = append(out, run{tone, 1})
	}
	return out
}

// mostRuns is how many runs are said in words; mostDrawn how many portions are told apart in a strip.
const (
	mostRuns  = 16
	mostDrawn = 80
)

// runWords says the portions in order, for those who do not see the colours: "2 U, C, 3 S".
func runWords(portions []Tone) string {
	if len(portions) == 0 {
		return "no portions"
	}
	runs := runsOf(portions)
	words := make([]string, 0, mostRuns+1)
	for i, r := range runs {
		if i == mostRuns {
			words = append(words, "…")
			break
		}
		word := strings.ToUpper(r.tone.String())
		if r.tone == NoTone {
			word = "unmarked"
		}
		if r.count > 1 {
			word = strconv.Itoa(r.count) + " " + word
		}
		words = append(words, word)
	}
	return strings.Join(words, ", ")
}

// gradient draws the portions as one background: a stop where the colour changes.
func gradient(portions []Tone) string {
	var b strings.Builder
	b.WriteString("--n:")
	b.WriteString(strconv.Itoa(separated(len(portions))))
	b.WriteString(";--g:linear-gradient(90deg")
	at := 0
	for _, r := range runsOf(portions) {
		at += r.count
		b.WriteString(",var(--")
		b.WriteString(r.tone.String())
		b.WriteString(") 0 ")
		b.WriteString(strconv.FormatFloat(100*float64(at)/float64(len(portions)), 'f', 1, 64))
		b.WriteByte('%')
	}
	b.WriteByte(')')
	return b.String()
}

// separated is in how many fields a strip is parted: one where lines between them would hide the colours.
func separated(portions int) int {
	if portions > mostDrawn {
		return 1
	}
	return portions
}
