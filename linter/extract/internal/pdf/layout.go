package pdf

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"unicode/utf8"

	"cablelint/linter/arrange"
)

// run is a stretch of characters that were drawn one after the other, in coordinates along its line of text.
type run struct {
	x, end float64
	y      float64 // of the baseline, upwards
	size   float64
	text   strings.Builder
	last   string // character
	lastX  float64
}

// Distances, in sizes of the font.
const (
	spaceGap  = 0.05 // between words with a space between them: some programs draw spaces that take no room
	wordGap   = 0.12 // between words without
	runGap    = 0.6  // of which a run is at most interrupted
	columnGap = 0.7  // between what is not one sentence
	sameLine  = 0.5  // of baselines of one line
)

// lines puts the characters of a page into lines as a person reads them. A line that stands apart from the
// one above has an empty one before it.
func lines(all []glyph) []string {
	var out []string
	for _, angle := range byAngle(all) {
		rows := rowsOf(runsOf(angle.glyphs, angle.degrees))
		p := &page{looks: maxLooks}
		if len(out) > 0 && len(rows) > 0 {
			out = append(out, "")
		}
		out = append(out, p.arrange(rows)...)
	}
	return out
}

type slant struct {
	degrees int
	glyphs  []glyph
}

// byAngle parts text that runs in different directions: stamps across a page, pages that are turned. The
// direction of most comes first.
func byAngle(all []glyph) []slant {
	if len(all) == 0 {
		return nil
	}
	first := all[0].degrees()
	turned := slices.IndexFunc(all, func(g glyph) bool { return g.degrees() != first })
	if turned < 0 { // as most pages are
		return []slant{{first, all}}
	}
	out := []slant{{first, slices.Clone(all[:turned])}}
	place := map[int]int{first: 0}
	for _, g := range all[turned:] {
		degrees := g.degrees()
		i, ok := place[degrees]
		if !ok {
			i = len(out)
			place[degrees] = i
			out = append(out, slant{degrees: degrees})
		}
		out[i].glyphs = append(out[i].glyphs, g)
	}
	arrange.By(out, func(a, b slant) int { return len(b.glyphs) - len(a.glyphs) })
	return out
}

// degrees is the direction of the text that a character stands in.
func (g glyph) degrees() int {
	if g.ey == g.y && g.ex >= g.x {
		return 0
	}
	return (int(math.Round(math.Atan2(g.ey-g.y, g.ex-g.x)*180/math.Pi)) + 360) % 360
}

// runsOf joins characters that follow each other, in the order in which they are drawn: a stamp that lies over
// a line does not come between its letters.
func runsOf(glyphs []glyph, degrees int) []*run {
	sin, cos := math.Sincos(float64(degrees) * math.Pi / 180)
	var out []*run
	var r *run
	space := false
	for _, g := range glyphs {
		if strings.TrimSpace(g.text) == "" {
			space = true
			continue
		}
		x, y := g.x*cos+g.y*sin, g.y*cos-g.x*sin
		end := g.ex*cos + g.ey*sin
		size := max(g.size, 0.1)
		if r != nil && g.text == r.last && math.Abs(x-r.lastX) < 0.25*(end-x) && math.Abs(y-r.y) < 0.2*size {
			continue // drawn twice to look bold
		}
		gap := 0.0
		if r != nil {
			gap = (x - r.end) / min(size, r.size)
		}
		near := r != nil && math.Abs(y-r.y) < 0.1*size && size < 1.5*r.size && r.size < 1.5*size
		if !near || gap > runGap || gap < -runGap {
			r = &run{x: x, y: y, size: size}
			out = append(out, r)
		} else if gap > wordGap || space && gap > spaceGap {
			r.text.WriteByte(' ')
		}
		space = false
		r.text.WriteString(g.text)
		r.end, r.last, r.lastX = max(x, end), g.text, x
	}
	return out
}

// segment is text within a row that no column parts.
type segment struct {
	x, end, size float64
	text         string
}

// row is a line across the page.
type row struct {
	y, size  float64
	segments []segment
}

// rowsOf puts runs into rows from the top down, and joins those of one sentence.
func rowsOf(runs []*run) []row {
	runs = slices.DeleteFunc(runs, func(r *run) bool { return strings.TrimSpace(r.text.String()) == "" })
	arrange.By(runs, func(a, b *run) int { return order(b.y, a.y) })
	var rows []row
	for from := 0; from < len(runs); {
		first := runs[from]
		to := from + 1
		for to < len(runs) && first.y-runs[to].y < level(first.size, runs[to].size) {
			to++
		}
		rows = append(rows, rowOf(runs[from:to]))
		from = to
	}
	return rows
}

// level is how far baselines of one line may lie apart: small figures stand above those of the text.
func level(a, b float64) float64 {
	small, large := min(a, b), max(a, b)
	if large > 1.25*small && large < 2.2*small {
		return 0.4 * large
	}
	return sameLine * small
}

