package lsp

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"cablelint/linter/rule"
	"cablelint/linter/session"

	"github.com/google/go-cmp/cmp"
	"github.com/sourcegraph/jsonrpc2"
)

const noCapabilities = `{"capabilities":{}}`

// apply makes edits of a text as a client does, the last first.
func apply(t *testing.T, text string, edits []TextEdit) string {
	t.Helper()
	m := modelOf(text)
	edits = slices.Clone(edits)
	slices.SortStableFunc(edits, func(a, b TextEdit) int {
		if a.Range.Start.before(b.Range.Start) {
			return 1
		}
		return -1
	})
	for _, e := range edits {
		m = m.edit(ContentChange{&e.Range, e.NewText})
	}
	return m.String()
}

func editsOf(a *CodeAction, uri string) []TextEdit {
	if len(a.Edit.DocumentChanges) > 0 {
		return changeOf(a, 0).Edits
	}
	return a.Edit.Changes[uri]
}

// changeOf returns one of the changes of documents that an action makes.
func changeOf(a *CodeAction, i int) TextDocumentEdit {
	var out TextDocumentEdit
	data, _ := json.Marshal(a.Edit.DocumentChanges[i])
	_ = json.Unmarshal(data, &out) // one of another kind has no edits
	return out
}

func (c *testClient) actions(at Range, context string) []CodeAction {
	c.t.Helper()
	var list []CodeAction
	r, _ := json.Marshal(at)
	c.call("textDocument/codeAction", json.RawMessage(fmt.Sprintf(
		`{"textDocument":{"uri":%q},"range":%s,"context":%s}`, cableURI, r, context)), &list)
	return list
}

var everything = Range{End: Position{Line: 999}}

func TestDiagnostics(t *testing.T) {
	t.Parallel()
	c := start(t, noCapabilities)
	c.open(cableURI, faulty)
	want := []string{
		"header-signal-differs", "banner-below-portion", "banner-missing-noforn", "eo-line-order-typo", "tags-malformed",
		"tags-unknown", "cab-reason-letter", "portion-missing", "portion-malformed",
	}
	items := c.await(cableURI, 1)
	if diff := cmp.Diff(want, codes(items)); diff != "" {
		t.Fatalf("codes (-want +got):\n%s", diff)
	}
	d := items[7]
	if d.Range != (Range{Position{20, 0}, Position{20, 1}}) || d.Severity != severityError || d.Source != "cablelint" ||
		!strings.Contains(d.Message, "[E.O. 12958 as amended 1.6(c)]") || d.CodeDescription.Href != "cablelint:/rules/portion-missing.md" {
		t.Errorf("got %+v", d)
	}
	c.edit(cableURI, 2, ContentChange{&Range{Position{20, 3}, Position{20, 3}}, "(U) "})
	if got := codes(c.await(cableURI, 2)); slices.Contains(got, "portion-missing") || len(got) != len(want)-1 {
		t.Errorf("after the edit: %v", got)
	}
}

// Characters of two units before a place move it by two, by four bytes where the client counts bytes.
func TestPositionEncodings(t *testing.T) {
	t.Parallel()
	text := strings.Replace(clean, "1. (C)", "1. 😀é (C)", 1)
	head, _, _ := strings.Cut(text, "😀")
	line := strings.Count(head, "\n")
	for _, tt := range []struct {
		params string
		want   uint32
	}{
		{noCapabilities, 3 + 2 + 1 + 1},
		{`{"capabilities":{"general":{"positionEncodings":["utf-32","utf-8","utf-16"]}}}`, 3 + 4 + 2 + 1},
	} {
		c := start(t, tt.params)
		c.open(cableURI, text)
		c.await(cableURI, 1)
		c.edit(cableURI, 2, ContentChange{&Range{Position{uint32(line), tt.want}, Position{uint32(line), tt.want + 3}}, "[C]"})
		c.await(cableURI, 2)
		if got := string(c.server.docs.get(cableURI).content.text); got != strings.Replace(text, "é (C)", "é [C]", 1) {
			t.Errorf("%s: the edit went astray:\n%s", tt.params, got)
		}
	}
}

func TestQuickFixes(t *testing.T) {
	t.Parallel()
	c := start(t, `{"capabilities":{"workspace":{"workspaceEdit":{"documentChanges":true}}}}`)
	c.open(cableURI, faulty)
	at := Range{Position{24, 4}, Position{24, 4}}
	list := c.actions(at, `{"only":["quickfix"],"triggerKind":1}`)
	if len(list) != 1 || !list[0].IsPreferred || list[0].Diagnostics[0].Code != "portion-malformed" {
		t.Fatalf("got %+v", list)
	}
	if v := changeOf(&list[0], 0).TextDocument.Version; v == nil || *v != 1 {
		t.Errorf("the edit is for version %d", v)
	}
	if got := apply(t, faulty, editsOf(&list[0], cableURI)); got != strings.Replace(faulty, "[C]", "(C)", 1) {
		t.Errorf("got %s", got)
	}
	all := c.actions(everything, `{"only":["quickfix"]}`)
	seen := false
	for _, a := range all {
		seen = seen || !a.IsPreferred
		if a.IsPreferred && seen {
			t.Errorf("the safe fix %q stands after an unsafe one", a.Title)
		}
	}
}

func TestFixAll(t *testing.T) {
	t.Parallel()
	c := start(t, noCapabilities)
	c.open(cableURI, faulty)
	kinds := func(context string) []string {
		var list []string
		for _, a := range c.actions(everything, context) {
			if !slices.Contains(list, a.Kind) {
				list = append(list, a.Kind)
			}
		}
		return list
	}
	for _, tt := range []struct {
		context string
		want    []string
	}{
		{`{"only":["source.fixAll"],"triggerKind":2}`, []string{fixAll}},
		{`{"only":["source.fixAll"],"triggerKind":1}`, []string{fixAll}},
		{`{"only":["source.fixAll.cablelint"]}`, []string{fixAll}},
		{`{"only":["source"],"triggerKind":1}`, []string{fixAll}},
		{`{"only":["source.fixAll.cablelint.unsafe"],"triggerKind":1}`, []string{fixAllUnsafe}},
		{`{"only":["source.fixAll.cablelint.unsafe"],"triggerKind":2}`, nil},
		{`{"only":["refactor"]}`, nil},
		{`{}`, []string{quickFix, fixAll}},
		{`{"triggerKind":2}`, []string{quickFix}},
	} {
		if diff := cmp.Diff(tt.want, kinds(tt.context)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.context, diff)
		}
	}
	safe := c.actions(everything, `{"only":["source.fixAll.cablelint"],"triggerKind":1}`)[0]
	if want := "apply all 5 safe fixes, raising the banner from CONFIDENTIAL to SECRET//NOFORN"; safe.Title != want {
		t.Errorf("the title is %q, want %q", safe.Title, want)
	}
	fixed := apply(t, faulty, editsOf(&safe, cableURI))
	for _, want := range []string{"S E C R E T ARKADIA", "NOFORN", "PREL, PGOV, PGVO", "4. (C) Comment", "E.O. 12958", "\n2. The grain"} {
		if !strings.Contains(fixed, want) {
			t.Errorf("%q is not in\n%s", want, fixed)
		}
	}
	c.edit(cableURI, 2, ContentChange{Text: fixed})
	if left := c.actions(everything, `{"only":["source.fixAll.cablelint"],"triggerKind":1}`); len(left) != 0 {
		t.Errorf("fixing again: %+v", left)
	}
}

