package lsp

import (
	"bytes"
	"fmt"
	"strings"

	"cablelint/linter/cable"
	"cablelint/linter/draft"
	"cablelint/linter/law"
	"cablelint/linter/marking"
)

// drafts are the skeletons that are offered.
var drafts = []struct {
	layout, name string
	level        marking.Level
	sbu          bool
}{
	{"smart", "UNCLASSIFIED", marking.Unclassified, false},
	{"smart", "SBU", marking.Unclassified, true},
	{"smart", "CONFIDENTIAL", marking.Confidential, false},
	{"smart", "SECRET", marking.Secret, false},
	{"transmitted", "UNCLASSIFIED", marking.Unclassified, false},
	{"transmitted", "SBU", marking.Unclassified, true},
	{"transmitted", "CONFIDENTIAL", marking.Confidential, false},
	{"transmitted", "SECRET", marking.Secret, false},
}

// What stands in a skeleton until the drafter has gone through its places; E.O. 13526 1.5(b) has ten years where no
// nearer day can be told.
const (
	draftPost   = "POST"
	draftTAGS   = "PREL"
	draftReason = "b"
	draftYears  = 10
)

// skeletons are drafts of cables, offered where a document has nothing yet but the word that is being typed, to
// clients that go from one of their places to the next.
func (s *Server) skeletons(sn *snapshot, offset int) []CompletionItem {
	items := []CompletionItem{}
	typed := bytes.TrimSpace(sn.content.text)
	day := s.today()
	if !s.client.can.TextDocument.Completion.CompletionItem.SnippetSupport || day == 0 ||
		bytes.ContainsAny(typed, " \t\r\n") || !bytes.HasSuffix(sn.content.text[:offset], typed) {
		return items
	}
	for i, d := range drafts {
		form := draft.Form{
			Layout: d.layout, Level: d.level, SBU: d.sbu, Post: draftPost, TAGS: []string{draftTAGS}, Day: day,
		}
		detail := "a draft"
		if d.level.Classified() {
			form.Reasons, form.Term = []string{draftReason}, draft.Term{Years: draftYears}
			detail = fmt.Sprintf("a draft; reason and %d years stand until you say others", draftYears)
		}
		written, err := draft.Write(form)
		if err != nil {
			continue // a day before the order in force
		}
		label := fmt.Sprintf("cable, %s, %s", d.layout, d.name)
		items = append(items, CompletionItem{
			Label: label, Kind: completeSnippet, Detail: detail, SortText: fmt.Sprintf("%04d", i), FilterText: label,
			InsertTextFormat: snippetFormat, TextEdit: &TextEdit{
				Range: sn.bytes(offset-len(typed), offset), NewText: snippetOf(written.Text, day.AddYears(draftYears)),
			},
		})
	}
	return items
}

// snippetOf makes places to go through of what a drafter is to say; the post is one place wherever it stands.
func snippetOf(text string, until law.Day) string {
	text = strings.ReplaceAll(text, draftPost, "${1:"+draftPost+"}")
	text = strings.Replace(text, draftTAGS, "${2:"+draftTAGS+"}", 1)
	text = strings.Replace(text, "("+draftReason+")", "(${3:"+draftReason+"})", 1)
	for _, day := range draft.Spellings(until) {
		text = strings.Replace(text, day, "${4:"+day+"}", 1)
	}
	const before = 4
	parts := strings.Split(text, cable.Placeholder)
	for i := range parts[:len(parts)-1] {
		parts[i] += fmt.Sprintf("${%d:%s}", before+i+1, cable.Placeholder)
	}
	return strings.Join(parts, "")
}
