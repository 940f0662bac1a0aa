package law

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Codes are a family of codes that stand for or beside a declassification date.
type Codes struct {
	Family  string // what stands before the digit: "X", "25X"
	InForce Period // for the face of a new document
	Longest int    // in years from the document's origin; 0: not set
	grounds []string
}

// Last returns the highest digit of the family; the lowest is 1.
func (c *Codes) Last() int { return len(c.grounds) }

// Knows reports whether digit, as written, is one of the family's.
func (c *Codes) Knows(digit string) bool { return c.Ground(digit) != "" }

// Ground returns what the code with the given digit stands for, "" for one that is not of the family.
func (c *Codes) Ground(digit string) string { return ground(c.grounds, digit) }

func ground(grounds []string, digit string) string {
	if len(digit) != 1 || digit[0] < '1' || int(digit[0]-'0') > len(grounds) {
		return ""
	}
	return grounds[digit[0]-'1']
}

// CodesOf returns a family by what stands before its digits. It panics for one that is not known: a
// mistake of the program, seen at its first start.
func CodesOf(family string) *Codes {
	for i := range families {
		if families[i].Family == family {
			return &families[i]
		}
	}
	panic(fmt.Sprintf("law: no codes %q", family))
}

// CodeRow is a code, or a family of codes, as one order had it.
type CodeRow struct {
	Order   int
	Name    string // "GDS", "25X"
	Family  bool   // digits stand behind the name
	Source  string
	InForce Period // for the face of a new document
	Longest int    // in years from the document's origin; 0: not set
	Foreign int    // of foreign government information, where that is longer
	means   string
	grounds []string
}

// Means returns what a code stands for that is of the row: "XGDS-3", "OADR". It returns "" for another.
func (c *CodeRow) Means(code string) string {
	digit, ok := strings.CutPrefix(code, c.Name)
	switch {
	case !ok:
		return ""
	case c.Family:
		return ground(c.grounds, digit)
	case digit != "":
		return ""
	}
	return c.means
}

// String returns the code, or the span of the family: "GDS", "XGDS-1 to XGDS-4".
func (c *CodeRow) String() string {
	if !c.Family {
		return c.Name
	}
	return fmt.Sprintf("%s1 to %s%d", c.Name, c.Name, len(c.grounds))
}

// Meanings lists what the digits of a family stand for, from 1 on.
func (c *CodeRow) Meanings() []string { return c.grounds }

// CodeRows returns the codes of all orders in the order of their days. The slice must not be changed.
func CodeRows() []CodeRow { return codeRows[:] }

// RowsOf returns the rows of a declassification code in its usual spelling ("X6", "XGDS-3", "25X1", "OADR")
// in the order of their days.
func RowsOf(code string) []*CodeRow {
	var list []*CodeRow
	for i := range codeRows {
		if codeRows[i].Means(code) != "" {
			list = append(list, &codeRows[i])
		}
	}
	return list
}

// CodeAt returns the row of a code as the order with the given number had it, else the first, nil for a code that
// is not known.
func CodeAt(code string, order int) *CodeRow {
	rows := RowsOf(code)
	for _, r := range rows {
		if r.Order == order {
			return r
		}
	}
	if len(rows) > 0 {
		return rows[0]
	}
	return nil
}

// CodeMeaning returns what a declassification code in its usual spelling stands for, "" for one that is
// not known.
func CodeMeaning(code string) string {
	if r := CodeAt(code, 0); r != nil {
		return r.Means(code)
	}
	return ""
}

// AllCodes lists every code in its usual spelling ("X6", "XGDS-3", "OADR"), each once.
func AllCodes() []string {
	var list []string
	add := func(code string) {
		if !slices.Contains(list, code) {
			list = append(list, code)
		}
	}
	for i := range codeRows {
		row := &codeRows[i]
		if !row.Family {
			add(row.Name)
		}
		for digit := range row.grounds {
			add(row.Name + strconv.Itoa(digit+1))
		}
	}
	return list
}