// TestNothingIsRaisedUnseen: what an editor does on saving, by formatting or by a kind of action that nobody chooses,
// leaves the banner as it is and mends the rest.
func TestNothingIsRaisedUnseen(t *testing.T) {
	t.Parallel()
	c := start(t, noCapabilities)
	c.open(cableURI, faulty)
	var formatted []TextEdit
	c.call("textDocument/formatting", docNamed(cableURI), &formatted)
	ways := map[string]string{"formatting": apply(t, faulty, formatted)}
	for _, context := range []string{
		`{"only":["source.fixAll.cablelint"],"triggerKind":2}`, `{"only":["source.fixAll"]}`, `{"only":["source"],"triggerKind":2}`,
	} {
		list := c.actions(everything, context)
		if len(list) != 1 || strings.Contains(list[0].Title, "raising") {
			t.Fatalf("%s: got %+v", context, list)
		}
		ways[context] = apply(t, faulty, editsOf(&list[0], cableURI))
	}
	for way, fixed := range ways {
		if !strings.Contains(fixed, "\nC O N F I D E N T I A L ARKADIA") || !strings.Contains(fixed, "PREL, PGOV, PGVO") {
			t.Errorf("%s:\n%s", way, fixed)
		}
	}
}

// TestFloodIsLeftToAPerson: in a text of which not all findings are told an editor is offered what there is for one of
// them, and nothing that mends all.
func TestFloodIsLeftToAPerson(t *testing.T) {
	t.Parallel()
	if os.Getenv("LONG") == "" {
		t.Skip("a test of make test-long")
	}
	c := start(t, noCapabilities)
	body := strings.Repeat("1. ( C ) The union.\n", rule.MostFindings+1)
	c.open(cableURI, strings.Replace(clean, "1. (C) The", body+"1. (C) The", 1))
	c.await(cableURI, 1)
	var formatted []TextEdit
	c.call("textDocument/formatting", docNamed(cableURI), &formatted)
	if len(formatted) > 0 {
		t.Errorf("formatting makes %d edits", len(formatted))
	}
	before, _, _ := strings.Cut(clean, "1. (C) The")
	line := uint32(strings.Count(before, "\n"))
	list := c.actions(Range{Position{line, 0}, Position{line, 8}}, `{"triggerKind":1}`)
	if len(list) == 0 || slices.ContainsFunc(list, func(a CodeAction) bool { return strings.HasPrefix(a.Kind, fixAll) }) {
		t.Errorf("%+v", list)
	}
}

// TestLevelsOfAMissingMark: each mark that the banner allows is offered, to be confirmed; none above it.
func TestLevelsOfAMissingMark(t *testing.T) {
	t.Parallel()
	c := start(t, noCapabilities)
	text := strings.Replace(clean, "2. (U) The", "2. The", 1)
	c.open(cableURI, text)
	at := positionOf(t, text, "2. The", 0)
	got := map[string]string{}
	for _, a := range c.actions(Range{at, at}, `{"only":["quickfix"],"triggerKind":1}`) {
		if a.IsPreferred {
			t.Errorf("%q is preferred", a.Title)
		}
		if a.Diagnostics[0].Code == "portion-missing" && a.Edit != nil {
			got[a.Title] = apply(t, text, editsOf(&a, cableURI))
		}
	}
	for title, mark := range map[string]string{
		"mark with (C), the banner's level (to confirm)": "(C)", "mark with (U) (to confirm)": "(U)", "mark with (SBU) (to confirm)": "(SBU)",
	} {
		if want := strings.Replace(text, "2. The", "2. "+mark+" The", 1); got[title] != want {
			t.Errorf("%s: %q", title, got[title])
		}
	}
	for title := range got {
		if strings.Contains(title, "(S)") || strings.Contains(title, "(C/NF)") {
			t.Errorf("%q is offered", title)
		}
	}
}

// TestLevelsWithoutABanner: where no banner says what may stand below it, every mark is offered that may stand anywhere.
func TestLevelsWithoutABanner(t *testing.T) {
	t.Parallel()
	c := start(t, noCapabilities)
	text := strings.NewReplacer("C O N F I D E N T I A L ARKADIA 000445\n", "", "2. (U) The", "2. The").Replace(clean)
	c.open(cableURI, text)
	at := positionOf(t, text, "2. The", 0)
	var got []string
	for _, a := range c.actions(Range{at, at}, `{"only":["quickfix"],"triggerKind":1}`) {
		if a.Diagnostics[0].Code != "portion-missing" {
			continue
		}
		mark := strings.TrimSuffix(strings.TrimPrefix(a.Title, "mark with "), " (to confirm)")
		got = append(got, mark)
		if want := strings.Replace(text, "2. The", "2. "+mark+" The", 1); apply(t, text, editsOf(&a, cableURI)) != want {
			t.Errorf("%s does not make %q", a.Title, want)
		}
	}
	for _, mark := range []string{"(U)", "(C)", "(C/NF)", "(S)", "(S/NF)", "(TS)"} {
		if !slices.Contains(got, mark) {
			t.Errorf("%s is not offered: %v", mark, got)
		}
	}
}

// TestWhyAction: a client that opens pages is offered that of every rule, behind the fixes and before the exception.
func TestWhyAction(t *testing.T) {
	t.Parallel()
	c := start(t, `{"capabilities":{},"initializationOptions":{"explain":true}}`)
	c.open(cableURI, faulty)
	rules := map[string]bool{}
	for _, a := range c.actions(everything, `{"only":["quickfix"],"triggerKind":1}`) {
		if rule, ok := strings.CutPrefix(a.Title, "why: "); ok {
			if rules[rule] || a.Command.Command != "cablelint.explain" || a.Command.Arguments[0] != "cablelint:/rules/"+rule+".md" {
				t.Errorf("got %+v", a)
			}
			rules[rule] = true
		}
	}
	for _, rule := range codes(c.await(cableURI, 1)) {
		if !rules[rule] {
			t.Errorf("nothing explains %s", rule)
		}
	}
	plain := start(t, noCapabilities)
	plain.open(cableURI, faulty)
	for _, a := range plain.actions(everything, `{"only":["quickfix"]}`) {
		if a.Command != nil {
			t.Errorf("a client without the command is offered %q", a.Title)
		}
	}
}

