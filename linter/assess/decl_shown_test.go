package assess_test

import (
	"strings"
	"testing"

	"cablelint/linter/assess"
)

func TestShownDecl(t *testing.T) {
	t.Parallel()
	for value, want := range map[string]string{
		"":                                 "",
		"XGDS-9":                           "XGDS-9",
		"GDS 1/2/86 (ROE, JANE)":           "GDS 1/2/86…",
		"25X1-HUMAN, 50X2-WMD, 12/31/2049": "25X1-HUMAN, 50X2-WMD, 12/31/2049",
		"DCI\n  ONLY":                      "DCI ONLY",
		"MR HARBOR":                        "MR…",
		"XGDS-1HARBORCOMMISSIONOFARKADIA":  "XGDS…",
		"XGDS-1 H4RBOR C0MMISSION 0F4RKADIA M4YOR":               "XGDS-1 H4RBOR C0MMISSION…",
		"X1, X2, X3, X5, X6, X7, X8, 25X1, 25X2, 75X6, 20491231": "X1, X2, X3, X5, X6, X7, X8, 25X1, 25X2, 75X6, 20491231",
		"MR 4111-1111-1111-1112 4222-2222":                       "MR 4111-1111-1111-1112 4222-2222",
		"MR 4111-1111-1111-1112 4222-2222-2222":                  "MR 4111-1111-1111-1112 4222-2222…",
		"N/A\u200bHARBOR":                                        "…",
		strings.Repeat("12/31/2049, ", 20):                       strings.TrimRight(strings.Repeat("12/31/2049, ", 10), ", ") + "…",
	} {
		if got := assess.ShownDecl(value); got != want {
			t.Errorf("%q is told as %q, want %q", value, got, want)
		}
	}
}
