package law

// Standing is how the law of a day looks upon a form.
type Standing uint8

// The standings, from right to wrong.
const (
	Due        Standing = iota // what the day's law asks for
	Accepted                   // not asked for, not wrong
	Transition                 // wrong, but the change was too fresh to be an error
	Wrong
)

type reasonStep struct {
	from       Day
	one5, one4 Standing
}

// Section 1.5 of E.O. 12958 became section 1.4 by E.O. 13292; its marking section waited 180 days.
// Before 1995 no order had a reason section; before 2003 section 1.4 was classification authority.
var reasonSteps = []reasonStep{
	{0, Wrong, Wrong},
	{Start12958, Due, Wrong},
	{Amended12958, Due, Accepted},
	{Marking13292, Transition, Due},
	{Date(2004, 1, 1), Wrong, Due},
}

// ReasonSection says how a citation of the given section, "1.4" or "1.5", stands on a document of day d.
func ReasonSection(section string, d Day) Standing {
	step := reasonSteps[0]
	for _, s := range reasonSteps[1:] {
		if d >= s.from {
			step = s
		}
	}
	switch section {
	case "1.5":
		return step.one5
	case "1.4":
		return step.one4
	}
	return Wrong
}

// ReasonDue returns the section to cite on a document of day d, "" where no order asked for one.
func ReasonDue(d Day) string {
	for _, section := range []string{"1.4", "1.5"} {
		if ReasonSection(section, d) == Due {
			return section
		}
	}
	return ""
}

// LastReason returns the last letter of the categories on day d: g, or h since the amendment of 2003
// added weapons of mass destruction.
func LastReason(d Day) byte {
	if d < Amended12958 {
		return 'g'
	}
	return 'h'
}

// ReasonMeaning returns what a reason letter stands for on day d, "" for a letter that the law of the
// day does not know.
func ReasonMeaning(letter byte, d Day) string {
	amended, current := d >= Amended12958, d >= Start13526
	switch letter {
	case 'a':
		return "military plans, weapons systems, or operations"
	case 'b':
		return "foreign government information"
	case 'c':
		if current {
			return "intelligence activities (including covert action), intelligence sources or methods, " +
				"or cryptology"
		}
		return "intelligence activities (including special activities), intelligence sources or methods, " +
			"or cryptology"
	case 'd':
		return "foreign relations or foreign activities of the United States, including confidential sources"
	case 'e':
		if amended && !current {
			return "scientific, technological, or economic matters relating to the national security, " +
				"which includes defense against transnational terrorism"
		}
		return "scientific, technological, or economic matters relating to the national security"
	case 'f':
		return "United States Government programs for safeguarding nuclear materials or facilities"
	case 'g':
		if amended {
			return "vulnerabilities or capabilities of systems, installations, infrastructures, projects, plans, " +
				"or protection services relating to the national security"
		}
		return "vulnerabilities or capabilities of systems, installations, projects or plans " +
			"relating to the national security"
	case 'h':
		switch {
		case current:
			return "the development, production, or use of weapons of mass destruction"
		case amended:
			return "weapons of mass destruction"
		}
	}
	return ""
}
