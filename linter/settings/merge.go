package settings

import (
	"reflect"
	"slices"
)

// over returns below with what v sets in its place. Entries of rules add up: later ones go first.
func (v *Values) over(below Values) Values {
	out := below
	upper, to := reflect.ValueOf(v).Elem(), reflect.ValueOf(&out).Elem()
	for i := range upper.NumField() {
		if originOf(upper.Field(i)).Set() {
			to.Field(i).Set(upper.Field(i))
		}
	}
	if v.Rules.From.Set() {
		out.Rules.Value = slices.Concat(below.Rules.Value, v.Rules.Value)
	}
	return out
}

// asked returns what a file says with what a user asks for laid over it: who names rules is not refused what
// the file leaves out, and who leaves more out does not ask for the rest.
func (v *Values) asked(file Values) Values {
	ignored := file.Ignore
	if v.Select.From.Set() {
		ignored = Setting[[]RuleGlob]{}
	}
	out := v.over(file)
	out.Ignore = ignored
	if v.Ignore.From.Set() {
		out.Ignore = Setting[[]RuleGlob]{slices.Concat(ignored.Value, v.Ignore.Value), v.Ignore.From}
	}
	return out
}
