package settings_test

import (
	"bytes"
	"encoding/json"
	"regexp"
	"testing"

	"cablelint/linter/settings"
	"cablelint/rules"
)

var (
	yamlBlock = regexp.MustCompile("(?s)```yaml\n(.*?)```")
	keyHead   = regexp.MustCompile("(?m)^### `([a-z-]+)`$")
)

// TestAdopting: the configurations that docs/adopting.md shows are some.
func TestAdopting(t *testing.T) {
	t.Parallel()
	blocks := yamlBlock.FindAllSubmatch(read(t, "../../docs/adopting.md"), -1)
	for _, block := range blocks {
		if _, err := settings.Decode("x.yml", block[1], rules.All()); err != nil {
			t.Errorf("%v in\n%s", err, block[1])
		}
	}
	if len(blocks) < 2 {
		t.Errorf("%d configurations", len(blocks))
	}
}

// TestManual holds docs/configuration.md to the code: every example is a configuration, every key has a
// section with an example of its own.
func TestManual(t *testing.T) {
	t.Parallel()
	manual := read(t, "../../docs/configuration.md")
	for _, block := range yamlBlock.FindAllSubmatch(manual, -1) {
		if _, err := settings.Decode("x.yml", block[1], rules.All()); err != nil {
			t.Errorf("%v in\n%s", err, block[1])
		}
	}
	var schema struct {
		Properties map[string]struct{ Description string }
	}
	if err := json.Unmarshal(read(t, "../../docs/config.schema.json"), &schema); err != nil {
		t.Fatal(err)
	}
	told := map[string]bool{}
	for _, at := range keyHead.FindAllSubmatchIndex(manual, -1) {
		key := string(manual[at[2]:at[3]])
		told[key] = true
		section, _, _ := bytes.Cut(manual[at[1]:], []byte("\n#"))
		if !bytes.Contains(section, []byte("```yaml\n"+key+":")) {
			t.Errorf("%s has no example", key)
		}
		if schema.Properties[key].Description == "" {
			t.Errorf("%s is no key, or the schema does not describe it", key)
		}
	}
	if len(told) != len(schema.Properties) {
		t.Errorf("%d keys are told, there are %d", len(told), len(schema.Properties))
	}
}
