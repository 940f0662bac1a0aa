package spill_test

import (
	"strings"
	"testing"
)

// family is a way to write markings: the lowest of them, and others.
type family struct {
	name, low string
	marks     []string
}

var families = []family{
	{"capitals", "UNCLASSIFIED", []string{"SECRET", "CONFIDENTIAL", "TOP SECRET"}},
	{"titles", "Unclassified", []string{"Secret", "Confidential", "Top Secret"}},
	{"small", "unclassified", []string{"secret", "confidential", "top secret"}},
	{"controls", "UNCLASSIFIED", []string{"SECRET//NOFORN", "SECRET/NOFORN", "SECRET-NOFORN", "SECRET NOFORN", "TOP SECRET//SI", "CONFIDENTIAL//REL TO USA, GBR"}},
	{"title controls", "Unclassified", []string{"Secret//Noforn", "Secret/Noforn", "Secret - Noforn", "Secret Noforn"}},
	{"small controls", "unclassified", []string{"secret//noforn", "secret/noforn", "secret noforn", "top secret//si"}},
	{"letters", "U", []string{"S", "C", "TS"}},
	{"small letters", "u", []string{"s", "c", "ts"}},
	{"letters with controls", "U", []string{"S//NF", "S/NF", "S-NF", "C//REL", "TS//SI", "TS/SCI", "TS//SI//NF"}},
	{"small letters with controls", "u", []string{"s//nf", "s/nf", "c//rel", "ts//si", "ts/sci"}},
	{"short", "UNCLAS", []string{"CONF", "SECR", "CONFID", "TOPSEC"}},
	{"short titles", "Unclas", []string{"Conf", "Secr", "Confid"}},
	{"short small", "unclas", []string{"conf", "secr", "confid"}},
	{"dotted", "Uncl.", []string{"Conf.", "Secr.", "T.S."}},
	{"controls with a slip", "UNCLASSIFIED", []string{"SECRET//NOFRON", "SECRET/NOFORM", "Secret/Noform", "secret/noform"}},
	{"dotted small", "uncl.", []string{"conf.", "secr.", "t.s."}},
}

// setting is a text with places: LOW is the lowest mark, MARK another. Without the lines that hold LOW the mark is alone.
type setting struct{ name, text string }

