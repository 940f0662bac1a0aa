package marking

import (
	"fmt"
	"strings"
)

// faultNames are the fault kinds in the order of their constants.
var faultNames = strings.Fields(`Malformed Mistyped NotParenthesised LowerCase SingleSlash UnknownToken LevelMissing
	DoubleLevel DuplicateToken CategoryOrder Unseparated OtherForm Retired SpacedSlash BlankSeparator ExtraSlash CommaSeparator AbbreviatedLevel
	MisspelledLevel ProhibitedTerm DeclassToken UnknownLevel RestrictedUS ControlledWord EFTOClassified FGISlashes
	FGIMixed FGILevel NATOForm SBUNFForm CUIUnsorted ListUSA ListAlone ListUnsorted ListSeparator ListUnknown
	ListRepeated ListBare Floor Over Need Exclude Superseded`)

// describe writes a mark on one line: level, controls with their lists, faults with their repairs.
func describe(m *Mark) string {
	if m == nil {
		return "nil"
	}
	var b strings.Builder
	b.WriteString(m.Level.Letter())
	if m.Level == NoLevel {
		b.WriteString("-")
	}
	b.WriteString(describeControls(m.Controls))
	if m.Whole {
		b.WriteString(" whole")
	}
	for _, f := range m.Faults {
		fmt.Fprintf(&b, " | %s %s", faultNames[f.Kind], f.Token)
		if f.Other != 0 {
			fmt.Fprintf(&b, " (%v)", f.Other)
		}
		if f.Repair != "" {
			fmt.Fprintf(&b, " > %s", f.Repair)
		}
	}
	return b.String()
}

func describeControls(c Controls) string {
	var b strings.Builder
	for k := range c.All() {
		b.WriteString(" " + strings.ReplaceAll(k.String(), " ", "_"))
		if list := c.List(k); len(list) > 0 {
			b.WriteString("[" + strings.Join(list, " ") + "]")
		}
	}
	return b.String()
}