// A block to fill in is found wanting until it is filled in.
func TestAuthorityBlock(t *testing.T) {
	t.Parallel()
	c := start(t, noCapabilities)
	c.open(cableURI, undated)
	list := c.actions(everything, `{"only":["quickfix"]}`)
	if len(list) != 2 {
		t.Fatalf("got %+v", list)
	}
	for i, want := range []string{"Classified By: \nReason: 1.4 ()\n\n1. (C)", "Classified By: \nDerived From: \n\n1. (C)"} {
		filled := apply(t, undated, editsOf(&list[i], cableURI))
		if list[i].IsPreferred || !strings.Contains(filled, want) {
			t.Errorf("%s:\n%s", list[i].Title, filled)
		}
		c.edit(cableURI, int32(i+2), ContentChange{Text: filled})
		if got := codes(c.await(cableURI, int32(i+2))); !slices.ContainsFunc(got, func(code string) bool {
			return strings.HasPrefix(code, "cab-")
		}) {
			t.Errorf("%s: nothing is found in a block that is empty: %v", list[i].Title, got)
		}
	}
}

func TestHover(t *testing.T) {
	t.Parallel()
	c := start(t, noCapabilities)
	c.open(cableURI, strings.Replace(clean, "SIPDIS", "NODIS", 1))
	for _, tt := range []struct {
		at   Position
		want []string
	}{
		{Position{6, 4}, []string{"SECSTATE WASHDC"}},
		{Position{7, 3}, []string{"CONFIDENTIAL", "Its portions come to CONFIDENTIAL", "E.O. 12958 as amended 1.6(a)(1)"}},
		{Position{9, 2}, []string{"NODIS", "no distribution", "section H.9"}},
		{Position{11, 7}, []string{"E.O. 12958", "1995-10-14"}},
		{Position{11, 20}, []string{"2018-05-13", "25 years"}},
		{Position{12, 7}, []string{"PREL", "Political Relations"}},
		{Position{15, 58}, []string{"reason (b)", "foreign government information", "1.4"}},
		{Position{17, 4}, []string{"C: CONFIDENTIAL", "E.O. 12958 as amended 1.6(c)", "E.O. 12958"}},
	} {
		var h *Hover
		c.call("textDocument/hover", PositionParams{docNamed(cableURI), tt.at}, &h)
		if h == nil {
			t.Errorf("%v: nothing", tt.at)
			continue
		}
		for _, want := range tt.want {
			if !strings.Contains(h.Contents.Value, want) {
				t.Errorf("%v: no %q in %q", tt.at, want, h.Contents.Value)
			}
		}
	}
	var none *Hover
	c.call("textDocument/hover", PositionParams{docNamed(cableURI), Position{17, 12}}, &none)
	if none != nil {
		t.Errorf("prose: %+v", none)
	}
}

// What a code is said to mean is what it meant on the day of the cable.
func TestHoverOnTagsIsOfTheTime(t *testing.T) {
	t.Parallel()
	c := start(t, noCapabilities)
	for _, tt := range []struct{ year, code, want string }{
		{"75", "WTO", "Warsaw Pact Organization (organization)"},
		{"08", "WTO", "World Trade Organization (organization)"},
		{"75", "SHUM", "Social Affairs: Human Rights (subject)"},
		{"08", "SHUM", "Known for 1973-79 alone: Social Affairs: Human Rights (subject)"},
		{"75", "PZZZ", "In no list; in its years any code of this field was a subject."},
		{"08", "PZZZ", "Not in the vocabulary."},
	} {
		text := strings.NewReplacer("MAY 08", "MAY "+tt.year, "PREL, PGOV", tt.code).Replace(clean)
		c.open(cableURI, text)
		var h *Hover
		c.call("textDocument/hover", PositionParams{docNamed(cableURI), Position{12, 7}}, &h)
		if h == nil || !strings.Contains(h.Contents.Value, tt.want) {
			t.Errorf("%s in %s: no %q in %+v", tt.code, tt.year, tt.want, h)
		}
	}
}

func TestCompletionOfTagsIsOfTheTime(t *testing.T) {
	t.Parallel()
	c := start(t, noCapabilities)
	for year, want := range map[string]struct{ has, lacks string }{"75": {"SHUM", "KDEM"}, "08": {"KDEM", "SHUM"}} {
		got := c.complete(strings.Replace(clean, "MAY 08", "MAY "+year, 1), "TAGS: ")
		if !slices.Contains(got, want.has) || slices.Contains(got, want.lacks) {
			t.Errorf("%s: %s or not %s in %v", year, want.lacks, want.has, got)
		}
	}
}

func (c *testClient) complete(text, before string) []string {
	c.t.Helper()
	i := strings.Index(text, before) + len(before)
	m := newContent([]byte(text))
	c.open(cableURI, text)
	var list CompletionList
	c.call("textDocument/completion", PositionParams{docNamed(cableURI), m.position(i, utf16Units)}, &list)
	labels := make([]string, 0, len(list.Items))
	for _, item := range list.Items {
		labels = append(labels, item.Label)
	}
	return labels
}

func TestCompletion(t *testing.T) {
	t.Parallel()
	c := start(t, noCapabilities)
	for _, tt := range []struct {
		name, old, with, before string
		has, hasNot             []string
	}{
		{"TAGS", "PREL, PGOV", "PREL, P", "PREL, P", []string{"PGOV", "PHUM"}, []string{"SECRET"}},
		{"an empty TAGS line", "PREL, PGOV", "", "TAGS: ", []string{"PGOV"}, nil},
		{"captions", "SIPDIS", "NO", "\n\nNO", []string{"NODIS", "NOFORN", "SIPDIS"}, []string{"LIMITED OFFICIAL USE"}},
		{"a mark", "1. (C) ", "1. (", "1. (", []string{"(U)", "(C)", "(SBU)"}, []string{"(S)", "(TS)", "(C/NF)"}},
		{"a subject's mark", "SUBJECT: ", "SUBJECT: (", "SUBJECT: (", []string{"(U)", "(C)"}, []string{"(S)"}},
		{"reason letters", "(b) and (d).", "(", "1.4 (", []string{"(b)", "(h)"}, []string{"(i)"}},
		{"more letters", "(b) and (d).", "(b) and (", "and (", []string{"(d)"}, nil},
		{"prose", "asked for a quota", "asked (for", "asked (for", nil, []string{"(U)"}},
	} {
		got := c.complete(strings.Replace(clean, tt.old, tt.with, 1), tt.before)
		for _, want := range tt.has {
			if !slices.Contains(got, want) {
				t.Errorf("%s: no %s in %v", tt.name, want, got)
			}
		}
		for _, not := range tt.hasNot {
			if slices.Contains(got, not) {
				t.Errorf("%s: %s is offered", tt.name, not)
			}
		}
	}
}

