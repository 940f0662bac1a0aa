package collection

import "testing"

// TestFieldsFit: what is seen of a row is kept in one word for each object of it.
func TestFieldsFit(t *testing.T) {
	t.Parallel()
	const bits = 64
	if len(fieldNumbers()) > bits {
		t.Errorf("rows have %d fields, over %d", len(fieldNumbers()), bits)
	}
}

// TestFieldsOfAnyRow: also what no decoder would hand over is told and breaks nothing.
func TestFieldsOfAnyRow(t *testing.T) {
	t.Parallel()
	for row, want := range map[string]string{
		`{"v":1,"key":null}`:                    "",
		`{"v":1}`:                               "it has no key",
		`{"v":1,"v":1,"key":null}`:              `field "v" is there twice`,
		`{"V":1,"key":null}`:                    `unknown field "V"`,
		`{"key":{"key":{"key":{"key":null}}}}`:  "an object lies too deep in it",
		`"key":null`:                            "it is no object",
		`}}}"key":null`:                         "it is no object",
		`{"key":"\"}}{{`:                        "",
		`{"key"`:                                "it has no key",
		`[[[{"key":null}],[{"v":1,"key":"v"}]]`: `field "key" is there twice`,
	} {
		said := ""
		if err := checkFields([]byte(row)); err != nil {
			said = err.Error()
		}
		if said != want {
			t.Errorf("%s: %q, want %q", row, said, want)
		}
	}
}
