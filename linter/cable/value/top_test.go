package value

import "testing"

func TestEndsTop(t *testing.T) {
	t.Parallel()
	for _, before := range []string{
		"TOP ", "ARKADIA TOP ", "T O P ", "T.O.P. ", "TOP\u00a0", "TOP-", "*TOP* ", "(TOP) ", "T0P ", "\u0422OP ", "TO\u0420\n", "top\t",
		"7OP ", "TPO ", "TOPP ",
	} {
		if !endsTop([]byte(before)) {
			t.Errorf("%q does not end with TOP", before)
		}
	}
	for _, before := range []string{
		"", "STOP ", "TO ", "FM AMEMBASSY ARKADIA ", "ATTN ROE ", "ARKADIA TPO ", "BT\n", "\u0422\u041e\u0420 ", "LAPTOP ",
	} {
		if endsTop([]byte(before)) {
			t.Errorf("%q ends with TOP", before)
		}
	}
}