// TestCompletionOfTheOrder: the E.O. line has the order in force, the label, the last lawful day and the codes of the day.
func TestCompletionOfTheOrder(t *testing.T) {
	t.Parallel()
	c := start(t, noCapabilities)
	const line = "E.O. 12958: DECL: 05/13/2018"
	recent := strings.NewReplacer("MAY 08", "MAY 15", "1.4 (b)", "1.4 (b)").Replace(clean)
	for _, tt := range []struct {
		name, text, with string
		want             map[string]string // what is inserted, by label
		not              []string
	}{
		{"the order", recent, "E.O. ", map[string]string{"13526": "13526: "}, []string{"12958", "12356"}},
		{"without a blank", recent, "E.O.", map[string]string{"13526": " 13526: "}, nil},
		{"the order of 2008", clean, "E.O. ", map[string]string{"12958": "12958: "}, []string{"13526"}},
		{"begun", recent, "E.O. 13", map[string]string{"13526": "13526: "}, nil},
		{"the value", recent, "E.O. 13526: ", map[string]string{"05/13/2040": "DECL: 05/13/2040", "25X1": "DECL: 25X1"}, []string{"X1", "OADR", "N/A"}},
		{"without a blank", recent, "E.O. 13526:", map[string]string{"05/13/2040": " DECL: 05/13/2040"}, nil},
		{"behind the label", recent, "E.O. 13526: DECL: ", map[string]string{"05/13/2040": "05/13/2040", "50X1-HUM": "50X1-HUM"}, nil},
		{"right behind the label", recent, "E.O. 13526: DECL:", map[string]string{"05/13/2040": " 05/13/2040"}, nil},
		{"a code begun", recent, "E.O. 13526: DECL: 25", map[string]string{"25X4": "25X4"}, nil},
		{
			"an unclassified cable", strings.Replace(recent, "C O N F I D E N T I A L", "UNCLAS", 1), "E.O. 13526: ",
			map[string]string{"N/A": "N/A"},
			[]string{"05/13/2040"},
		},
	} {
		text := strings.Replace(tt.text, line, tt.with, 1)
		c.open(cableURI, text)
		var list CompletionList
		at := positionOf(t, text, tt.with+"\n", uint32(len(tt.with)))
		c.call("textDocument/completion", PositionParams{docNamed(cableURI), at}, &list)
		got := map[string]string{}
		for _, item := range list.Items {
			got[item.Label] = item.TextEdit.NewText
		}
		for label, with := range tt.want {
			if got[label] != with {
				t.Errorf("%s: %s inserts %q, want %q", tt.name, label, got[label], with)
			}
		}
		for _, label := range tt.not {
			if _, ok := got[label]; ok {
				t.Errorf("%s: %s is offered", tt.name, label)
			}
		}
	}
}

// TestCompletionIsAskedForAnew: an editor that has a list goes on asking, and behind a colon the blank belongs to what is
// inserted.
func TestCompletionIsAskedForAnew(t *testing.T) {
	t.Parallel()
	c := start(t, noCapabilities)
	for with, want := range map[string]string{"TAGS:": " PREL", "TAGS: ": "PREL", "TAGS: P": "PREL", "TAGS: PGOV,": " PREL"} {
		text := strings.Replace(clean, "TAGS: PREL, PGOV", with, 1)
		c.open(cableURI, text)
		var list CompletionList
		c.call("textDocument/completion", PositionParams{docNamed(cableURI), positionOf(t, text, with+"\n", uint32(len(with)))}, &list)
		i := slices.IndexFunc(list.Items, func(x CompletionItem) bool { return x.Label == "PREL" })
		if i < 0 || list.Items[i].TextEdit.NewText != want || !list.IsIncomplete {
			t.Errorf("%q: got %+v, incomplete %v", with, list.Items[max(i, 0)], list.IsIncomplete)
		}
	}
}

// TestLinks: a reference leads to the cable of the workspace that it names, an authority to its page.
func TestLinks(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "first.txt"), []byte(clean), 0o600); err != nil {
		t.Fatal(err)
	}
	opt := testOptions()
	opt.Explain = func(name string) string { return "what " + name + " is" }
	c := startWith(t, opt, fmt.Sprintf(
		`{"capabilities":{},"workspaceFolders":[{"uri":%q,"name":"x"}],"initializationOptions":{"explain":true}}`, uriOf(dir)))
	c.call("workspace/diagnostic", WorkspaceDiagnosticParams{}, nil)
	c.open(cableURI, strings.NewReplacer("000445", "000512", "#0445", "#0512",
		"SUBJECT: TRAMWAY QUOTA", "SUBJECT: TRAMWAY QUOTA\nREF: A. ARKADIA 445 B. 08 BREMWICK 7").Replace(clean))
	var links []DocumentLink
	c.call("textDocument/documentLink", docNamed(cableURI), &links)
	got := map[string]string{}
	for _, l := range links {
		got[l.Tooltip] = l.Target
	}
	for tip, target := range map[string]string{
		"08 ARKADIA 445": uriOf(filepath.Join(dir, "first.txt")), "what E.O. 12958 says": "cablelint:/about/E.O.%2012958.md",
		"what 1.4(b) says": "cablelint:/about/1.4%28b%29.md",
	} {
		if got[tip] != target {
			t.Errorf("%s leads to %q, want %q", tip, got[tip], target)
		}
	}
	for tip := range got {
		if strings.Contains(tip, "BREMWICK") {
			t.Error("a cable that is not there has a link")
		}
	}
}

// A document that has nothing yet is offered drafts; they have no finding but their placeholders.
func TestSkeletons(t *testing.T) {
	t.Parallel()
	c := start(t, `{"capabilities": {"textDocument": {"completion": {"completionItem": {"snippetSupport": true}}}}}`)
	place := regexp.MustCompile(`\$\{\d+:([^}]*)\}`)
	for _, text := range []string{"", "\n", "cab"} {
		c.open(cableURI, text)
		var list CompletionList
		c.call("textDocument/completion", PositionParams{docNamed(cableURI), Position{0, uint32(len(strings.TrimSpace(text)))}},
			&list)
		if len(list.Items) != len(drafts) {
			t.Fatalf("in %q %d drafts are offered", text, len(list.Items))
		}
		for _, item := range list.Items {
			if item.InsertTextFormat != snippetFormat || !place.MatchString(item.TextEdit.NewText) {
				t.Errorf("%s is no snippet: %+v", item.Label, item)
			}
			inserted := place.ReplaceAllString(item.TextEdit.NewText, "$1")
			if strings.ContainsAny(inserted, "${}") {
				t.Errorf("%s: a place was not made: %s", item.Label, inserted)
			}
			checkDraft(t, c, item.Label, strings.ReplaceAll(inserted, "POST", "ARKADIA"))
		}
	}
	for _, text := range []string{"Two words", clean} {
		if got := c.complete(text, text[:3]); slices.ContainsFunc(got, func(label string) bool { return strings.HasPrefix(label, "cable,") }) {
			t.Errorf("in %q drafts are offered: %v", text, got)
		}
	}
	if got := start(t, noCapabilities).complete("", ""); len(got) > 0 {
		t.Errorf("a client without snippets is offered %v", got)
	}
}

