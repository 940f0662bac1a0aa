package value

import "testing"

func TestEndsTop(t *testing.T) {
	t.Parallel()
	for _, before := range []string{
		"TOP ", "ARKADIA TOP ", "T O P ", "T.O.P. ", "TOP\u00a0", "TOP-", "*TOP* ", "(TOP) ", "T0P ", "\u0422OP ", "TO\u0420\n", "top\t",
		"7OP ", "TPO ", "TOPP ", "TTOP ", "\u0422\u041e\u0420 ", "\uff34\uff2f\uff30 ", "\u24c9\u24c4\u24c5 ", "T     O     P ",
	} {
		if !endsTop([]byte(before)) {
			t.Errorf("%q does not end with TOP", before)
		}
	}
	for _, before := range []string{
		"", "STOP ", "TO ", "FM AMEMBASSY ARKADIA ", "ATTN ROE ", "ARKADIA TPO ", "LAPTOP ", "INFO USMISSION TOP 29 ", "INFO 70P2 ",
	} {
		if endsTop([]byte(before)) {
			t.Errorf("%q ends with TOP", before)
		}
	}
}
