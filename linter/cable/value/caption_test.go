package value

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"cablelint/linter/cable"
)

// captionTexts are the captions as they are written.
func captionTexts(s string, list []cable.Caption) []string {
	texts := slices.Grow([]string(nil), len(list))
	for _, c := range list {
		texts = append(texts, within(s, c.Span))
	}
	return texts
}

func TestCaptions(t *testing.T) {
	t.Parallel()
	cases := []struct {
		line string
		want []string
		rest string
	}{
		{"SIPDIS", []string{"SIPDIS"}, ""},
		{"NODIS, SIPDIS / SENSITIVE", []string{"NODIS", "SIPDIS", "SENSITIVE"}, ""},
		{"//SIPDIS//", []string{"SIPDIS"}, ""},
		{"SIPDIS\nSENSITIVE", []string{"SIPDIS", "SENSITIVE"}, ""},
		{"SIPDIS\n\u2028SENSITIVE", []string{"SIPDIS", "SENSITIVE"}, ""},
		{"SIPDISNOFORN SIPDISE.O. 12958: N/A", []string{"SIPDIS", "NOFORN", "SIPDIS"}, "E.O. 12958: N/A"},
		{"SIPDIS DEPT FOR EUR", []string{"SIPDIS"}, "DEPT FOR EUR"},
		{"EYES ONLY FOR AMBASSADOR", []string{"EYES ONLY FOR AMBASSADOR"}, ""},
		{"EYES ONLY FOR AMBASSADOR TAGS: PREL", []string{"EYES ONLY FOR AMBASSADOR"}, "TAGS: PREL"},
		{"REL TO USA, GBR", []string{"REL TO USA, GBR"}, ""},
		{"ORCHARD CHANNEL", []string{"ORCHARD CHANNEL"}, ""},
		{"ORCHARD CHANNEL NEWS", nil, "ORCHARD CHANNEL NEWS"},
		{"AMBASSADOR", nil, "AMBASSADOR"},
		{"sensitive matters", nil, "sensitive matters"},
		{"", nil, ""},
	}
	for _, tc := range cases {
		list, rest := Captions(over(tc.line), nil)
		if diff := cmp.Diff(tc.want, captionTexts(tc.line, list)); diff != "" {
			t.Errorf("%q: (-want +got)\n%s", tc.line, diff)
		}
		if got := within(tc.line, rest); got != tc.rest {
			t.Errorf("%q leaves %q, want %q", tc.line, got, tc.rest)
		}
	}
}

func TestCaptionKinds(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]cable.CaptionKind{
		"SENSITIVE BUT UNCLASSIFIED": cable.SENSITIVE, "LOU": cable.LOUCaption, "NIACT IMMEDIATE": cable.NIACT,
		"PERSONAL FOR THE AMBASSADOR": cable.EyesOnly, "DISSENT CHANNEL": cable.DissentChannel,
		"WOOD CHANNEL": cable.OtherChannel,
	} {
		c := over(line)
		if kind, ok := Caption(&c); !ok || kind != want || !c.Done() {
			t.Errorf("%q: %v %v, at %d", line, kind, ok, c.At())
		}
	}
}

func TestLongerCaptionsAreTriedFirst(t *testing.T) {
	t.Parallel()
	for _, row := range captionWords {
		if !slices.IsSortedFunc(row, func(a, b captionWord) int { return len(b.words) - len(a.words) }) {
			t.Errorf("a caption stands before a longer one: %v", row)
		}
	}
}

func TestBannerCaptions(t *testing.T) {
	t.Parallel()
	const line = " LIMITED OFFICIAL USE EXDIS SECTION 01 OF 02 ARKADIA 000187 SIPDIS"
	list := BannerCaptions(over(line), nil)
	if diff := cmp.Diff([]string{"EXDIS", "SIPDIS"}, captionTexts(line, list)); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	for _, c := range list {
		if !c.OnBanner {
			t.Errorf("%+v is not on the banner", c)
		}
	}
}

func TestTrailingCaptions(t *testing.T) {
	t.Parallel()
	cases := []struct {
		line string
		want []string
	}{
		{"BREMWICK FOR RSO; OLDHAVEN ALSO FOR POLAD SENSITIVE SIPDIS", []string{"SENSITIVE", "SIPDIS"}},
		{"SENSITIVE FOR EUR", []string{"SENSITIVE"}},
		{"SENSITIVE SIPDIS FOR EUR AND POLAD", []string{"SENSITIVE", "SIPDIS"}},
		{"SIPDIS DEPT FOR EUR SENSITIVE", []string{"SIPDIS", "SENSITIVE"}},
		{"FOR EUR/NB, SENSITIVE", []string{"SENSITIVE"}},
		{"FOR AMB", nil},
		{"BREMWICK FOR DCM AND AMB", nil},
		{"PLEASE TREAT AS SENSITIVE", nil},
		{"SIPDIS WHA FOR POLAD", []string{"SIPDIS"}},
		{"SIPDIS AMEMBASSY ARKADIA PASS TO BREMWICK", []string{"SIPDIS"}},
		{"SENSITIVE MATTERS OF THE TALKS FOR EUR", nil},
		{"FOR EUR", nil},
		{"", nil},
	}
	for _, tc := range cases {
		list := TrailingCaptions(over(tc.line), nil)
		if diff := cmp.Diff(tc.want, captionTexts(tc.line, list)); diff != "" {
			t.Errorf("%q: (-want +got)\n%s", tc.line, diff)
		}
	}
}

func TestReadersOnly(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]bool{
		"FOR AMBASSADOR ONLY": true, "FROM CHARGE EYES ONLY FOR EUR": true, "FOR ONLY": false,
		"EYES ONLY FOR EUR": true, "FOR AMBASSADOR": false, "For Ambassador only": false, "FOR ABALONY": false,
	} {
		if kind, ok := ReadersOnly(over(line)); ok != want || ok != (kind == cable.EyesOnly) {
			t.Errorf("%q: %v %v", line, kind, ok)
		}
	}
}

func TestCaptionLike(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]bool{
		"SIPDIZ": true, "XXXXXX": false, "ABC": false, "ABCD": true, "TWO WORDS": false, "Sipdis": false,
		"ABCDEFGHIJKLMNOP": true, "ABCDEFGHIJKLMNOPQ": false,
	} {
		if got := CaptionLike(over(line)); got != want {
			t.Errorf("%q: %v", line, got)
		}
	}
}