func checkDraft(t *testing.T, c *testClient, label, text string) {
	t.Helper()
	src, _ := session.Source("draft.cable", []byte(text))
	res, err := c.server.linter.Load().Lint(t.Context(), src)
	if err != nil {
		t.Fatal(err)
	}
	if len(res.Assessments) != 1 {
		t.Errorf("%s: %d cables\n%s", label, len(res.Assessments), text)
	}
	for _, f := range res.Findings {
		if f.Rule.Name != "header-placeholder" {
			t.Errorf("%s: %s: %s\n%s", label, f.Rule.Name, f.Message, text)
		}
	}
}

func TestSymbolsHintsTokensFolds(t *testing.T) {
	t.Parallel()
	c := start(t, `{"capabilities":{"textDocument":{"documentSymbol":{"hierarchicalDocumentSymbolSupport":true}}}}`)
	c.open(cableURI, faulty)
	var roots []DocumentSymbol
	c.call("textDocument/documentSymbol", docNamed(cableURI), &roots)
	names := make([]string, 0, len(roots[0].Children))
	for _, sym := range roots[0].Children {
		names = append(names, sym.Name)
	}
	want := []string{
		"header", "E.O. line", "TAGS", "subject", "classification authority",
		"1. (C)", "2. unmarked", "3. (S/NF)", "4. [C]",
	}
	if diff := cmp.Diff(want, names); diff != "" || roots[0].Name != "CONFIDENTIAL, computed SECRET//NOFORN" {
		t.Errorf("%s (-want +got):\n%s", roots[0].Name, diff)
	}
	var hints []InlayHint
	c.call("textDocument/inlayHint", RangeParams{docNamed(cableURI), everything}, &hints)
	if len(hints) != 1 || hints[0].Label != "computed: SECRET//NOFORN" || hints[0].Position != (Position{7, 38}) {
		t.Errorf("hints %+v", hints)
	}
	var tokens SemanticTokens
	c.call("textDocument/semanticTokens/full", docNamed(cableURI), &tokens)
	wantTokens := []uint32{7, 0, 23, 2, 1, 10, 3, 3, 2, 2, 5, 3, 6, 3, 2, 2, 3, 3, 2, 2}
	if diff := cmp.Diff(wantTokens, tokens.Data); diff != "" {
		t.Errorf("tokens (-want +got):\n%s", diff)
	}
	var folds []FoldingRange
	c.call("textDocument/foldingRange", docNamed(cableURI), &folds)
	if diff := cmp.Diff([]FoldingRange{{0, 6, "region"}, {17, 18, ""}}, folds); diff != "" {
		t.Errorf("folds (-want +got):\n%s", diff)
	}
	c.edit(cableURI, 2, ContentChange{Text: clean})
	c.call("textDocument/inlayHint", RangeParams{docNamed(cableURI), everything}, &hints)
	if len(hints) != 0 {
		t.Errorf("a right banner has the hint %+v", hints)
	}
}

func TestDraftWithoutDate(t *testing.T) {
	t.Parallel()
	c := start(t, noCapabilities)
	c.open("untitled:Untitled-1", undated)
	items := c.await("untitled:Untitled-1", 1)
	if items[0].Severity != severityInformation || !strings.Contains(items[0].Message, "2026-11-23 (assume-date)") {
		t.Errorf("got %+v", items[0])
	}
	c.notify("workspace/didChangeConfiguration", json.RawMessage(`{"settings":{"cablelint":{"assumeDate":"1990-01-02"}}}`))
	c.until("judgement by the new date", func() bool {
		last := c.published[len(c.published)-1]
		return strings.Contains(last.Diagnostics[0].Message, "1990-01-02") && !slices.Contains(codes(last.Diagnostics), "cab-missing")
	})
	c.notify("workspace/didChangeConfiguration", json.RawMessage(`{"settings":{"cablelint":{"assumeDate":"soon"}}}`))
	c.until("message on the setting", func() bool {
		return len(c.told) > 0 && strings.Contains(c.told[0], "assumeDate")
	})
}

func TestDocumentThatIsNoCable(t *testing.T) {
	t.Parallel()
	c := start(t, noCapabilities)
	c.notify("textDocument/didOpen", DidOpenTextDocumentParams{TextDocumentItem{"file:///a/notes.txt", "plaintext", 1, "(S//NF) is a mark.\n"}})
	if got := c.await("file:///a/notes.txt", 1); len(got) != 0 {
		t.Errorf("got %v", got)
	}
	limited := start(t, `{"capabilities":{},"initializationOptions":{"ceiling":"U"}}`)
	limited.notify("textDocument/didOpen", DidOpenTextDocumentParams{TextDocumentItem{"file:///a/notes.txt", "plaintext", 1, "(S//NF) is a mark.\n"}})
	if got := codes(limited.await("file:///a/notes.txt", 1)); !slices.Equal(got, []string{"ceiling-exceeded"}) {
		t.Errorf("with a ceiling: %v", got)
	}
}

func TestPull(t *testing.T) {
	t.Parallel()
	c := start(t, noCapabilities)
	c.open(cableURI, faulty)
	pushed := c.await(cableURI, 1)
	var r DocumentDiagnosticReport
	c.call("textDocument/diagnostic", docNamed(cableURI), &r)
	if diff := cmp.Diff(pushed, r.Items); diff != "" || r.Kind != reportFull {
		t.Errorf("pushed and pulled differ:\n%s", diff)
	}
	id := r.ResultID
	r = DocumentDiagnosticReport{}
	c.call("textDocument/diagnostic", DocumentDiagnosticParams{docNamed(cableURI), id}, &r)
	if r.Kind != reportUnchanged || len(r.Items) != 0 {
		t.Errorf("asked again: %+v", r)
	}
	c.edit(cableURI, 2, ContentChange{Text: clean})
	if got := c.await(cableURI, 2); len(got) != 0 {
		t.Errorf("got %v", got)
	}
}

// A client that says that it pulls, and does, is not sent the same besides.
func TestPullInPlaceOfPush(t *testing.T) {
	t.Parallel()
	c := start(t, `{"capabilities":{"textDocument":{"diagnostic":{}}}}`)
	c.open(cableURI, faulty)
	c.await(cableURI, 1)
	c.call("textDocument/diagnostic", docNamed(cableURI), nil)
	c.until("empty diagnostics", func() bool {
		last := c.published[len(c.published)-1]
		return len(last.Diagnostics) == 0
	})
	c.edit(cableURI, 2, ContentChange{Text: faulty})
	c.call("textDocument/diagnostic", docNamed(cableURI), nil)
	time.Sleep(50 * time.Millisecond)
	c.mu.Lock()
	defer c.mu.Unlock()
	if n := len(c.published); n != 2 {
		t.Errorf("%d publications, want 2", n)
	}
}

