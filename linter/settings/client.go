package settings

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"

	"cablelint/linter/rule"
)

// FromClient reads the settings of an editor: an object whose keys are those of [Values] in camel case. Other
// keys are the client's own. A value that cannot be read is left out alone and named, in the error of its
// kind; a ceiling that cannot be read is the lowest.
func FromClient(data json.RawMessage, rules []*rule.Rule) (v Values, wrong []error) {
	var given map[string]json.RawMessage
	if err := json.Unmarshal(data, &given); err != nil {
		lowest(reflect.ValueOf(&v.Ceiling).Elem(), Origin{Flag: ceilingKey})
		return v, []error{errors.New("the settings are no object of keys and values")}
	}
	c := client{names: namesOf(rules, true)}
	at := reflect.ValueOf(&v).Elem()
	for _, f := range fieldsOf(at.Type()) {
		key := f.camel()
		if value, ok := given[key]; ok && f.ofEditor {
			c.setting(at.FieldByIndex(f.index), value, key)
		}
	}
	return v, c.wrong
}

// ClientKeys are the keys that an editor may set.
func ClientKeys() []string {
	var keys []string
	for _, f := range fieldsOf(reflect.TypeFor[Values]()) {
		if f.ofEditor {
			keys = append(keys, f.camel())
		}
	}
	return keys
}

type client struct {
	names *names
	wrong []error
}

// setting reads the value of one key. null, the empty word and the empty list stand for what is not set.
func (c *client) setting(to reflect.Value, value json.RawMessage, key string) {
	from := Origin{Flag: key}
	words, err := wordsOf(value)
	if err != nil {
		c.drop(to, from, fmt.Errorf("%s: %w", key, err))
		return
	}
	read := reflect.New(setting(to).Type()).Elem()
	for _, word := range words {
		one := reflect.New(elem(read.Type())).Elem()
		if word == "none" && read.Type() == reflect.TypeFor[Day]() {
			one.Set(reflect.ValueOf(Day{named: none}))
		} else if wrong := forms[one.Type()].accept(one, word, c.names); wrong != "" {
			c.drop(to, from, errors.New(key+wrong))
			return
		}
		if read.Kind() == reflect.Slice {
			read.Set(reflect.Append(read, one))
		} else {
			read.Set(one)
		}
	}
	if len(words) > 0 {
		setting(to).Set(read)
		to.Field(1).Set(reflect.ValueOf(from))
	}
}

// drop leaves a setting out.
func (c *client) drop(to reflect.Value, from Origin, wrong error) {
	if from.Flag == ceilingKey {
		lowest(to, from)
	}
	c.wrong = append(c.wrong, wrong)
}

// wordsOf returns a value as the words that a file would hold.
func wordsOf(value json.RawMessage) ([]string, error) {
	var held any
	if err := json.Unmarshal(value, &held); err != nil {
		return nil, err
	}
	switch x := held.(type) {
	case nil:
		return nil, nil
	case string:
		if x == "" {
			return nil, nil
		}
		return []string{x}, nil
	case bool:
		return []string{fmt.Sprint(x)}, nil
	case []any:
		words := make([]string, len(x))
		for i, item := range x {
			word, ok := item.(string)
			if !ok {
				return nil, fmt.Errorf("item %d is %v: want text", i+1, item)
			}
			words[i] = word
		}
		return words, nil
	}
	return nil, fmt.Errorf("want text, true, false or a list of texts")
}
