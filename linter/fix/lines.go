package fix

import "strings"

// Two files that fixing made one of the other are alike nearly everywhere, and where they are not they are soon alike
// again. So they are compared in one pass, whose work grows as the files do: what is alike is passed over, and what is
// not is compared line by line only up to where both go on alike.
const (
	// reach is how many lines of either file are looked through for that place. Where there is none, that many of each
	// are compared, and the pass goes on behind them.
	reach = 64
	// anchor is how many lines must be alike there, unless both files end before.
	anchor = 8
)

// lines gives every line of both files with what became of it.
func lines(before, after string) []Line {
	c := comparison{old: split(before), new: split(after)}
	head := 0
	for head < min(len(c.old), len(c.new)) && c.old[head] == c.new[head] {
		head++
	}
	tail := 0
	for tail < min(len(c.old), len(c.new))-head && c.old[len(c.old)-1-tail] == c.new[len(c.new)-1-tail] {
		tail++
	}
	end := c.old[len(c.old)-tail:]
	c.kept(c.old[:head])
	c.old, c.new = c.old[head:len(c.old)-tail], c.new[head:len(c.new)-tail]
	for len(c.old)+len(c.new) > 0 {
		c.step()
	}
	c.kept(end)
	return c.out
}

func split(s string) []string {
	out := make([]string, 0, strings.Count(s, "\n")+1)
	for line := range strings.Lines(s) {
		out = append(out, line)
	}
	return out
}

// comparison is what is left of two files, and the lines that were compared.
type comparison struct {
	old, new []string
	came     []string // lines that stand behind those that went
	out      []Line
}

// step takes the lines at the head of both that are alike, or those up to where they are again.
func (c *comparison) step() {
	n := 0
	for n < min(len(c.old), len(c.new)) && c.old[n] == c.new[n] {
		n++
	}
	if n == 0 {
		gone, came := c.changed()
		c.block(c.old[:gone], c.new[:came])
		c.old, c.new = c.old[gone:], c.new[came:]
		return
	}
	c.kept(c.old[:n])
	c.old, c.new = c.old[n:], c.new[n:]
}

// changed counts the lines of each up to where both go on alike: as many of the one as of the other where that can be,
// since most fixes change a line and leave it one.
func (c *comparison) changed() (gone, came int) {
	for n := 1; n <= reach; n++ {
		if c.alike(n, n) {
			return n, n
		}
	}
	for n := 1; n <= reach; n++ {
		for gone := range n + 1 {
			if c.alike(gone, n-gone) {
				return gone, n - gone
			}
		}
	}
	return min(reach, len(c.old)), min(reach, len(c.new))
}

// alike reports whether the files go on alike after so many lines.
func (c *comparison) alike(gone, came int) bool {
	if gone > len(c.old) || came > len(c.new) {
		return false
	}
	old, now := c.old[gone:], c.new[came:]
	if min(len(old), len(now)) < anchor && len(old) != len(now) {
		return false
	}
	for i := range min(len(old), anchor) {
		if old[i] != now[i] {
			return false
		}
	}
	return true
}

// block compares a few lines so that as many as can be are kept.
func (c *comparison) block(gone, came []string) {
	var most [reach + 1][reach + 1]int // lines kept of what begins here in both
	for i := len(gone) - 1; i >= 0; i-- {
		for j := len(came) - 1; j >= 0; j-- {
			if gone[i] == came[j] {
				most[i][j] = most[i+1][j+1] + 1
			} else {
				most[i][j] = max(most[i+1][j], most[i][j+1])
			}
		}
	}
	i, j := 0, 0
	for i < len(gone) && j < len(came) {
		switch {
		case gone[i] == came[j]:
			c.kept(gone[i : i+1])
			i, j = i+1, j+1
		case most[i+1][j] >= most[i][j+1]:
			c.gone(gone[i : i+1])
			i++
		default:
			c.came = append(c.came, came[j])
			j++
		}
	}
	c.gone(gone[i:])
	c.came = append(c.came, came[j:]...)
}

// gone takes lines that are not in the new file, before those that have come since a line was kept.
func (c *comparison) gone(lines []string) {
	for _, l := range lines {
		c.out = append(c.out, Line{'-', l})
	}
}

// kept takes lines of both.
func (c *comparison) kept(lines []string) {
	for _, l := range c.came {
		c.out = append(c.out, Line{'+', l})
	}
	c.came = c.came[:0]
	for _, l := range lines {
		c.out = append(c.out, Line{' ', l})
	}
}