func TestWorkspaceDiagnostics(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	for name, text := range map[string]string{"a b.txt": faulty, "b.txt": clean, "c.txt": "no cable"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	opt := testOptions()
	c := startWith(t, opt, fmt.Sprintf(`{"capabilities":{},"workspaceFolders":[{"uri":%q,"name":"x"}]}`, uriOf(dir)))
	c.open(uriOf(filepath.Join(dir, "b.txt")), faulty)
	var r WorkspaceDiagnosticReport
	c.call("workspace/diagnostic", WorkspaceDiagnosticParams{}, &r)
	if len(r.Items) != 2 || len(r.Items[0].Items) == 0 || r.Items[0].Version == nil || len(r.Items[1].Items) == 0 || r.Items[1].Version != nil {
		t.Fatalf("got %+v", r)
	}
	again := WorkspaceDiagnosticParams{PartialResultToken: json.RawMessage(`"t"`)}
	for _, item := range r.Items {
		again.PreviousResultIDs = append(again.PreviousResultIDs, PreviousResultID{item.URI, item.ResultID})
	}
	answered := make(chan error, 1)
	go func() { answered <- c.try("workspace/diagnostic", again, &r) }()
	select {
	case err := <-answered:
		t.Fatalf("answered although nothing has changed: %v", err)
	case <-time.After(100 * time.Millisecond):
	}
	c.edit(uriOf(filepath.Join(dir, "b.txt")), 2, ContentChange{Text: clean})
	if err := <-answered; err != nil || r.Items[1].Kind != reportUnchanged || r.Items[0].Kind != reportFull {
		t.Errorf("%v, got %+v", err, r)
	}
}

// TestWhatIsGone: findings of a file go with it, whether it is closed, renamed or deleted, and those of a file that was only
// closed come again.
func TestWhatIsGone(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	stays, goes := filepath.Join(dir, "stays.txt"), filepath.Join(dir, "sub", "goes.txt")
	for _, file := range []string{stays, goes} {
		if err := os.MkdirAll(filepath.Dir(file), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(faulty), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	c := start(t, fmt.Sprintf(`{"capabilities":{},"workspaceFolders":[{"uri":%q,"name":"x"}]}`, uriOf(dir)))
	known := WorkspaceDiagnosticParams{PartialResultToken: json.RawMessage(`"t"`)}
	reports := map[string]WorkspaceDocumentDiagnosticReport{}
	ask := func() {
		t.Helper()
		var r WorkspaceDiagnosticReport
		c.call("workspace/diagnostic", known, &r)
		known.PreviousResultIDs, reports = nil, map[string]WorkspaceDocumentDiagnosticReport{}
		for _, item := range r.Items {
			known.PreviousResultIDs = append(known.PreviousResultIDs, PreviousResultID{item.URI, item.ResultID})
			reports[item.URI] = item
		}
	}
	c.open(uriOf(stays), faulty)
	c.open("untitled:Untitled-1", faulty)
	ask()
	for _, uri := range []string{uriOf(stays), uriOf(goes), "untitled:Untitled-1"} {
		if len(reports[uri].Items) == 0 {
			t.Fatalf("nothing is found in %s", uri)
		}
	}
	for _, uri := range []string{uriOf(stays), "untitled:Untitled-1"} {
		c.notify("textDocument/didClose", docNamed(uri))
		var r DocumentDiagnosticReport
		c.call("textDocument/diagnostic", docNamed(uri), &r)
		if r.Kind != reportFull || len(r.Items) != 0 {
			t.Errorf("a closed document: %+v", r)
		}
	}
	ask()
	if r := reports[uriOf(stays)]; r.Kind != reportFull || len(r.Items) == 0 {
		t.Errorf("what is found in a file does not come again when it is closed: %+v", r)
	}
	if r := reports["untitled:Untitled-1"]; r.Kind != reportFull || len(r.Items) != 0 {
		t.Errorf("a draft that was closed: %+v", r)
	}
	const hasty = "file:///elsewhere/a.cable"
	c.open(hasty, faulty)
	c.notify("textDocument/didClose", docNamed(hasty))
	ask()
	if r, ok := reports[hasty]; !ok || r.Kind != reportFull || len(r.Items) != 0 {
		t.Errorf("a document that was closed before it was in an answer: %+v", r)
	}
	if err := os.RemoveAll(filepath.Dir(goes)); err != nil {
		t.Fatal(err)
	}
	c.notify("workspace/didChangeWatchedFiles",
		DidChangeWatchedFilesParams{Changes: []FileEvent{{URI: uriOf(filepath.Dir(goes)), Type: fileDeleted}}})
	ask()
	if r := reports[uriOf(goes)]; r.Kind != reportFull || len(r.Items) != 0 {
		t.Errorf("a file that is gone with its folder: %+v", r)
	}
}

// TestPlacesInWideFiles: a file of two bytes a character has its findings where the editor shows its characters.
func TestPlacesInWideFiles(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	file := filepath.Join(dir, "wide.txt")
	wide := make([]byte, 0, 2+2*len(faulty))
	wide = append(wide, 0xff, 0xfe)
	for _, r := range faulty {
		wide = append(wide, byte(r), byte(r>>8))
	}
	if err := os.WriteFile(file, wide, 0o600); err != nil {
		t.Fatal(err)
	}
	c := start(t, fmt.Sprintf(`{"capabilities":{},"workspaceFolders":[{"uri":%q,"name":"x"}]}`, uriOf(dir)))
	var r WorkspaceDiagnosticReport
	c.call("workspace/diagnostic", WorkspaceDiagnosticParams{}, &r)
	c.open(uriOf(file), faulty)
	if diff := cmp.Diff(c.await(uriOf(file), 1), r.Items[0].Items); diff != "" {
		t.Errorf("open and not (-open +not):\n%s", diff)
	}
}

// TestSettingsStatus: what of the settings is left out is said for as long as it is so, by the name that it was set by.
func TestSettingsStatus(t *testing.T) {
	t.Parallel()
	c := start(t, `{"capabilities":{},"initializationOptions":{"settingsStatus":true}}`)
	status := func(want string) func() bool {
		return func() bool {
			last := ""
			for _, said := range c.told {
				if rest, ok := strings.CutPrefix(said, "cablelint/settingsStatus "); ok {
					last = rest
				}
			}
			return strings.Contains(last, want)
		}
	}
	c.notify("workspace/didChangeConfiguration", json.RawMessage(`{"settings":{"cablelint":{"asOf":"tomorrow","ignore":["no-such-*"]}}}`))
	c.until("the names of both settings", func() bool {
		return status("setting cablelint.asOf is ")() && status("setting cablelint.ignore: the glob")()
	})
	c.notify("workspace/didChangeConfiguration", json.RawMessage(`{"settings":{"cablelint":{}}}`))
	c.until("word that all are good", status(`{"wrong":[]}`))
}

// TestConfigurationChanges: what a configuration says acts at once, and its mistakes stand in its own file.
func TestConfigurationChanges(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	configured := filepath.Join(dir, ".cablelint.yml")
	set := func(text string) { // in one step: a server that still judges what was there before reads no half of it
		t.Helper()
		part := configured + ".part"
		if err := os.WriteFile(part, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Rename(part, configured); err != nil {
			t.Fatal(err)
		}
	}
	set("exclude: [left/]\n")
	c := startWith(t, testOptions(), `{"capabilities":{"workspace":{"didChangeWatchedFiles":{"dynamicRegistration":true}}}}`)
	c.until("registration", func() bool { return slices.Contains(c.asked, "client/registerCapability") })
	open, left := uriOf(filepath.Join(dir, "a.txt")), uriOf(filepath.Join(dir, "left", "out.txt"))
	c.open(open, faulty)
	c.open(left, faulty)
	if got := c.await(left, 1); len(got) != 0 {
		t.Errorf("left out: %v", codes(got))
	}
	if !slices.Contains(codes(c.await(open, 1)), "portion-missing") {
		t.Error("no portion-missing before")
	}
	change := func(text string) {
		t.Helper()
		set(text)
		c.notify("workspace/didChangeWatchedFiles",
			DidChangeWatchedFilesParams{Changes: []FileEvent{{URI: uriOf(configured)}}})
	}
	change("ignore: [portion-*]\nceiling: U\n")
	c.until("new judgement", func() bool {
		got := codes(c.last(open))
		return !slices.Contains(got, "portion-missing") && slices.Contains(got, "ceiling-exceeded")
	})
	change("ignore: [portion-*]\nceiling: U\nstile: ic\n")
	c.until("word of the mistake in its file", func() bool {
		got := c.last(uriOf(configured))
		return len(got) == 1 && strings.Contains(got[0].Message, "unknown key") && got[0].Range.Start.Line == 2
	})
	if !slices.Contains(codes(c.now(open)), "ceiling-exceeded") {
		t.Error("a mistake beside the ceiling takes it away")
	}
	change("ceiling: [\n")
	c.until("word of what is no YAML", func() bool {
		got := c.last(uriOf(configured))
		return len(got) == 1 && strings.Contains(got[0].Message, "YAML")
	})
	if !slices.Contains(codes(c.now(open)), "ceiling-exceeded") {
		t.Error("the last good ceiling does not hold")
	}
	change("overrides: [{paths: [\"*.txt\"], ceiling: U}]\n")
	c.until("the file without a mistake", func() bool { return len(c.last(uriOf(configured))) == 0 })
	for _, broken := range []string{"overides: []\n", "overrides: foo\n", "style: xx\n", "ceiling: TS\nstyle: qq\n"} {
		change(broken)
		c.until("word of "+broken, func() bool { return len(c.last(uriOf(configured))) == 1 })
		if !slices.Contains(codes(c.now(open)), "ceiling-exceeded") {
			t.Errorf("the last good override does not hold beside %q", broken)
		}
		change("overrides: [{paths: [\"*.txt\"], ceiling: U}]\n")
		c.until("the file mended", func() bool { return len(c.last(uriOf(configured))) == 0 })
	}
	change("style: xx\n")
	c.until("word of the style", func() bool { return len(c.last(uriOf(configured))) == 1 })
	c.open(uriOf(configured), "style: xx\n")
	if got := c.await(uriOf(configured), 1); len(got) != 1 {
		t.Errorf("the mistake goes when its file is opened: %v", got)
	}
	change("style: ic\n")
	c.until("the file without a mistake", func() bool { return len(c.last(uriOf(configured))) == 0 })
	c.until("no ceiling", func() bool { return !slices.Contains(codes(c.last(open)), "ceiling-exceeded") })
}

// TestNoMistakeTakesTheCeilingAway: of the client's settings each bad one is left out alone; a bad ceiling is the
// lowest, and so is that of a configuration that was never good.
func TestNoMistakeTakesTheCeilingAway(t *testing.T) {
	t.Parallel()
	cases := map[string]struct{ client, file string }{
		"a bad day beside it":        {`{"ceiling":"U","asOf":"tomorrow"}`, ""},
		"a bad rule beside it":       {`{"ceiling":"U","ignore":["no-such-*"]}`, ""},
		"a bad type beside it":       {`{"ceiling":"U","select":7}`, ""},
		"a ceiling that is none":     {`{"ceiling":"SECRETT"}`, ""},
		"a ceiling of another type":  {`{"ceiling":{"level":"U"}}`, ""},
		"no object at all":           {`["U"]`, ""},
		"a file that is no YAML":     {`{}`, "ceiling: ["},
		"a ceiling of a file":        {`{}`, "ceiling: SECRETT"},
		"a misspelt key":             {`{}`, "cieling: U"},
		"another key beside it":      {`{}`, "ceiling: U\nfail_on: never"},
		"an override without paths":  {`{}`, "overrides: [{ceiling: U, paths: []}]"},
		"a misspelt list":            {`{}`, "overides: [{paths: [pub/**], ceiling: U}]"},
		"a list that is none":        {`{}`, "overrides: {ceiling: U}"},
		"given twice":                {`{}`, "ceiling: TS\nceiling: U"},
		"in a second document":       {`{}`, "style: ic\n---\nceiling: U"},
		"under a key that is none":   {`{}`, "settings: {ceiling: U}"},
		"merged":                     {`{}`, "<<: {ceiling: U}"},
		"several at once":            {`{"ceiling":["TS","U"]}`, ""},
		"a file that is no mapping":  {`{}`, "- ceiling"},
		"a higher one of the client": {`{"ceiling":"TS"}`, "ceiling: U"},
	}
	for name, k := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, ".cablelint.yml"), []byte(k.file), 0o600); err != nil {
				t.Fatal(err)
			}
			c := start(t, `{"capabilities":{},"initializationOptions":`+k.client+`}`)
			uri := uriOf(filepath.Join(dir, "a.txt"))
			c.open(uri, faulty)
			if got := codes(c.await(uri, 1)); !slices.Contains(got, "ceiling-exceeded") {
				t.Errorf("got %v", got)
			}
		})
	}
}

