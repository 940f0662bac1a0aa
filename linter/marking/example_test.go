package marking_test

import (
	"fmt"

	"cablelint/linter/marking"
)

func ExampleParsePortion() {
	m := marking.ParsePortion("(S/SI//NF)")
	fmt.Println(m.Level, m.Has(marking.NOFORN))
	for _, f := range m.Faults {
		fmt.Printf("%q in %s: write %s\n", f.Token, m.Text, f.Repair)
	}
	// Output:
	// SECRET true
	// "/" in (S/SI//NF): write (S//SI//NF)
}

// The banner of a message is the highest of its portions, with what they ask for together: what is
// released to some and what says nothing of release come to NOFORN.
func ExampleRollUp() {
	marks := []*marking.Mark{
		marking.ParsePortion("(U)"),
		marking.ParsePortion("(C//REL TO USA, GBR)"),
		marking.ParsePortion("(S//SI)"),
	}
	overall := marking.RollUp(marks, marking.Document{})
	fmt.Println(marking.Print(marking.Banner, overall.Level, overall.Controls))
	// Output:
	// SECRET//SI//NOFORN
}
