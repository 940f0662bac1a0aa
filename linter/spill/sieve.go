package spill

import (
	"maps"
	"strings"
	"sync/atomic"
)

// sieve tells most words that are none of a set from those that are, by their first and last letter and their length.
// What passes for a letter counts as that letter.
type sieve [1 << (2 * gramBits)]uint16

// longestSieved is how long a word is that is told from all shorter ones.
const longestSieved = 15

func (v *sieve) add(word string) {
	at, bit := sieved(word[0], word[len(word)-1], len(word))
	v[at] |= bit
}

// may reports whether a word may be one of the set; no word is none.
func (v *sieve) may(word []byte) bool {
	if len(word) == 0 {
		return false
	}
	at, bit := sieved(word[0], word[len(word)-1], len(word))
	return v[at]&bit != 0
}

func (v *sieve) mayWord(word string) bool {
	if word == "" {
		return false
	}
	at, bit := sieved(word[0], word[len(word)-1], len(word))
	return v[at]&bit != 0
}

func sieved(first, last byte, size int) (at, bit uint16) {
	at = uint16(gramCodes[first]<<gramBits | gramCodes[last])
	return at, 1 << min(size, longestSieved)
}

// lexicon is what is known of some words, behind the sieve that keeps most others from it. It is made when it is first
// asked: most texts ask few of them, and most runs none.
type lexicon[V any] struct {
	make func() map[string]V
	made atomic.Pointer[known[V]]
}

// known is what a lexicon holds.
type known[V any] struct {
	sieve sieve
	words map[string]V
}

//go:noinline
func lexiconOf[V any](words func() map[string]V) *lexicon[V] { return &lexicon[V]{make: words} }

// all is what it holds. Two that make it at once make the same.
func (l *lexicon[V]) all() *known[V] {
	if made := l.made.Load(); made != nil {
		return made
	}
	return l.fill()
}

func (l *lexicon[V]) fill() *known[V] {
	made := &known[V]{words: l.make()}
	for word := range made.words {
		made.sieve.add(word)
	}
	l.made.Store(made)
	return made
}

// get returns what is known of a word.
func (l *lexicon[V]) get(word []byte) (v V, is bool) {
	all := l.made.Load() // which is no call, other than all: it is asked of very many words
	if all == nil {
		all = l.fill()
	}
	if !all.sieve.may(word) {
		return v, false
	}
	v, is = all.words[string(word)]
	return v, is
}

// at is what is known of a word, nothing where none is.
func (l *lexicon[V]) at(word []byte) V {
	v, _ := l.get(word)
	return v
}

// atWord is the same of a string.
func (l *lexicon[V]) atWord(word string) (v V) {
	if all := l.all(); all.sieve.mayWord(word) {
		v = all.words[word]
	}
	return v
}

// wordSet is a set of words.
type wordSet struct{ lexicon[bool] }

func setOf(words func() map[string]bool) *wordSet { return &wordSet{lexicon[bool]{make: words}} }

// set is the set of the words of a text. Inlined it would cost the program a closure for each of its hundreds of lists.
//
//go:noinline
func set(words string) *wordSet {
	return setOf(func() map[string]bool {
		out := map[string]bool{}
		for w := range strings.FieldsSeq(words) {
			out[w] = true
		}
		return out
	})
}

// union is the set of the words of several, and of some more.
//
//go:noinline
func union(more string, sets ...*wordSet) *wordSet {
	return setOf(func() map[string]bool {
		out := set(more).make()
		for _, one := range sets {
			maps.Copy(out, one.make())
		}
		return out
	})
}

// has reports whether a word is one of the set: none is of no set.
func (s *wordSet) has(word []byte) bool {
	if s == nil {
		return false
	}
	is, _ := s.get(word)
	return is
}

func (s *wordSet) hasWord(word string) bool { return s.atWord(word) }
