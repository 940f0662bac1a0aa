package lsp

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const bounded = `{"capabilities":{},"initializationOptions":{"ceiling":"U"}}`

// What an editor shows as text is read by its kind, as the command reads it: what has no place in the text is told at
// its head.
func TestKinds(t *testing.T) {
	t.Parallel()
	words := strings.Repeat("The commission met in the harbor.\n", 3) + "\nSECRET//NOFORN\n"
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"base64", base64.StdEncoding.EncodeToString([]byte(words)), []string{
			"0:0 ceiling-exceeded what is encoded:5:1: banner SECRET//NOFORN needs the ceiling S",
		}},
		{"what is encrypted", "-----BEGIN PGP MESSAGE-----\n\nabcd\n", []string{
			"0:0 ceiling-unread not read to its end: it is encrypted",
		}},
		{"rich text", `{\rtf1 S{\b E}CRET//NOFORN\par}`, []string{
			"0:0 ceiling-exceeded paragraph 1: banner SECRET//NOFORN needs the ceiling S",
		}},
		{"a page", "<html><ul><li>SECRET//NOFORN</li></ul>\n<pre>\n" + clean + "</pre></html>\n", []string{
			"5:4 ceiling-exceeded security signal CCCCC needs the ceiling C",
		}},
		{"text", "SECRET//NOFORN\n", []string{"0:0 ceiling-exceeded banner SECRET//NOFORN needs the ceiling S"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			client := start(t, bounded)
			client.open(cableURI, c.text)
			var got []string
			for _, d := range client.await(cableURI, 1) {
				if d.Severity == severityError && strings.HasPrefix(d.Code, "ceiling-") {
					said, _, _ := strings.Cut(d.Message, ";")
					got = append(got, fmt.Sprintf("%d:%d %s %s", d.Range.Start.Line, d.Range.Start.Character, d.Code, said))
				}
			}
			if len(got) > len(c.want) {
				got = got[:len(c.want)]
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// Nothing is written into a page, in which the cable is a part of the text.
func TestPagesAreNotMended(t *testing.T) {
	t.Parallel()
	c := start(t, noCapabilities)
	c.open(cableURI, "<html><ul><li>menu</li></ul>\n<pre>\n"+faulty+"</pre></html>\n")
	if items := c.await(cableURI, 1); len(items) == 0 {
		t.Fatal("nothing is found in the page")
	}
	var edits []TextEdit
	c.call("textDocument/formatting", json.RawMessage(fmt.Sprintf(`{"textDocument":{"uri":%q}}`, cableURI)), &edits)
	if len(edits) > 0 {
		t.Errorf("edits of a page: %v", edits)
	}
	for _, a := range c.actions(everything, `{"triggerKind":1}`) {
		if a.Edit != nil && len(editsOf(&a, cableURI)) > 0 {
			t.Errorf("an edit of a page is offered: %s", a.Title)
		}
	}
}