func order(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

func rowOf(runs []*run) row {
	arrange.By(runs, func(a, b *run) int { return order(a.x, b.x) })
	out := row{y: runs[0].y}
	var text strings.Builder
	var s *segment
	flush := func() {
		if s != nil {
			s.text = strings.Join(strings.Fields(text.String()), " ")
			text.Reset()
		}
	}
	drawn := map[string]float64{}
	for _, r := range runs {
		t := r.text.String()
		out.size = max(out.size, r.size)
		if x, twice := drawn[t]; twice && math.Abs(r.x-x) < 0.3*r.size {
			continue
		}
		drawn[t] = r.x
		gap := math.Inf(1)
		if s != nil {
			gap = (r.x - s.end) / min(r.size, s.size)
		}
		switch {
		case gap > columnGap:
			flush()
			out.segments = append(out.segments, segment{x: r.x, end: r.end, size: r.size})
			s = &out.segments[len(out.segments)-1]
		case gap > wordGap || gap < -runGap:
			text.WriteByte(' ')
		}
		text.WriteString(t)
		s.end, s.size = max(s.end, r.end), max(s.size, r.size)
	}
	flush()
	return out
}

// page bounds the search for columns, which would take the square of the rows of a page that is made for it.
type page struct{ looks int }

// maxLooks is how many segments are looked at on a page.
const maxLooks = 1 << 18

// arrange writes rows as lines, those of columns one column after the other.
func (p *page) arrange(rows []row) []string {
	var out []string
	pitch := usualPitch(rows)
	for from := 0; from < len(rows); {
		to, gutter := p.columns(rows, from)
		if from > 0 && rows[from-1].y-rows[from].y > 1.5*pitch {
			out = append(out, "")
		}
		if to == from {
			out = append(out, rows[from].line())
			from++
			continue
		}
		left, right := split(rows[from:to], gutter)
		out = append(out, p.arrange(left)...)
		out = append(out, "")
		out = append(out, p.arrange(right)...)
		from = to
	}
	return out
}

// line joins what stands side by side.
func (r row) line() string {
	parts := make([]string, len(r.segments))
	for i, s := range r.segments {
		parts[i] = s.text
	}
	return strings.Join(parts, "   ")
}

// usualPitch is the median distance of rows.
func usualPitch(rows []row) float64 {
	if len(rows) < 2 {
		return math.Inf(1)
	}
	all := make([]float64, 0, len(rows))
	for i := 1; i < len(rows); i++ {
		all = append(all, rows[i-1].y-rows[i].y)
	}
	arrange.By(all, cmp.Compare[float64])
	return all[len(all)/2]
}

// What makes columns of prose, and no table: so many rows on both sides, of so many characters on average.
const (
	columnRows    = 4
	columnLetters = 15
)

// band is a run of rows with a gutter, and what stands on its two sides.
type band struct {
	lo, hi         float64 // of the gutter that all rows leave free
	count, letters [2]int
}

// side is 0 for what stands left of the gutter, 1 for what stands right of it, -1 for what lies in it.
func (b *band) side(s segment) int {
	switch {
	case s.x >= b.lo:
		return 1
	case s.end <= b.hi:
		return 0
	}
	return -1
}

// take adds a row, and narrows the gutter to what it leaves free; false where it leaves too little.
func (b *band) take(r row) bool {
	next := *b
	for _, s := range r.segments {
		side := b.side(s)
		switch side {
		case -1:
			return false
		case 0:
			next.lo = max(next.lo, s.end)
		case 1:
			next.hi = min(next.hi, s.x)
		}
		next.count[side]++
		next.letters[side] += utf8.RuneCountInString(s.text)
	}
	if next.hi-next.lo < columnGap*r.size {
		return false
	}
	*b = next
	return true
}

// prose says whether both sides are columns of sentences, and no table.
func (b *band) prose() bool {
	for side, n := range b.count {
		if n < columnRows || b.letters[side] < columnLetters*n {
			return false
		}
	}
	return true
}

// columns looks from a row on for rows that a gutter parts into two columns; it returns the row behind them and
// where the gutter is. Rows of the two sides need not be level.
func (p *page) columns(rows []row, from int) (to int, gutter float64) {
	for _, g := range gaps(rows, from) {
		b := band{lo: g[0], hi: g[1]}
		end := from
		for end < len(rows) && p.looks > 0 {
			p.looks -= len(rows[end].segments)
			if apart := end > from && rows[end-1].y-rows[end].y > 3*rows[end].size; apart || !b.take(rows[end]) {
				break
			}
			end++
		}
		if b.prose() {
			return end, (b.lo + b.hi) / 2
		}
	}
	return from, 0
}

// maxGaps bounds the gutters that are tried at one row.
const maxGaps = 4

// gaps are the free stretches between what stands in a row, and beside it in the next one where they overlap.
func gaps(rows []row, from int) [][2]float64 {
	all := slices.Clone(rows[from].segments)
	if next := from + 1; next < len(rows) && rows[from].y-rows[next].y < 0.95*rows[from].size {
		all = append(all, rows[next].segments...)
	}
	arrange.By(all, func(a, b segment) int { return order(a.x, b.x) })
	var out [][2]float64
	for i := 1; i < len(all) && len(out) < maxGaps; i++ {
		if all[i].x-all[i-1].end > columnGap*rows[from].size {
			out = append(out, [2]float64{all[i-1].end, all[i].x})
		}
	}
	return out
}

// split parts rows at a gutter.
func split(rows []row, gutter float64) (left, right []row) {
	for _, r := range rows {
		i := slices.IndexFunc(r.segments, func(s segment) bool { return s.x > gutter })
		if i < 0 {
			i = len(r.segments)
		}
		if i > 0 {
			left = append(left, row{r.y, r.size, r.segments[:i]})
		}
		if i < len(r.segments) {
			right = append(right, row{r.y, r.size, r.segments[i:]})
		}
	}
	return left, right
}
