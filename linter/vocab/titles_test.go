package vocab_test

import (
	"testing"

	"cablelint/linter/vocab"
)

func TestPositionLike(t *testing.T) {
	t.Parallel()
	for word, want := range map[string]bool{
		"Ambassador": true, "AMBASSADOR": true, "Ambasador": true, "Amabssador": true, "DCM": true, "CDA": true,
		"Chargé": true, "CHARGÉ": true, "Charge": true, "PolCouns": true, "PolOff": true, "EconCouns": true,
		"Counsellor": true, "Counselor": true, "Couselor": true, "RSO": true, "DATT": true, "Polcouns": true,
		"political": true, "Secretary": true, "Deputy": true, "Director": true, "Consul": true, "Officer": true,
		"Jane": false, "Public": false, "Roe": false, "Doe": false, "John": false, "Orchard": false, "Major": false,
		"Marshall": false, "Brandvold": false, "Marchetto": false, "Carson": false, "Diaz": false,
	} {
		if got := vocab.PositionLike([]byte(word)); got != want {
			t.Errorf("PositionLike(%q) = %v, want %v", word, got, want)
		}
	}
}

func TestPositionWordIsExact(t *testing.T) {
	t.Parallel()
	for _, word := range []string{"Ambasador", "Polanski", "Directo", "Jane", ""} {
		if vocab.PositionWord([]byte(word)) {
			t.Errorf("PositionWord(%q) = true", word)
		}
	}
	if !vocab.PositionWord([]byte("AMBASSADOR")) {
		t.Error("case matters")
	}
}

func TestPositionLookupAllocatesNothing(t *testing.T) {
	word := []byte("Ambassador")
	if n := testing.AllocsPerRun(100, func() { vocab.PositionLike(word) }); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

func TestCaptionNear(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"SIPDSI": "SIPDIS", "SENSITVE": "SENSITIVE", "NODISS": "NODIS", "SUPERDIS": "", "HARBOR": "",
	} {
		got := ""
		if c := vocab.CaptionNear(name); c != nil {
			got = c.Name
		}
		if got != want {
			t.Errorf("CaptionNear(%q) = %q, want %q", name, got, want)
		}
	}
	if vocab.CaptionNamed("sipdis") == nil {
		t.Error("case matters")
	}
}

func TestCaptionsHaveMeaningAndSource(t *testing.T) {
	t.Parallel()
	for _, c := range vocab.Captions() {
		if c.Name == "" || c.Meaning == "" || c.Source == "" {
			t.Errorf("caption %q is incomplete", c.Name)
		}
	}
}
