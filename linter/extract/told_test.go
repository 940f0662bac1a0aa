package extract

import (
	"strings"
	"testing"
)

// TestUnreadTellsLittle: a name that a document gives may be a text. Of none more is told than 24 characters.
func TestUnreadTellsLittle(t *testing.T) {
	t.Parallel()
	const long = "Ambassador-Jane-Q-Sample-told-the-Minister-of-Orchards"
	for name, data := range map[string]string{
		"charset":  "From: a@b.c\nTo: d@e.f\nContent-Type: text/plain; charset=" + long + "\n\ntext\n",
		"encoding": "From: a@b.c\nTo: d@e.f\nContent-Transfer-Encoding: " + long + "\n\ntext\n",
		"filter": "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n" +
			"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>>endobj\n4 0 obj<</Length 4/Filter/" + long +
			">>stream\ntext\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
		"xml": `<?xml version="1.0" encoding="` + long + `"?><?mso-application progid="Word.Document"?>` +
			`<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body/></w:wordDocument>`,
	} {
		told := false
		for _, u := range Open(name, []byte(data), Limits{}).Unread {
			told = told || strings.Contains(strings.ToLower(u.Why), "ambassador-jane-q-sample…")
			if strings.Contains(strings.ToLower(u.Why), "sample-told") {
				t.Errorf("%s: %s", name, u.Why)
			}
		}
		if !told && name != "xml" {
			t.Errorf("%s is not told at all", name)
		}
	}
}
