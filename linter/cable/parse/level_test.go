package parse

import (
	"slices"
	"strings"
	"testing"

	"cablelint/linter/marking"
)

// TestTopSecretIsNoSecret: what a person reads as TOP SECRET on a classification line is never read as SECRET or less,
// whatever stands between its words and however they are written. Where no level is read none is claimed.
func TestTopSecretIsNoSecret(t *testing.T) {
	t.Parallel()
	for _, level := range []string{
		"TOP SECRET", "TOP  SECRET", "TOP    SECRET", "TOP\tSECRET", "TOP\u00a0SECRET", "TOP S E C R E T", "TOP-SECRET",
		"TOP_SECRET", "TOP/SECRET", "TOP.SECRET", "TOP, SECRET", "*TOP* SECRET", "(TOP) SECRET", "T OP SECRET",
		"TO P SECRET", "TO\u0420 SECRET", "T0P SECRET", "TPO SECRET", "T.O.P. SECRET", "T.O.P. S E C R E T", "TOP\nSECRET",
		"TOP\r\nSECRET", "COSMIC  TOP SECRET", "CONFIDENTIAL TOP SECRET", "UNCLAS TOP SECRET", "\u0422\u041e\u0420 SECRET", "TTOP SECRET",
	} {
		s := strings.Replace(header2, "C O N F I D E N T I A L SECTION 01 OF 02", level, 1) + fields2 + "1. (S) Text.\n"
		c := only(t, s)
		if at := c.Classification(); at != nil && at.Mark != nil && at.Mark.Fault(marking.UnknownLevel) == nil &&
			at.Mark.Level != marking.TopSecret {
			t.Errorf("%q is read as %s: %q", level, at.Mark.Level, at.Mark.Text)
		}
	}
	for level, want := range map[string]marking.Level{
		"INFO BIG TOP\nSECRET": marking.Secret, "TO: P\nSECRET": marking.Secret, "INFO USMISSION TOP 29\nSECRET": marking.Secret,
		"[Top]\nSECRET": marking.Secret, "Tom\nSECRET": marking.Secret, "\u2550\u2550\u2550 S E C R E T": marking.Secret,
		"> TOP SECRET": marking.TopSecret, "T.O.P. OF THE HILL\nSECRET": marking.Secret, "TOP\n\nSECRET": marking.Secret,
		"UNCLAS CONFIDENTIAL": marking.Confidential, "C O N F I D E N T I A L SECRET": marking.Secret,
		"ATTN ROE SECRET": marking.Secret, "ATTN ROE S E C R E T": marking.Secret, "STOP SECRET": marking.Secret,
		"SECRET": marking.Secret, "ATTN ROE CONFIDENTIAL": marking.Confidential, "UNCLAS SECRET": marking.Secret,
	} {
		s := strings.Replace(header2, "C O N F I D E N T I A L SECTION 01 OF 02", level, 1) + fields2 + "1. (S) Text.\n"
		if at := only(t, s).Classification(); at == nil || at.Mark.ClassLevel() != want {
			t.Errorf("%q is read as %+v, want %s", level, at, want)
		}
	}
}

// TestFootBelowProse: a level at the foot is read whatever word the text above it ends with.
func TestFootBelowProse(t *testing.T) {
	t.Parallel()
	for _, last := range []string{"It went over the top.", "Please pass to P.", "DRAFTED TO P", "He saw 70P", "The end."} {
		for _, gap := range []string{"\n", "\n\n"} {
			c := only(t, header2+fields2+"1. (C) Text. "+last+gap+"SECRET\n")
			if n := len(c.Banners); n == 0 || c.Banners[n-1].Mark.Level != marking.Secret {
				t.Errorf("%q before the foot: %+v", last, c.Banners)
			}
		}
	}
}

// TestStatementsStandInOrder: that of a message centre's cover, which is read behind the message, comes before it.
func TestStatementsStandInOrder(t *testing.T) {
	t.Parallel()
	c := only(t, "SECRET SECTION 01 OF 02 ARKADIA 000187\nP 141522Z MAR 07\nFM AMEMBASSY ARKADIA\nTO SECSTATE WASHDC\n"+
		"CONFIDENTIAL ARKADIA 000187\n\nE.O. 12958: DECL: 03/14/2017\nTAGS: PREL\nSUBJECT: (C) TALKS\n\n"+
		"1. (TS) The commission met.\n\nCONFIDENTIAL\n")
	var starts []int
	for st := range c.Statements() {
		starts = append(starts, st.Span.Start)
	}
	if len(starts) < 2 || starts[0] != 0 || !slices.IsSorted(starts) {
		t.Errorf("the message states its marking at %v", starts)
	}
}
