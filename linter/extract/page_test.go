package extract

import (
	"bytes"
	"strings"
	"testing"
	"time"
)

func TestPage(t *testing.T) {
	t.Parallel()
	data := []byte("<html>\n<ul><li>SECRET</ul>\n<PRE class=\"a\">C O N F &#73;\nE.O. 12958: N/A</PRE>\nTOP SECRET\r\n<pre>1. (C) Text.")
	got := Open("", data, Limits{Cable: hasOrder})
	want := "      \n                   \n               C O N F &#73;\nE.O. 12958: N/A      \n          \r\n     1. (C) Text."
	if len(got.Parts) != 1 || string(got.Parts[0].Text) != want {
		t.Errorf("got %q", shown(got))
	}
	if bytes.Contains(got.Parts[0].Text, []byte("TOP")) || len(got.Parts[0].Text) != len(data) {
		t.Error("the page does not keep its length")
	}
}

// TestRestOfPage holds that of the rest of a page only what no menu has is read.
func TestRestOfPage(t *testing.T) {
	t.Parallel()
	const cable = "<pre>C O N F\nE.O. 12958: N/A\n</pre>"
	for name, c := range map[string]struct{ rest, want string }{
		"a menu": {"<ul><li>SECRET//NOFORN (12)<li>(S) Secret<li>TOP SECRET</ul><p>Classification: SECRET</p>" +
			"<p>All that is SECRET was released.</p><input value='(S//NF)'>" +
			"<div>1. (TS) first 2. (S//NF) second</div><div>(S) 1,204 cables (C) 87 cables</div>", ""},
		"a portion":                   {"<p>2. (S//NF) More about ships\nhere.</p>", "2. (S//NF) More about ships here.\n"},
		"a portion that is not shown": {"<!-- (TS) The fair is cancelled. -->", "(TS) The fair is cancelled.\n"},
		"an authority":                {"<div>Classified By: A. Nyone</div><div>DECLASSIFY ON: 2031</div>", "Classified By: A. Nyone\nDECLASSIFY ON: 2031\n"},
		"a signal":                    {"<p>ZNY SSSSS ZZH</p>", "ZNY SSSSS ZZH\n"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			for _, data := range []string{cable + c.rest, "<body>" + c.rest + cable} {
				got := ""
				for _, p := range Open("", []byte(data), Limits{Cable: hasOrder}).Parts {
					if p.Role == Hidden {
						got += p.Path + "|" + string(p.Text)
					}
				}
				want := c.want
				if want != "" {
					want = "outside the <pre>|" + want
				}
				if got != want {
					t.Errorf("got %q, want %q", got, want)
				}
			}
		})
	}
}

// TestTagsLikePre holds that a page is read in one pass, whatever tags it has.
func TestTagsLikePre(t *testing.T) {
	t.Parallel()
	for _, tag := range []string{"<prea", "<pre ", "<pre/", "<p ", "</pre"} {
		ends(t, []byte("<html>"+strings.Repeat(tag, 4<<20/len(tag))+">"), 5*time.Second)
	}
}

func TestHTML(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct{ html, shown, hidden string }{
		"blocks are lines":      {"<p>(S)&nbsp;One\n two</p><div>(C) three<br>four</div>", "(S) One two\n\n(C) three\nfour\n", ""},
		"cells are apart":       {"<tr><td>(S)</td><td>a</td></tr>", "(S)\t\ta\t\n", ""},
		"a mark over tags":      {"<b>(</b><i>S</i>//NF) a", "(S//NF) a", ""},
		"blanks of a <pre>":     {"<pre>a\n  b</pre> c\n d", "a\n  b\nc d", ""},
		"what is not shown":     {"<title>S</title><style>a{}</style><script>'<b>'</script><!-- c --><img alt='d > e'>f", "f", "S\na{}\n'<b>'\nc\nd > e\n"},
		"bare values":           {"<img alt=(S//NF) width = 3 src='a'>f<input value=\"(C)>", "f", "(S//NF)\n3\na\n(C)\n"},
		"what is no tag":        {"a < b << END >> 1 <", "a < b << END >> 1 <", ""},
		"a tag without its end": {"a <b c='d", "a <b c='d", ""},
		"a quote without end":   {"a <b c='d>(S)", "a (S)", "d\n"},
		"a comment without end": {"a<!-- (S)", "a", "(S)\n"},
		"a script without end":  {"a<script>(S)", "a", "(S)\n"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			shown, hidden := readHTML([]byte(c.html), false, func() {})
			if string(shown) != c.shown || string(hidden) != c.hidden {
				t.Errorf("got %q and %q, want %q and %q", shown, hidden, c.shown, c.hidden)
			}
		})
	}
}