func TestLifecycle(t *testing.T) {
	t.Parallel()
	c := connect(t, testOptions())
	var known *jsonrpc2.Error
	if err := c.try("textDocument/hover", PositionParams{}, nil); !errors.As(err, &known) || known.Code != codeNotInitialized {
		t.Errorf("before initialize: %v", err)
	}
	c.call("initialize", json.RawMessage(noCapabilities), nil)
	if err := c.try("textDocument/hover", PositionParams{}, nil); !errors.As(err, &known) || known.Code != codeInvalidParams {
		t.Errorf("a document that is not open: %v", err)
	}
	c.call("shutdown", nil, nil)
	if err := c.try("textDocument/hover", PositionParams{}, nil); !errors.As(err, &known) || known.Code != codeInvalidRequest {
		t.Errorf("after shutdown: %v", err)
	}
	c.notify("exit", nil)
	if got := <-c.status; got != statusClean {
		t.Errorf("status %d", got)
	}
}

func TestNewestVersionWins(t *testing.T) {
	t.Parallel()
	c := start(t, noCapabilities)
	c.open(cableURI, strings.Repeat(clean, 20))
	for v := range int32(1000) {
		c.edit(cableURI, v+2, ContentChange{&Range{Position{17, 8}, Position{17, 8}}, "x"})
	}
	c.await(cableURI, 1001)
	c.mu.Lock()
	defer c.mu.Unlock()
	for i := 1; i < len(c.published); i++ {
		if *c.published[i].Version <= *c.published[i-1].Version {
			t.Errorf("version %d was published after %d", *c.published[i].Version, *c.published[i-1].Version)
		}
	}
	t.Logf("%d publications of 1,001 versions", len(c.published))
}

