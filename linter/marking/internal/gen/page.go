package gen

import (
	"bytes"
	_ "embed"
	"slices"
	"strings"
	"text/template"
)

// layout is how docs/markings.md is laid out.
//
//go:embed markings.md.tmpl
var layout string

// chapter is one category of markings on the page.
type chapter struct {
	Title, About string
	Rows         []row
}

// chapters are the categories in the order of a marking (manual, section A.6), and what is said of each.
var chapters = []struct{ category, title, about string }{
	{"SCI", "Sensitive compartmented information", "Behind the level. Systems are parted by `/`, their " +
		"compartments follow `-`, sub-compartments a blank; each in ascending order, numbers first. An unpublished " +
		"system is taken as it is written where one of these stands beside it."},
	{"SAP", "Special access programs", "Behind SCI. `SAR-` is written once; programs are parted by `/`, compartments by " +
		"`-`, sub-compartments by a blank."},
	{"AEA", "Atomic energy information", "Behind SAP, in this order."},
	{"foreign", "Foreign and international information", "In place of the level behind `//`, or behind atomic energy " +
		"information in a United States marking."},
	{"CUI", "Controlled unclassified information", "In place of the level, or behind foreign information in a " +
		"classified marking; its categories follow `//`, those of law and regulation (`SP-`) first."},
	{"dissemination", "Dissemination controls", "In this order, parted by `/`. What needs CUI is of the CUI registry " +
		"and stands in the order of the alphabet."},
	{"non-IC", "Dissemination controls of other departments", "At the end, in this order, parted by `/`."},
}

func page(rows []row) ([]byte, error) {
	t, err := template.New("markings").Funcs(template.FuncMap{
		"forms": row.forms, "levels": row.levels, "list": row.listed, "rolls": row.rollUp, "dates": row.dates,
		"names":   func(names []string) string { return namesOf(rows, names) },
		"portion": func(r row) string { return code(r.portionName(rows)) },
	}).Parse(layout)
	if err != nil {
		return nil, err
	}
	var list []chapter
	for _, c := range chapters {
		of := slices.DeleteFunc(slices.Clone(rows), func(r row) bool { return r.Category != c.category })
		list = append(list, chapter{c.title, c.about, of})
	}
	var b bytes.Buffer
	if err := t.Execute(&b, list); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

func code(s string) string {
	if s == "" {
		return ""
	}
	return "`" + s + "`"
}

// forms lists how a marking is written in a banner.
func (r row) forms() string {
	var forms []string
	for _, s := range []string{r.Banner, r.Title} {
		if s != "" && !slices.Contains(forms, code(s)) {
			forms = append(forms, code(s))
		}
	}
	return strings.Join(forms, ", ")
}

// portionName is the portion mark of a marking; a compartment's stands behind its system.
func (r row) portionName(rows []row) string {
	if r.Parent != "" {
		return shortName(rows, r.Name)
	}
	return r.Portion
}

func (r row) levels() string {
	if r.Levels[0] == r.Levels[1] {
		return r.Levels[0]
	}
	return r.Levels[0] + " to " + r.Levels[1]
}

// listed says what a marking is followed by.
func (r row) listed() string {
	if r.List == "" {
		return ""
	}
	words := r.List
	switch r.USA {
	case "first":
		words += ", USA first"
	case "never":
		words += ", never USA"
	}
	switch r.Bare {
	case "everywhere":
		words += "; may stand without"
	case "portion":
		words += "; a portion mark may leave them to the banner"
	}
	return words
}

// rollUp says what becomes of a marking in a banner.
func (r row) rollUp() string {
	words := map[string]string{
		"always": "always", "unclassified": "where the document is unclassified",
		"alone": "where the document is unclassified and no other control but a release stands in it",
		"never": "never", "release": "by table 3 of the manual",
	}[r.Rolls]
	if r.Becomes != "" {
		words += "; else it becomes " + r.Becomes
	}
	return words
}

func (r row) dates() string {
	switch {
	case r.From != "" && r.To != "":
		return r.From + " to " + r.To
	case r.From != "":
		return "from " + r.From
	case r.To != "":
		return "to " + r.To
	}
	return ""
}

// namesOf writes the markings that a row names as banners have them.
func namesOf(rows []row, names []string) string {
	out := make([]string, len(names))
	for i, alternatives := range names {
		var forms []string
		for name := range strings.SplitSeq(alternatives, " or ") {
			forms = append(forms, shortName(rows, name))
		}
		out[i] = strings.Join(forms, " or ")
	}
	return strings.Join(out, ", ")
}

func shortName(rows []row, name string) string {
	for _, r := range rows {
		switch {
		case r.Name != name:
		case r.Parent != "":
			return shortName(rows, r.Parent) + "-" + r.Part
		case r.Banner != "":
			return r.Banner
		default:
			return r.Title
		}
	}
	return name
}
