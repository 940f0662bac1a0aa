package spill_test

import (
	"strings"
	"testing"
)

// tabled is a table of a heading and rows, as it is written in some form. Its last column tells the level.
var tabled = []struct {
	name                       string
	head, open, sep, shut, end string // before the heading; about and between the cells of a row; behind the last one
	below                      string // between the heading and the rows
	quote                      string // about a text
}{
	{name: "commas", sep: ",", shut: "\n", quote: `"`},
	{name: "semicolons", sep: ";", shut: "\n", quote: `"`},
	{name: "tabs", sep: "\t", shut: "\n"},
	{name: "bars", open: "| ", sep: " | ", shut: " |\n", below: "| --- | --- |\n"},
	{name: "inserted", head: "INSERT INTO memo ", open: "(", sep: ", ", shut: ")", below: " VALUES ", end: ";\n", quote: "'"},
	{name: "copied", head: "COPY memo ", sep: "\t", shut: "\n", below: "COPY", end: "\\.\n"},
}

// table writes rows of text, each with its level behind it, in the form of a number.
func table(form int, names []string, level string, cells ...[]string) string {
	f := tabled[form]
	var b strings.Builder
	if f.below == "COPY" {
		b.WriteString(f.head + "(" + strings.Join(append(names, level), ", ") + ") FROM stdin;\n")
	} else {
		b.WriteString(f.head + f.open + strings.Join(append(names, level), f.sep) + f.shut + f.below)
	}
	for i, row := range cells {
		if i > 0 && f.head != "" && f.below != "COPY" {
			b.WriteString(", ")
		}
		b.WriteString(f.open)
		for _, cell := range row {
			b.WriteString(f.quote + cell + f.quote + f.sep)
		}
		b.WriteString(f.quote + []string{"U", "S", "C"}[i%3] + f.quote + f.shut)
	}
	return b.String() + f.end
}

// TestRowsAreReadToTheirEnd: a level is seen behind a text of any length and behind any number of cells.
func TestRowsAreReadToTheirEnd(t *testing.T) {
	t.Parallel()
	const talk = "The pilot told the harbor commission of Arkadia that he was late. "
	for form, f := range tabled {
		for _, size := range []int{1, 40, 2000} { // of sentences
			body := strings.Repeat(talk, size)
			rows := [][]string{{body}, {body}, {body}}
			if got := judge([]byte(table(form, []string{"body"}, "classification", rows...))); got != alarm {
				t.Errorf("%s, %d sentences: %d, want %d", f.name, size, got, alarm)
			}
			if got := judge([]byte(table(form, []string{"body"}, "grade", rows...))); got == alarm {
				t.Errorf("%s, %d sentences before grades: %d", f.name, size, got)
			}
		}
		for _, size := range []int{63, 64, 70, 1500} { // of cells
			names := strings.Split(strings.Repeat("f,", size)+"f", ",")
			rows := [][]string{names, names, names}
			if got := judge([]byte(table(form, names, "classification", rows...))); got != alarm {
				t.Errorf("%s, %d cells: %d, want %d", f.name, size, got, alarm)
			}
		}
	}
}

// TestCellsOverLines: rows are records, whose cells in quotation marks may go over lines.
func TestCellsOverLines(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, text string
		want       verdict
	}{
		{"commas", "id,body,classification\n1,\"The pilot spoke.\nThe mayor spoke.\",S\n2,\"x\ny\",U\n", alarm},
		{"semicolons", "id;body;classification\n1;\"The pilot spoke.\nThe mayor spoke.\";S\n2;\"x\ny\";U\n", alarm},
		{"tabs", "id\tbody\tclassification\n1\t\"The pilot spoke.\nThe mayor spoke.\"\tS\n2\t\"x\ny\"\tU\n", alarm},
		{"ends of lines of Windows", "id,body,classification\r\n1,\"The pilot\r\nspoke.\",S\r\n2,\"x\r\ny\",\"U\"\r\n", alarm},
		{"a first line without separators", "body,classification\n\"The pilot spoke.\nThe mayor spoke.\",S\n\"x\ny\",U\n", alarm},
		{"empty lines in a cell", "id,body,classification\n1,\"The pilot spoke.\n\nThe mayor, too.\",S\n2,\"x\ny\",U\n", alarm},
		{"the level before the text", "classification,id,body\nS,1,\"x\ny\"\n", alarm},
		{"doubled quotation marks", "id,body,classification\n1,\"The \"\"pilot\"\", he said,\nspoke.\",S\n2,\"x\ny\",U\n", alarm},
		{"quotation marks behind backslashes", "id,body,classification\n1,\"The \\\"pilot\\\", he\nspoke.\",S\n", alarm},
		{"such marks on one line", "id,body,classification\n1,\"The \\\"pilot\\\", he spoke.\",S\n", alarm},
		{"a folder", "id,dir,classification\n1,\"C:\\\",S\n2,\"C:\\\",U\n", alarm},
		{"a table behind prose", "The list:\n\nid,body,classification\n1,\"The pilot\nspoke.\",S\n", alarm},
		{"a quotation mark that is not closed", "id,body,classification\n1,\"The pilot spoke.,U\n2,\"The mayor\nspoke.\",S\n", alarm},
		{"such a one before lines of prose", "id,body,classification\n1,\"The \"pilot\" spoke.\nHe went.\",U\n2,\"The mayor\nspoke.\",S\n", alarm},
		{"such a one and lines alone", "id,body,classification\n1,\"The pilot spoke.,U\n2,The mayor,S\n3,5\",U\n", alarm},
		{"a line that another reading takes for a part of a cell", "id,body,classification\n1,\"a,U\n2,b,S\n3,c\",U\n", alarm},
		{"ends of lines that are written as escapes", "id,body,classification\n1,The pilot spoke.\\nThe mayor spoke.,S\n2,x\\ny,U\n", alarm},
		{"such ends between tabs", "id\tbody\tclassification\n1\tThe pilot.\\r\\nThe mayor.\tS\n2\tx\\ny\tU\n", alarm},
		{"such ends in a copy", "COPY memo (id, body, classification) FROM stdin;\n1\tThe pilot.\\nHe spoke.\tS\n2\tx\\ny\tU\n\\.\n", alarm},
		{"a copy between commas", "COPY memo (id, body, classification) FROM stdin WITH (FORMAT csv);\n1,\"The pilot,\nhe\",S\n2,x,U\n\\.\n", alarm},
		{"a copy of grades between commas", "COPY memo (id, body, grade) FROM stdin CSV;\n1,\"The pilot,\nhe\",S\n2,x,U\n\\.\n", silent},
		{"such ends before grades", "COPY memo (id, body, grade) FROM stdin;\n1\tThe pilot.\\nHe spoke.\tS\n2\tx\\ny\tU\n\\.\n", silent},
		{"the lowest level", "id,body,classification\n1,\"The pilot spoke.\nThe mayor spoke.\",U\n", silent},
		{"grades", "id,body,grade\n1,\"The pilot spoke.\nThe mayor spoke.\",S\n2,\"x\ny\",U\n", silent},
		{"a record of other cells", "id,body,classification\n1,\"The pilot spoke.\nThe mayor spoke.\",x,y,S\n", silent},
	} {
		if got := judge([]byte(tt.text)); got != tt.want {
			t.Errorf("%s: %d, want %d", tt.name, got, tt.want)
		}
	}
}