func TestLargeDocument(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("some MB")
	}
	size := 10 << 20
	if os.Getenv("LONG") == "" {
		size /= 5
	}
	c := start(t, noCapabilities)
	body := strings.Repeat("1. (C) The tramway union asked for a quota of sixty seats.\n\n", size/61)
	c.open(cableURI, strings.Replace(clean, "1. (C) The", body+"1. (C) The", 1))
	c.await(cableURI, 1)
	c.edit(cableURI, 2, ContentChange{&Range{Position{50000, 3}, Position{50000, 3}}, "😀"})
	c.await(cableURI, 2)
	c.open(cableURI, strings.Repeat("x😀", size/5)) // one line
	c.edit(cableURI, 3, ContentChange{&Range{Position{0, uint32(3 * (size / 10))}, Position{0, uint32(3*(size/10) + 1)}}, "SECRET"})
	c.await(cableURI, 3)
}

func TestClientThatDies(t *testing.T) {
	patience = 20 * time.Millisecond
	c := start(t, `{"capabilities":{},"processId":2147483646}`)
	select {
	case got := <-c.status:
		if got != statusUnfinish {
			t.Errorf("status %d", got)
		}
	case <-time.After(patienceOfTests):
		t.Fatal("the server stayed behind")
	}
}

func TestBannerStatus(t *testing.T) {
	t.Parallel()
	c := start(t, `{"capabilities":{},"initializationOptions":{"bannerStatus":true}}`)
	c.open(cableURI, faulty)
	c.until("banner status", func() bool { return len(c.banners) > 0 })
	want := []CableMarking{{"CONFIDENTIAL", "SECRET//NOFORN", "S", true}}
	if diff := cmp.Diff(want, c.banners[0].Cables); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, ".cablelint.yml"), []byte("exclude: [left/]\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	left := uriOf(filepath.Join(dir, "left", "a.txt"))
	c.open(left, faulty)
	c.until("why a document is not judged", func() bool {
		last := c.banners[len(c.banners)-1]
		return last.URI == left && len(last.Cables) == 0 && strings.Contains(last.Unchecked, "leaves this document out")
	})
}

// TestStyleOfTheFolder: what is completed is what the configuration expects.
func TestStyleOfTheFolder(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, ".cablelint.yml"), []byte("style: ic\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	c := start(t, noCapabilities)
	for path, want := range map[string]bool{filepath.Join(dir, "a.txt"): true, filepath.Join(t.TempDir(), "a.txt"): false} {
		c.open(uriOf(path), strings.Replace(clean, "1. (C) The", "1. ( The", 1))
		var list CompletionList
		at := PositionParams{Position: positionOf(t, clean, "1. (C) The", 4)}
		at.TextDocument.URI = uriOf(path)
		c.call("textDocument/completion", at, &list)
		got := slices.ContainsFunc(list.Items, func(i CompletionItem) bool { return strings.Contains(i.Label, "//") })
		if got != want || len(list.Items) == 0 {
			t.Errorf("%s: double strokes offered: %v, want %v, in %d", path, got, want, len(list.Items))
		}
	}
}

// positionOf returns the place of a character of words that stand once in a text.
func positionOf(t *testing.T, text, words string, character uint32) Position {
	t.Helper()
	before, _, found := strings.Cut(text, words)
	if !found {
		t.Fatalf("no %q", words)
	}
	return Position{uint32(strings.Count(before, "\n")), character}
}

// TestExceptAction: a finding is accepted in the nearest configuration, which is made where there is none; the
// reason is left to be written.
func TestExceptAction(t *testing.T) {
	t.Parallel()
	with, without := t.TempDir(), t.TempDir()
	if err := os.WriteFile(filepath.Join(with, ".cablelint.yml"), []byte("style: state\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	c := start(t, `{"capabilities":{"workspace":{"workspaceEdit":{"documentChanges":true,"resourceOperations":["create"]}}},`+
		`"initializationOptions":{"ceiling":"U"}}`)
	for dir, changes := range map[string]int{with: 0, without: 2} {
		uri := uriOf(filepath.Join(dir, "a.txt"))
		c.open(uri, faulty)
		var list []CodeAction
		everywhere, _ := json.Marshal(Range{Position{0, 0}, Position{100, 0}})
		c.call("textDocument/codeAction", json.RawMessage(fmt.Sprintf(
			`{"textDocument":{"uri":%q},"range":%s,"context":{"only":["quickfix"]}}`, uri, everywhere)), &list)
		list = slices.DeleteFunc(list, func(a CodeAction) bool { return !strings.HasPrefix(a.Title, "except this finding") })
		if len(list) == 0 {
			t.Fatalf("%s: no exception is offered", dir)
		}
		for _, a := range list {
			if name := fmt.Sprint(a.Diagnostics[0].Code); strings.HasPrefix(name, "ceiling-") {
				t.Errorf("%s may be excepted", name)
			}
			edits := a.Edit.Changes[uriOf(filepath.Join(dir, ".cablelint.yml"))]
			if got := len(a.Edit.DocumentChanges); got != changes {
				t.Fatalf("%d changes, want %d", got, changes)
			} else if got > 0 {
				edits = changeOf(&a, 1).Edits
			}
			if len(edits) != 1 || !strings.Contains(edits[0].NewText, "path: a.txt\n") ||
				!strings.Contains(edits[0].NewText, "fingerprint: ") || !strings.Contains(edits[0].NewText, `reason: ""`) {
				t.Errorf("got %+v", edits)
			}
		}
	}
}