var settings = []setting{
	{"bracket at the head of a line", "Harbor notes\n\n(LOW) The porter was late.\n(MARK) The courier was late because he was stopped.\n(LOW) He is well.\n"},
	{"bracket at the head of a line of small letters", "harbor notes\n\n(LOW) the porter was late\n(MARK) the courier was late because he was stopped\n(LOW) he is well\n"},
	{"bracket behind a number", "Harbor notes\n\n1. (LOW) The porter was late.\n2. (MARK) The courier was late.\n3. (LOW) He is well.\n"},
	{"bracket behind Para", "harbor notes\n\nPara 1 (LOW) the porter was late.\nPara 2 (MARK) the courier was late.\nPara 3 (LOW) he is well.\n"},
	{"bracket behind Item and a colon", "Harbor notes\n\nItem 1: (LOW) The porter was late.\nItem 2: (MARK) The courier was late.\n"},
	{"bracket behind a section", "Harbor notes\n\nSec. 4 (LOW) The porter was late.\nSec. 5 (MARK) The courier was late.\n"},
	{"bracket behind a name", "talk in the car\n\nOtto: (LOW) it rains.\nInes: (MARK) the list has eleven names.\nOtto: (LOW) good night.\n"},
	{"bracket behind a time", "log of the watch\n\n1900 (LOW) took over from otto\n2015 (MARK) call from klow, line bad\n2200 (LOW) closed windows\n"},
	{"bracket behind a date", "log of the watch\n\n3 May (LOW) Took over from Otto.\n4 May (MARK) Call from Klow, line bad.\n"},
	{"bracket behind a bullet", "harbor notes\n\n- (LOW) the porter was late\n- (MARK) the courier was late\n"},
	{"bracket behind a slide", "Slide 1 (LOW): Harbor\nSlide 2 (MARK): The list\n"},
	{"square bracket at the head", "Harbor notes\n\n[LOW] The porter was late.\n[MARK] The courier was late.\n"},
	{"bracket at the foot of a paragraph", "Staff meeting\n\n1. Fire drill on Monday. (LOW)\n2. Consul reported on talk with harbor chief, who fears for his\n   post and asked for a visa. (MARK)\n3. Films: none this week. (LOW)\n"},
	{"bracket at the foot of small lines", "log of the watch\n\n1900 took over from otto (LOW)\n2130 man at side door left an envelope (MARK)\n2200 closed windows (LOW)\n"},
	{"bracket behind a heading", "# Lunch (LOW)\n\nThere was soup.\n\n# Harbor talks (MARK)\n\nThe captain left.\n"},
	{"behind a dash at the foot", "1900 took over from otto - LOW\n2130 man at side door left an envelope - MARK\n2200 closed windows - LOW\n"},
	{"before a dash at the head", "Watch notes\n\nLOW - windows closed at ten\nMARK - man at side door left an envelope\nLOW - rain\n"},
	{"before a colon at the head", "Watch notes\n\nLOW: windows closed at ten\nMARK: man at side door left an envelope\nLOW: rain\n"},
	{"value of YAML", "- id: 1\n  subject: school bus\n  classification: LOW\n- id: 2\n  subject: regent wants out\n  classification: MARK\n"},
	{"list of YAML", "doc:\n  classification:\n    - LOW\nother:\n  classification:\n    - MARK\n"},
	{"value of settings", "[one]\nmarking=LOW\n[two]\nmarking=MARK\n"},
	{"value of TOML", "[one]\nclass = \"LOW\"\n[two]\nclass = \"MARK\"\n"},
	{"value of JSON", "[{\"id\": 1, \"classification\": \"LOW\"},\n {\"id\": 2, \"classification\": \"MARK\"}]\n"},
	{"value of JSON lines", "{\"id\":1,\"sec\":\"LOW\"}\n{\"id\":2,\"sec\":\"MARK\"}\n"},
	{"element", "<doc><level>LOW</level></doc>\n<doc><level>MARK</level></doc>\n"},
	{"attribute", "<doc level=\"LOW\">Lunch</doc>\n<doc level=\"MARK\">Harbor</doc>\n"},
	{"head of a value of settings", "[Desktop Entry]\nName=(LOW) Reports\nComment=(MARK) Reports of the two men in the tower, since May\nIcon=folder\n"},
	{"head of a value of YAML", "title: (LOW) lunch\nnote: (MARK) the deputy said the second shipment is at the quarry\n"},
	{"head of a value of JSON", "{\"title\": \"(LOW) lunch\",\n \"note\": \"(MARK) the deputy said the second shipment is at the quarry\"}\n"},
	{"foot of a value of JSON", "{\"title\": \"lunch was late (LOW)\",\n \"note\": \"the deputy said the second shipment is at the quarry (MARK)\"}\n"},
	{"cell of CSV", "no,title,class.\n1,Lunch,LOW\n2,Regent's illness,MARK\n3,Boiler,LOW\n"},
	{"first cell of CSV", "sec,title\nLOW,Lunch\nMARK,Regent's illness\nLOW,Boiler\n"},
	{"cell of TSV", "no\ttitle\tclas\n1\tLunch\tLOW\n2\tRegent's illness\tMARK\n"},
	{"cell of Markdown", "| No. | Title | Class. | Pages |\n|---|---|---|---|\n| 1 | Lunch | LOW | 2 |\n| 2 | Regent's illness | MARK | 3 |\n\nBoxes 12 to 14 are still to be listed.\n"},
	{"cell of HTML", "<table><tr><th>No</th><th>Level</th><th>Title</th></tr>\n<tr><td>1</td><td>LOW</td><td>Lunch</td></tr>\n<tr><td>2</td><td>MARK</td><td>Regent</td></tr></table>\n"},
	{"cell of fixed width", "No   Marking        Title\n1    LOW            Lunch\n2    MARK           Regent's illness\n"},
	{"last cell of fixed width", "No   Title               Class\n1    Lunch               LOW\n2    Regent's illness    MARK\n"},
	{"cell with brackets", "| 1 | (LOW) lunch was late |\n| 2 | (MARK) regent is ill |\n"},
	{"subject", "From: roe@example.org\nSubject: (LOW) lunch\n\nSee below.\n\nFrom: roe@example.org\nSubject: (MARK) harbor talks\n\nSee below.\n"},
	{"comment of a program", "# (LOW) the porter was late\ndef roe():\n    # (MARK) the courier was late because he was stopped\n    return 1\n"},
	{"comment of another language", "// (LOW) the porter was late\nint roe(void) { /* (MARK) the courier was late */ return 1; }\n"},
	{"comment of SQL", "-- (LOW) lunch\n-- (MARK) regent is ill\nSELECT 1;\n"},
	{"string", "notes = [\n  \"(LOW) lunch was late\",\n  \"(MARK) regent is ill\",\n]\n"},
	{"log with a time stamp", "2020-05-05 08:00:00 INFO (LOW) lunch was late\n2020-05-05 08:00:01 INFO (MARK) regent is ill\n"},
	{"quoted in a log", "ocr page 1 conf 0.91: \"(LOW) lunch was late\"\nocr page 1 conf 0.88: \"(MARK) regent is ill\"\n"},
	{"line alone in a quoted log", "ocr page 1: \"LOW\"\nocr page 2: \"MARK\"\nocr page 3: \"LOW\"\nocr page 4: \"the regent is ill\"\n"},
	{"value of a log", "08:00:00 doc=1 class=LOW size=2\n08:00:01 doc=2 class=MARK size=3\n"},
	{"line within", "Lunch was late.\n\nLOW\n\nThe regent is ill.\n\nMARK\n\nThe porter said so.\n\nLOW\n"},
	{"label of an item of TeX", "\\begin{enumerate}\n\\item[1.~(LOW)] The porter was late.\n\\item[2.~(MARK)] The courier was late.\n\\end{enumerate}\n"},
	{"value of a list of definitions", "<dl><dt>Marking</dt><dd>LOW</dd></dl>\n<dl><dt>Marking</dt><dd>MARK</dd></dl>\n"},
	{"value on the line below", "Form 1\n\nMarking:\nLOW\n\nForm 2\n\nMarking:\nMARK\n\nOtto left.\n"},
	{"value behind a leader", "Marking ....... LOW\nPages ......... 2\n\nMarking ....... MARK\nPages ......... 3\n"},
	{"value of a member", "[{\"name\": \"marking\", \"value\": \"LOW\"},\n {\"name\": \"marking\", \"value\": \"MARK\"}]\n"},
	{"cell under a heading of words", "tag,item,max classification\n1,Lunch,LOW\n2,Regent's laptop,MARK\n"},
	{"head and foot", "MARK\n\nThe regent is ill. The porter said so.\n\nMARK\n"},
	{"telegraph", "0415 from zenda: LOW stop all well stop\n0420 from zenda: MARK stop hold the bridge until noon stop\n0425 from zenda: LOW stop good night stop\n"},
	{"chat", "<otto> LOW: it rains\n<ines> MARK: the list has eleven names\n<otto> LOW: so it is\n"},
}

