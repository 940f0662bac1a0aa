package ruletest

import "strings"

// Input returns the cable of a case. dir is the folder of the fixtures.
func (c *Case) Input(dir string) ([]byte, error) { return c.input(dir) }

// Flags returns the settings of a case as the command takes them.
func (c *Case) Flags() []string {
	var flags []string
	_, params, _ := strings.Cut(c.Title, " ")
	for word := range strings.FieldsSeq(strings.Trim(params, "()")) {
		if key, value, found := strings.Cut(word, "="); found && key != "bytes" {
			flags = append(flags, "--"+key, value)
		}
	}
	return flags
}
