package settings

import (
	"errors"
	"reflect"
	"slices"
	"strings"

	"cablelint/linter/marking"
	"cablelint/linter/rule"
)

// Flag sets one of the [Values] from what is written behind a flag.
type Flag struct {
	Name    string // without dashes
	Usage   string // with what it takes in backquotes
	Default string // "" none
	Words   []string
	setting reflect.Value
	of      reflect.Value // the setting of which it is a part; invalid: of none
	form    *form
	names   *names
}

// Flags returns the flags that set v, in the order of the struct. rules are those that globs may name.
func Flags(v *Values, rules []*rule.Rule) []Flag {
	return flagsOf(reflect.ValueOf(v).Elem(), reflect.Value{}, namesOf(rules, true))
}

// flagsOf returns the flags of a struct, and in the place of a setting that is one those of its parts.
func flagsOf(at, of reflect.Value, names *names) []Flag {
	var out []Flag
	for _, f := range fieldsOf(at.Type()) {
		given := at.FieldByIndex(f.index)
		if f.flag == "" {
			if f.kind.Kind() == reflect.Struct {
				out = append(out, flagsOf(setting(given), given, names)...)
			}
			continue
		}
		flag := Flag{Name: f.name, Usage: f.flag, setting: given, of: of, names: names, form: forms[elem(f.kind)]}
		flag.Words = flag.form.words
		if slices.Contains(flag.Words, f.standard) && !flag.form.boolean {
			flag.Default = f.standard
		}
		out = append(out, flag)
	}
	return out
}

// elem is the type of what a setting holds one or several of.
func elem(t reflect.Type) reflect.Type {
	if t.Kind() == reflect.Slice {
		return t.Elem()
	}
	return t
}

// IsBool reports whether the flag may stand without a value.
func (f *Flag) IsBool() bool { return f.form.boolean }

// Set reads a value. Of a setting that holds several it adds one, or those that stand between commas.
func (f *Flag) Set(word string) error {
	words := []string{word}
	if to := setting(f.setting); f.form.listed && to.Kind() == reflect.Slice {
		words = strings.Split(word, ",")
	}
	for _, w := range words {
		if err := f.set(w); err != nil {
			return err
		}
	}
	from := reflect.ValueOf(Origin{Flag: "--" + f.Name})
	f.setting.Field(1).Set(from)
	if f.of.IsValid() {
		f.of.Field(1).Set(from)
	}
	return nil
}

// set reads one value.
func (f *Flag) set(word string) error {
	value := reflect.New(elem(setting(f.setting).Type())).Elem()
	if wrong := f.form.accept(value, word, f.names); wrong != "" {
		return errors.New(strings.TrimPrefix(strings.TrimPrefix(wrong, ": "), " is "))
	}
	switch to := setting(f.setting); {
	case to.Kind() == reflect.Slice:
		to.Set(reflect.Append(to, value))
	case !f.keeps(value):
		to.Set(value)
	}
	return nil
}

// keeps reports whether what was set before holds beside value: of two ceilings the lower.
func (f *Flag) keeps(value reflect.Value) bool {
	asked, is := value.Interface().(marking.Ceiling)
	return is && originOf(f.setting).Set() && setting(f.setting).Interface().(marking.Ceiling) <= asked
}

// Set reads the value of the setting that a key names, as the files and flags write both.
func (v *Values) Set(key, word string, rules []*rule.Rule) error {
	flags := Flags(v, rules)
	i := slices.IndexFunc(flags, func(f Flag) bool { return f.Name == key })
	if i < 0 {
		return errors.New("there is no setting " + key)
	}
	return flags[i].Set(word)
}
