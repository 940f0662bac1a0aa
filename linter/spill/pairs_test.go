package spill_test

import (
	"strings"
	"testing"
)

// pairings are the ways to have a name and its value in two elements.
var pairings = []setting{
	{"definition list", "<p>Roof survey.</p>\n<dl>\n<dt>Owner</dt><dd>Bridges</dd>\n<dt>NAME</dt>\n  <dd>VALUE</dd></dl>\n"},
	{"row of a table", "<table><tr><th>Owner</th><td>Bridges</td></tr>\n<tr><th>NAME</th><td>VALUE</td></tr></table>\n"},
	{"cells of one kind", "<table><tr><td>Owner</td><td>Bridges</td></tr>\n<tr><td>NAME:</td>\n<td class=\"v\">VALUE</td></tr></table>\n"},
	{"label and span", "<div><label for=\"x\">NAME</label><span id=\"x\">VALUE</span></div>\n"},
	{"two spans", "<p><span class=\"k\">NAME</span> <span class=\"v\">VALUE</span></p>\n"},
	{"key and value", "<entry><key>NAME</key><value>VALUE</value></entry>\n"},
	{"property list", "<dict>\n\t<key>NAME</key>\n\t<string>VALUE</string>\n</dict>\n"},
	{"attributes", "<property name=\"NAME\" value=\"VALUE\"/>\n"},
	{"head of a page", "<meta name=\"NAME\" content=\"VALUE\">\n"},
	{"named element", "<field name=\"NAME\">VALUE</field>\n"},
	{"members", "{\"fields\": [{\"name\": \"NAME\", \"value\": \"VALUE\"}]}\n"},
	{"members over lines", "{\n  \"key\": \"NAME\",\n  \"value\": \"VALUE\"\n}\n"},
	{"call", "doc.setProperty('NAME', 'VALUE');\n"},
	{"list of two", "[[\"owner\", \"Bridges\"], [\"NAME\", \"VALUE\"]]\n"},
	{"macro with two arguments", "\\documentclass{memo}\n\\setfield{NAME}{VALUE}\n\\begin{document}\nLunch.\n\\end{document}\n"},
	{"line below", "Roof survey\n\nNAME:\nVALUE\n\nFelt: poor\n"},
	{"line below without a colon", "Roof survey\n\nNAME\nVALUE\n\nFelt is poor there.\n"},
	{"row of Markdown", "| Owner | Bridges |\n|---|---|\n| NAME | VALUE |\n"},
	{"row of Markdown in bold", "| Owner | Bridges |\n|---|---|\n| **NAME** | VALUE |\n"},
	{"row between tabs", "Owner\tBridges\nNAME\tVALUE\n"},
	{"row between blanks", "Owner             Bridges\nNAME        VALUE\nPages             4\n"},
	{"row between commas", "owner,Bridges\nNAME,VALUE\npages,4\n"},
	{"quoted row", "\"owner\",\"Bridges\"\n\"NAME\",\"VALUE\"\n\"pages\",\"4\"\n"},
	{"leader", "Owner ......... Bridges\nNAME ......... VALUE\nPages ........ 4\n"},
	{"arrow", "owner -> Bridges\nNAME -> VALUE\n"},
	{"dash", "Owner - Bridges\nNAME - VALUE\n"},
	{"two quoted YAML keys", "- key: \"NAME\"\n  value: \"VALUE\"\n"},
	{"two YAML keys", "- name: NAME\n  value: VALUE\n"},
}

// Every name must have its value in every one of these ways.
func TestPairs(t *testing.T) {
	t.Parallel()
	for _, way := range pairings {
		for _, pair := range [][2]string{
			{"Classification", "SECRET"},
			{"Classification", "S"},
			{"classification", "S//NF"},
			{"Marking", "TOP SECRET//SI"},
			{"Security classification", "C"},
			{"CUI Category", "PHYS"},
			{"Classified by", "Jane Roe"},
			{"Reason", "1.4(b)"},
			{"Declassify on", "25X1"},
			{"Caveats", "NOFORN"},
		} {
			doc := strings.NewReplacer("NAME", pair[0], "VALUE", pair[1]).Replace(way.text)
			if judge([]byte(doc)) == silent {
				t.Errorf("%s: %s of %s is silent", way.name, pair[0], pair[1])
			}
		}
		if doc := strings.NewReplacer("NAME", "Owner", "VALUE", "C").Replace(way.text); judge([]byte("<p>Survey.</p>\n"+doc+"<p>Four pages.</p>")) != silent {
			t.Errorf("%s: a letter that is the value of another name is suspected", way.name)
		}
	}
}
