package spill_test

import (
	"slices"
	"strings"
	"testing"

	"cablelint/linter/marking"
	"cablelint/linter/spill"
)

// TestLongTags: a tag is one however long it is, as Word, Outlook and pages with pictures in them write them.
func TestLongTags(t *testing.T) {
	t.Parallel()
	style := ` style="` + strings.Repeat("font-family: Arial; ", 25) + `"`
	picture := `<img src="data:image/png;base64,` + strings.Repeat("iVBORw0KGgo", 1000) + `=">`
	last := "\n<p" + style + ">(U) The mayor spoke to us of it.</p>"
	for name, text := range map[string]string{
		"a paragraph":            "<p" + style + ">(S) The pilot spoke to us of it.</p><p" + style + ">(U) The mayor spoke to us of it.</p>",
		"a mark in bold":         "<p>(<b" + style + ">S</b>/<b" + style + ">NF</b>) The pilot spoke to us of it.</p>",
		"a table":                "<table><tr><th" + style + ">id</th><th" + style + ">classification</th></tr><tr><td" + style + ">1</td><td" + style + ">S</td></tr></table>",
		"a word":                 "The SEC<span" + style + ">RET</span>//NOFORN talks",
		"a picture in a word":    "S" + picture + "ECRET",
		"a remark in a mark":     "<p>(S<!-- " + strings.Repeat("note ", 100) + " -->) The pilot spoke to us of it.</p>",
		"a value":                `<p title="` + strings.Repeat("note ", 100) + ` SECRET//NOFORN">x</p>`,
		"the last of the values": "<p" + style + ` title="CONFIDENTIAL">x</p>`,
		"a line":                 "<p" + style + ">SECRET</p>",
		"a list of definitions":  "<dl><dt" + style + ">Classification</dt><dd" + style + ">S</dd></dl>",
		"an element":             "<classification" + style + ">S</classification>",
		"a sign in a value":      `<p>(<b title="a > b">S</b>) The pilot spoke to us of it.</p>`,
		"a stray sign before":    "if 3 <x and so on <p" + style + ">(<b>S</b>) The pilot spoke to us of it.</p>",
		"a table in a remark":    "<!--[if mso]>" + picture + "<p" + style + ">(<b>S</b>) The pilot spoke to us of it.</p><![endif]-->",
		"data":                   "<doc><p><![CDATA[SEC]]>RET</p></doc>",
		"a line of data":         "<doc><p><![CDATA[SECRET]]></p></doc>",
		"a value in a remark":    "<!--" + picture + `<p title="CONFIDENTIAL">x</p>-->`,
	} {
		hits := spill.Scan([]byte(text+last), marking.CeilingU)
		if !slices.ContainsFunc(hits, func(h spill.Hit) bool { return h.Tier == spill.Marking }) {
			t.Errorf("%s: no marking was found", name)
		}
	}
}
