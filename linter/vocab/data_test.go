package vocab

import (
	"encoding/csv"
	"flag"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"cablelint/linter/internal/packtest"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "pack the list of 1974 anew")

// records reads a file as CSV is read by everyone, and holds what the program reads to it.
func records(t *testing.T, file string) [][]string {
	t.Helper()
	all, err := csv.NewReader(strings.NewReader(file)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(all[1:], readRows(file, len(all[0]))); diff != "" {
		t.Errorf("the rows are read as others (-want +got):\n%s", diff)
	}
	return all
}

// TestPackedTagsAreTheFile: the list that is in the program is that which people read and change.
func TestPackedTagsAreTheFile(t *testing.T) {
	t.Parallel()
	text, err := os.ReadFile("data/tags_1974.csv")
	if err != nil {
		t.Fatal(err)
	}
	packtest.Holds(t, *update, "data/tags_1974.csv.gz", tags1974Packed, string(text))
	if codes := codesByKind(readRows(string(text), tagColumns)); codes != codes1974 {
		if !*update {
			t.Fatalf("tags_1974_codes.csv is not current, run make docs (-want +got):\n%s", cmp.Diff(codes, codes1974))
		}
		if err := os.WriteFile("data/tags_1974_codes.csv", []byte(codes), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// codesByKind has a line for each run of rows of one kind: the kind, then their codes.
func codesByKind(rows [][]string) string {
	var out strings.Builder
	kind := ""
	for _, row := range rows {
		if row[kindColumn] != kind {
			if kind != "" {
				out.WriteString("\n")
			}
			kind = row[kindColumn]
			out.WriteString(kind)
		}
		out.WriteString("," + row[codeColumn])
	}
	return out.String() + "\n"
}

func TestTagFiles(t *testing.T) {
	t.Parallel()
	columns := []string{"code", "kind", "meaning", "valid_from", "valid_to", "replaced_by", "source"}
	form := regexp.MustCompile(`^[A-Z0-9][A-Z0-9&/.' -]*$`)
	for file, content := range map[string]string{"tags.csv": tagsFile, "tags_1974.csv": tags1974()} {
		all := records(t, content)
		if diff := cmp.Diff(columns, all[0]); diff != "" || len(columns) != tagColumns {
			t.Errorf("%s: columns: %s", file, diff)
		}
		seen := map[[2]string]bool{}
		for _, row := range all[1:] {
			key := [2]string{row[codeColumn], row[kindColumn]}
			if !form.MatchString(key[0]) || kindsOf(key[1]+",") == 0 || row[sourceColumn] == "" || seen[key] {
				t.Errorf("%s: %q: twice, or no code, no kind that is known, or no source", file, row)
			}
			seen[key] = true
			checkPeriod(t, file, row)
		}
	}
}

func checkPeriod(t *testing.T, file string, row []string) {
	t.Helper()
	days := make([]time.Time, 0, 2)
	for _, day := range []string{row[fromColumn], row[untilColumn]} {
		at, err := time.Parse(time.DateOnly, day)
		if day != "" && err != nil {
			t.Errorf("%s: %s: %v", file, row[codeColumn], err)
		}
		days = append(days, at)
	}
	if row[untilColumn] != "" && !days[0].Before(days[1]) {
		t.Errorf("%s: %s: ends before it begins", file, row[codeColumn])
	}
}

// An end of a code of 1974 says that today's list lacks it, or that it has passed to another body.
func TestEndsAgreeWithTodaysList(t *testing.T) {
	t.Parallel()
	for _, row := range readRows(tags1974(), tagColumns) {
		if row[codeColumn] == "WTO" {
			continue
		}
		if ends := row[untilColumn] != ""; ends == today().has([]byte(row[codeColumn])) {
			t.Errorf("%s: an end %v, in today's list %v", row[codeColumn], ends, !ends)
		}
	}
}

// TestTagListsAreTheFiles: the two columns that are read at once, and the rows behind them, are those of the files, and
// the tables have room.
func TestTagListsAreTheFiles(t *testing.T) {
	t.Parallel()
	for file, l := range map[string]*tagList{tagsFile: today(), tags1974(): seventies()} {
		kinds, first := map[string]Kinds{}, map[string][]string{}
		for _, row := range readRows(file, tagColumns) {
			code := row[codeColumn]
			kinds[code] |= kindsOf(row[kindColumn] + ",")
			if first[code] == nil {
				first[code] = row
			}
		}
		if len(l.tags) != len(kinds) || len(l.tags) > tagSlots/2 {
			t.Errorf("%d codes of %d, with %d slots for them", len(l.tags), len(kinds), tagSlots)
		}
		for code, of := range kinds {
			slot, known := l.slot([]byte(code))
			if !known {
				t.Errorf("%s is not found", code)
				continue
			}
			tag := &l.tags[l.slots[slot]-1]
			if row := tag.row(); tag.kinds != of || !slices.Equal(row[:], first[code]) {
				t.Errorf("%s is %v %q, want %v %q", code, tag.kinds, row, of, first[code])
			}
		}
	}
}

func TestReplacementsAreCodes(t *testing.T) {
	t.Parallel()
	for i := range today().tags {
		tag := &today().tags[i]
		if tag.isReplaced() && !today().has([]byte(tag.info().ReplacedBy)) {
			t.Errorf("%s is replaced by what is no code", tag.code)
		}
	}
}

func TestPostFile(t *testing.T) {
	t.Parallel()
	columns := []string{"post", "city", "country_tag", "routing_indicator", "kind", "source"}
	all := records(t, postsFile)
	if diff := cmp.Diff(columns, all[0]); diff != "" || len(columns) != postColumns {
		t.Errorf("columns: %s", diff)
	}
	routing := regexp.MustCompile(`^(R[A-Z]{4,6})?$`)
	names := make([]string, 0, len(all)-1)
	for _, row := range all[1:] {
		names = append(names, row[postColumn])
		if _, ok := postKinds[row[postKindColumn]]; !ok || !routing.MatchString(row[routingColumn]) {
			t.Errorf("%q: no kind that is known, or no routing indicator", row)
		}
		if country := row[countryColumn]; country != "" && !CodesOf(undated).Has([]byte(country)) {
			t.Errorf("%q: no TAGS code", row)
		}
	}
	for _, row := range all[1:] {
		post, found := PostNamed([]byte(row[postColumn]))
		if want := readPost(row); !found || post != want {
			t.Errorf("%s is looked up as %+v, want %+v", row[postColumn], post, want)
		}
	}
	if !slices.IsSorted(names) || len(slices.Compact(names)) != len(all)-1 {
		t.Error("the posts are not in order, or one stands twice")
	}
}

func TestExplain(t *testing.T) {
	t.Parallel()
	for code, want := range map[string][]string{
		"WTO":  {"organization Warsaw Pact Organization 1973-03-01", "organization World Trade Organization "},
		"BDIS": {"subject Business Services: Trade Complaints and Disputes 1973-03-01"},
		"AL":   {"country Albania 1973-03-01", "geographic Albania ", "organization "},
		"KDEM": {"program Democratization "},
		"PZZZ": nil,
	} {
		all, ok := Explain(code)
		if ok != (want != nil) || len(all) != len(want) {
			t.Errorf("%s: %+v", code, all)
			continue
		}
		for i, m := range all {
			if got := m.Kind + " " + m.Text + " " + m.From; !strings.HasPrefix(got, want[i]) || m.Source == "" {
				t.Errorf("%s: %q, want %q, source %q", code, got, want[i], m.Source)
			}
		}
	}
	if all, _ := Explain("PFOR"); all[len(all)-1].ReplacedBy != "PREL" {
		t.Errorf("PFOR: %+v", all)
	}
}

// The lists may be first asked from several goroutines at once.
func TestReadingIsConcurrent(t *testing.T) {
	t.Parallel()
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			_, known := CodesOf(undated).Tag([]byte("SHUM"))
			_, routed := PostRouted([]byte("RUEHPS"))
			if !known || !routed || CodesOf(1975).Meant([]byte("PGON"), nothing) != "PGOV" {
				t.Error("a list was not read")
			}
		})
	}
	wait.Wait()
}
