package main

import (
	"path/filepath"
	"strings"
	"testing"

	"go.yaml.in/yaml/v3"
)

// TestIssueForms: whoever opens an issue must say that no text in it is a cable's.
func TestIssueForms(t *testing.T) {
	t.Parallel()
	paths, err := filepath.Glob("../../.github/ISSUE_TEMPLATE/*.yml")
	if err != nil {
		t.Fatal(err)
	}
	forms := 0
	for _, path := range paths {
		var form struct {
			Blank *bool `yaml:"blank_issues_enabled"`
			Body  []struct {
				Type       string
				Attributes struct {
					Description string
					Options     []yaml.Node
				}
			}
		}
		if err := yaml.Unmarshal(slurp(t, path), &form); err != nil {
			t.Fatalf("%s: %v", path, err)
		}
		if filepath.Base(path) == "config.yml" {
			if form.Blank == nil || *form.Blank {
				t.Errorf("%s lets issues be opened without a form", path)
			}
			continue
		}
		forms++
		if len(form.Body) == 0 || form.Body[0].Type != "checkboxes" || len(form.Body[0].Attributes.Options) != 1 {
			t.Errorf("%s does not begin with a box to check", path)
			continue
		}
		var box struct {
			Label    string
			Required bool
		}
		if err := form.Body[0].Attributes.Options[0].Decode(&box); err != nil {
			t.Fatal(err)
		}
		if !box.Required || !strings.Contains(box.Label, "invented") ||
			!strings.Contains(form.Body[0].Attributes.Description, "Never paste a cable") {
			t.Errorf("%s does not forbid to paste a cable", path)
		}
	}
	if forms < 3 {
		t.Errorf("there are %d forms", forms)
	}
}
