package vocab

import "strings"

// Caption is what is known of a caption.
type Caption struct {
	Name    string // as printed
	Meaning string // starts lower-case, no full stop
	Source  string // where the meaning was read
}

const (
	manual      = "IC Markings System Manual, section H.9"
	handbook250 = "5 FAH-2 H-250"
	handbook440 = "5 FAH-2 H-440"
	published   = "source notes of published diplomatic documents"
	archives    = "list of handling restrictions of the National Archives' telegrams"
)

// captions are those of section H.9 of the manual, 5 FAH-2 H-250 and H-440 and older lists.
var captions = []Caption{
	{"NODIS", "no distribution beyond the addressee without approval of the Executive Secretary", manual},
	{"EXDIS", "exclusive distribution to officers with an essential need to know", manual},
	{"STADIS", "distribution in the Department of State only", handbook250},
	{"LIMDIS", "limited distribution", archives},
	{"CONDIS", "controlled distribution", archives},
	{"CHEROKEE", "traffic of the Secretary and senior officials of the White House", archives},
	{"NOFORN", "not releasable to foreign nationals", "IC Markings System Manual, section H.8"},
	{"SIPDIS", "posted automatically to the Secret-level network", "05 STATE 226504"},
	{"SENSITIVE", "sensitive but unclassified content", "00 STATE 018029"},
	{"EYES ONLY", "for the named readers only", archives},
	{"INFORM ALL STATE EMPLOYEES", "for all employees of the Department; not a restriction", handbook440},
	{"CODEL", "travel of a congressional delegation", handbook440},
	{"AMB", "for the ambassador", handbook440},
	{"DCM", "for the deputy chief of mission", handbook440},
	{"OFFICIAL INFORMAL", "working-level message", handbook250},
	{"AGREMENT CHANNEL", "requests for agrément and appointments of chiefs of mission", handbook440},
	{"DIRGEN CHANNEL", "traffic of the director general of the Foreign Service", handbook440},
	{"MED CHANNEL", "medical traffic", handbook440},
	{"TM CHANNEL", "travel and assignment of staff", handbook440},
	{"ROGER CHANNEL", "intelligence matters, for the Bureau of Intelligence and Research", published},
	{"DISSENT CHANNEL", "dissenting views on foreign policy, for senior officials", "2 FAM 071"},
	{"LIMITED OFFICIAL USE", "limited official use, until 1 October 1995", "00 STATE 018029"},
}

// Captions returns the known captions. The slice must not be changed.
func Captions() []Caption { return captions }

// CaptionNamed returns the caption of the given name in any case, or nil.
func CaptionNamed(name string) *Caption {
	for i := range captions {
		if strings.EqualFold(captions[i].Name, name) {
			return &captions[i]
		}
	}
	return nil
}

// CaptionNear returns the one caption that name has a slip of the key in, or nil.
func CaptionNear(name string) *Caption {
	name = strings.ToUpper(name)
	var near *Caption
	for i := range captions {
		if !slipped(name, captions[i].Name) {
			continue
		}
		if near != nil {
			return nil
		}
		near = &captions[i]
	}
	return near
}
