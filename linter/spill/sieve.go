package spill

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

// lexicon is what is known of some words, behind the sieve that keeps most others from it.
type lexicon[V any] struct {
	sieve sieve
	of    map[string]V
}

func lexiconOf[V any](of map[string]V) *lexicon[V] {
	t := &lexicon[V]{of: of}
	for word := range of {
		t.sieve.add(word)
	}
	return t
}

// get returns what is known of a word.
func (t *lexicon[V]) get(word []byte) (v V, known bool) {
	if !t.sieve.may(word) {
		return v, false
	}
	v, known = t.of[string(word)]
	return v, known
}

// at is what is known of a word, nothing where none is.
func (t *lexicon[V]) at(word []byte) V {
	v, _ := t.get(word)
	return v
}

// atWord is the same of a string.
func (t *lexicon[V]) atWord(word string) (v V) {
	if t.sieve.mayWord(word) {
		v = t.of[word]
	}
	return v
}
