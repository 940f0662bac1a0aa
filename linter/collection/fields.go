package collection

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"sync"

	"cablelint/linter/text"
)

// fieldNumbers are the names of all fields that rows have, numbered.
var fieldNumbers = sync.OnceValue(func() map[string]int {
	numbers := map[string]int{}
	var add func(t reflect.Type)
	add = func(t reflect.Type) {
		for i := range t.NumField() {
			f := t.Field(i)
			if f.Anonymous {
				add(f.Type)
				continue
			}
			name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
			if _, known := numbers[name]; !known {
				numbers[name] = len(numbers)
			}
		}
	}
	add(reflect.TypeFor[exported]())
	add(reflect.TypeFor[pointing]())
	return numbers
})

// checkFields reports a field of a row that is there twice, of which a decoder takes the last, or whose name is spelled
// in another way than exports spell it, which a decoder takes for the same. The row is one object, with one in it
// at the most.
func checkFields(row []byte) error {
	var seen [2]uint64 // in the row, and in what points
	depth := -1
	for i := 0; i < len(row); i++ {
		switch row[i] {
		case '{':
			if depth++; depth == len(seen) {
				return errors.New("an object lies too deep in it")
			}
		case '}':
			depth--
		case '"':
			end := i + 1 + endOfString(row[i+1:])
			name := row[i+1 : end]
			if i = end; !bytes.HasPrefix(bytes.TrimLeft(row[min(end+1, len(row)):], " \t\r"), []byte(":")) {
				continue
			}
			n, known := fieldNumbers()[string(name)]
			switch {
			case depth < 0:
				return errors.New("it is no object")
			case !known:
				return fmt.Errorf("unknown field %s", text.Quoted(string(name)))
			}
			if seen[depth]&(1<<n) != 0 {
				return fmt.Errorf("field %s is there twice", text.Quoted(string(name)))
			}
			seen[depth] |= 1 << n
		}
	}
	if seen[0]&(1<<fieldNumbers()["key"]) == 0 { // of which null says something too
		return errors.New("it has no key")
	}
	return nil
}

// endOfString is where a string of JSON ends, at its quote.
func endOfString(b []byte) int {
	for i := 0; i < len(b); i++ {
		switch b[i] {
		case '\\':
			i++
		case '"':
			return i
		}
	}
	return len(b)
}
