package assess_test

import (
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
		"XGDS-1 H4RBOR C0MMISSION 0F4RKADIA M4YOR": "XGDS-1 H4RBOR C0MMISSION 0F4RKADIA…",
		"N/A\u200bHARBOR":                          "…",
	} {
		if got := assess.ShownDecl(value); got != want {
			t.Errorf("%q is told as %q, want %q", value, got, want)
		}
	}
}