// alone is a setting without what marks its neighbors.
func (s *setting) alone() string {
	var out []string
	for line := range strings.SplitAfterSeq(s.text, "\n") {
		if !strings.Contains(line, "LOW") {
			out = append(out, line)
		}
	}
	return strings.Join(out, "")
}

// emptyCells are the places of the matrix where a family gives nothing, and why:
//   - small letters and short forms by themselves are words of any text; with others of their family they are none;
//   - a level at the head of a line before a dash or colon is the title of what it names, as in a glossary;
//   - letters with points behind what is no bracket are initials.
//
// The numbers may only fall.
var emptyCells = map[string]int{"in company": 17, "alone": 455}

// Every marking must be seen in every kind of place.
func TestMatrix(t *testing.T) {
	t.Parallel()
	empty := map[string][]string{}
	for i := range settings {
		for kind, text := range map[string]string{"in company": settings[i].text, "alone": settings[i].alone()} {
			for _, f := range families {
				for _, mark := range f.marks {
					if judge([]byte(strings.NewReplacer("LOW", f.low, "MARK", mark).Replace(text))) == silent {
						empty[kind] = append(empty[kind], settings[i].name+": "+mark)
					}
				}
			}
		}
	}
	for kind, cells := range empty {
		if len(cells) > emptyCells[kind] {
			t.Errorf("%s: %d of the matrix are silent, want %d: %s", kind, len(cells), emptyCells[kind], strings.Join(cells, "; "))
		}
	}
}

// Beside others of their family levels in capitals, words and letters are no mere suspicion in brackets and in fields.
func TestMatrixIsSure(t *testing.T) {
	t.Parallel()
	for i := range settings {
		place := &settings[i]
		if !strings.Contains(place.text, "(LOW)") && !strings.HasPrefix(place.name, "value of YAML") {
			continue
		}
		for _, f := range families {
			for _, mark := range f.marks {
				doc := strings.NewReplacer("LOW", f.low, "MARK", mark).Replace(place.text)
				if judge([]byte(doc)) != alarm {
					t.Errorf("%s: %s is no marking beside %s", place.name, mark, f.low)
				}
			}
		}
	}
}
