package term

import "github.com/fatih/color"

// Palette is the colours of one writer. Those of the zero Palette leave words as they are.
type Palette struct {
	Bold, Faint          Pen
	Error, Warning, Info Pen // severities
	Fault                Pen // what does not agree
	Bar, Late            Pen // parts of bars
	Hunk                 Pen // places in patches
	Gone, Came           Pen // lines of patches
	GoneMark, CameMark   Pen // what changed within them

	levels map[string]Pen
}

// NewPalette returns the palette of a writer that shows colours, or of one that does not.
func NewPalette(shows bool) *Palette {
	if !shows {
		return &Palette{}
	}
	return &Palette{
		Bold: pen(color.Bold), Faint: pen(color.Faint),
		Error: pen(color.FgRed, color.Bold), Warning: pen(color.FgYellow, color.Bold),
		Info:  pen(color.FgCyan, color.Bold),
		Fault: pen(color.FgRed),
		Bar:   pen(color.FgCyan), Late: pen(color.FgRed),
		Hunk: pen(color.FgCyan), Gone: pen(color.FgRed), Came: pen(color.FgGreen),
		GoneMark: pen(color.FgRed, color.Bold, color.ReverseVideo),
		CameMark: pen(color.FgGreen, color.Bold, color.ReverseVideo),
		// The colours that cover sheets and labels have.
		levels: map[string]Pen{
			"U": pen(color.FgGreen), "CUI": pen(color.FgMagenta), "C": pen(color.FgBlue), "S": pen(color.FgRed),
			"TS": pen(color.FgYellow),
		},
	}
}

// Level returns the pen of a level by its letters: U, CUI, C, S or TS. Any other has none.
func (p *Palette) Level(letters string) Pen { return p.levels[letters] }

// Pen colours words. The zero Pen leaves them as they are.
type Pen struct{ color *color.Color }

func pen(attributes ...color.Attribute) Pen {
	c := color.New(attributes...)
	c.EnableColor() // the library's own switch looks at standard output, whatever is written to
	return Pen{c}
}

// Paint returns words in the pen's colour.
func (p Pen) Paint(words string) string {
	if p.color == nil {
		return words
	}
	return p.color.Sprint(words)
}
