package marking

import (
	"fmt"
	"strings"
)

// faultNames are the fault kinds in the order of their constants.
var faultNames = strings.Fields(`Malformed Mistyped NotParenthesised LowerCase SingleSlash UnknownToken LevelMissing
	DoubleLevel DuplicateToken CategoryOrder SpacedSlash CommaSeparator AbbreviatedLevel MisspelledLevel
	ProhibitedTerm DeclassToken UnknownLevel RestrictedUS ControlledWord ReleaseConflict RelNotUSAFirst
	RelUnsorted RelSeparator RelBare OrconConflict SCILevel GammaOrcon HCSControls HCSAlone AEALevel AEANoforn
	FGISlashes FGIMixed FGILevel NATOForm JointRel SBUClassified SBUNFForm CUIUnsorted NodisExdis
	LOUClassified EFTOClassified`)

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
		if f.Repair != "" {
			fmt.Fprintf(&b, " > %s", f.Repair)
		}
	}
	return b.String()
}

func describeControls(c Controls) string {
	lists := map[Control][]string{
		REL: c.RelTo, DISPLAY: c.Display, EYES: c.Eyes, FGI: c.FGI, SAR: c.SAP, CUI: c.CUI, JOINT: c.Joint,
		SIGMA: c.Sigma,
	}
	var b strings.Builder
	for k := range numControls {
		if !c.Has(k) {
			continue
		}
		b.WriteString(" " + strings.ReplaceAll(register[k].banner, " ", "_"))
		if list := lists[k]; len(list) > 0 {
			b.WriteString("[" + strings.Join(list, " ") + "]")
		}
	}
	if len(c.SCI) > 0 {
		b.WriteString(" SCI[" + strings.Join(c.SCI, ", ") + "]")
	}
	if len(c.LDC) > 0 {
		b.WriteString(" LDC[" + strings.Join(c.LDC, ", ") + "]")
	}
	return b.String()
}
