package marking

import (
	"strings"

	"cablelint/linter/scan"
)

// systems are the control systems of SCI that take compartments (manual, section H.4).
var systems = [...]struct {
	name    string
	control Control
}{{"SI", SI}, {"TK", TK}, {"HCS", HCS}, {"RSV", RSV}}

// readSCI reads a control system with compartments: SI-G ABCD, HCS-O-P, TK-XYZ, RSV-ABC.
func readSCI(s string, whole bool) (token, int) {
	for _, sys := range systems {
		if !strings.HasPrefix(s, sys.name+"-") {
			continue
		}
		n := wordEnd(s)
		if whole {
			n = len(s)
		}
		if !isCompartments(s[len(sys.name)+1 : n]) {
			return token{}, 0
		}
		name := words(s[:n])
		c := compartments(sys.control, name)
		return token{cat: catSCI, controls: c, name: name}, n
	}
	return token{}, 0
}

func isCompartments(s string) bool {
	for i := range len(s) {
		if !inWord(s[i]) && s[i] != ' ' {
			return false
		}
	}
	return s != "" && s != "-"
}

// compartments returns the controls of an SCI token: the compartments that the register names have
// their own, others are listed.
func compartments(system Control, name string) Controls {
	switch name {
	case "SI-G":
		return Controls{}.With(GAMMA)
	case "HCS-O":
		return Controls{}.With(HCSO)
	case "HCS-P":
		return Controls{}.With(HCSP)
	}
	c := Controls{SCI: []string{name}}
	for part := range strings.SplitSeq(name, "-") {
		first, _, _ := strings.Cut(part, " ")
		switch {
		case system == SI && first == "G":
			c = c.With(GAMMA)
		case system == HCS && first == "O":
			c = c.With(HCSO)
		case system == HCS && first == "P":
			c = c.With(HCSP)
		}
	}
	if c.Empty() {
		c = c.With(system)
	}
	return c
}

// readSAP reads a special access program; the ones after it carry no SAR- of their own.
func readSAP(s string, whole bool) (token, int) {
	for _, lead := range [...]string{"SAR-", "SPECIAL ACCESS REQUIRED-"} {
		if !strings.HasPrefix(s, lead) {
			continue
		}
		n := wordEnd(s[len(lead):])
		if whole {
			n = len(s) - len(lead)
		}
		program := words(s[len(lead) : len(lead)+n])
		if !isCompartments(program) {
			return token{}, 0
		}
		return programToken("SAR-"+program, program), len(lead) + n
	}
	return token{}, 0
}

func programToken(name, program string) token {
	return token{cat: catSAP, controls: Controls{SAP: []string{program}}.With(SAR), name: name}
}

// sigmas are the forms of atomic energy information with a hyphen (manual, section H.6).
var sigmas = [...]struct {
	lead     string
	name     string
	numbered bool
	controls Controls
}{
	{"RD-CNWDI", "RD-CNWDI", false, Controls{set: 1<<RD | 1<<CNWDI}},
	{"RD-SIGMA", "RD-SG", true, Controls{set: 1<<RD | 1<<SIGMA}},
	{"RD-SG", "RD-SG", true, Controls{set: 1<<RD | 1<<SIGMA}},
	{"FRD-SIGMA", "FRD-SG", true, Controls{set: 1<<FRD | 1<<SIGMA}},
	{"FRD-SG", "FRD-SG", true, Controls{set: 1<<FRD | 1<<SIGMA}},
}

// readSigma reads RD-CNWDI and RD-SG 1 2.
func readSigma(s string, _ bool) (token, int) {
	for _, e := range sigmas {
		if !headed(s, e.lead) {
			continue
		}
		t := token{cat: catAEA, controls: e.controls, name: e.name}
		if !e.numbered {
			return t, len(e.lead)
		}
		n := len(e.lead) + numbersEnd(s[len(e.lead):])
		t.controls.Sigma = strings.Fields(s[len(e.lead):n])
		if len(t.controls.Sigma) > 0 {
			t.name += " " + strings.Join(t.controls.Sigma, " ")
		}
		return t, n
	}
	return token{}, 0
}

// numbersEnd returns how much of s is blank-separated numbers of at most two digits: a serial is longer.
func numbersEnd(s string) int {
	end := 0
	for i := 0; i < len(s); {
		if s[i] == ' ' {
			i++
			continue
		}
		n := wordEnd(s[i:])
		if n == 0 || n > 2 || !scan.Digit(s[i]) || !scan.Digit(s[i+n-1]) {
			return end
		}
		i += n
		end = i
	}
	return end
}
