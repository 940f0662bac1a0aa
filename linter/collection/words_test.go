package collection

import "testing"

func TestRemark(t *testing.T) {
	t.Parallel()
	for written, want := range map[string]bool{
		"[Name removed] said": true, "[less than 1 line not\ndeclassified] said": true, "[1.4(d)] said": true,
		"[1.5 (c)]": true, "[page or pages Missing]": false, "[Text missing.]": true, "[the Minister] said": false,
		"[removed": false, "[": false, "[1.4 million]": false,
	} {
		if got := remark([]byte(written)) > 0; got != want {
			t.Errorf("%q stands in the place of words: %t", written, got)
		}
	}
}
