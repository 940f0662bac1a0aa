package report

import (
	"io"
	"strconv"
)

// concise writes one line a finding: path:line:col: severity rule: message.
type concise struct {
	w   io.Writer
	buf []byte
}

func newConcise(w io.Writer, _ Options) Reporter { return &concise{w: w} }

func (c *concise) Begin(*Run) error { return nil }

func (c *concise) File(f *File) error {
	for i := range f.Findings {
		x := f.Findings[i].told()
		c.buf = append(c.buf[:0], where(f.Path, x)...)
		c.buf = append(c.buf, ": "+x.Severity.String()+" "+x.Rule.Name+": "+Visible(x.words())...)
		c.buf = append(c.buf, '\n')
		if _, err := c.w.Write(c.buf); err != nil {
			return err
		}
	}
	return nil
}

func (c *concise) End(*Totals) error { return nil }

// appendPlace writes where something begins as editors read it.
func appendPlace(b []byte, path string, p Place) []byte {
	b = append(b, Visible(path)...)
	b = append(b, ':')
	b = strconv.AppendInt(b, int64(p.Start.Line), 10)
	b = append(b, ':')
	return strconv.AppendInt(b, int64(p.Start.Column), 10)
}
