package linter

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"hash/fnv"
	"math"
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"cablelint/linter/law"
	"cablelint/linter/rule"
	"cablelint/linter/scan"
	"cablelint/linter/text"
)

// fingerprints gives findings names that outlive edits elsewhere in the file and a change of its name.
//
// A fingerprint is published, in reports and in the baseline, where the cable may not be. A hash of words
// would let anybody who guesses the words confirm the guess, so none goes in. What does:
//
//   - the rule, and which of its cases it is;
//   - the place itself where it is nothing but words of the language of markings;
//   - one byte of a digest of the shape of the place and of its paragraph or line: how long the words are,
//     in their order, and no letter of them. Every rule takes the same byte, so that several findings in
//     a paragraph tell no more of it than one.
//
// One byte keeps most findings of a rule apart, and a guess at a paragraph is confirmed by one wrong text
// in 256: with names swapped for others of their length, by any. Equal findings are counted.
type fingerprints struct {
	res  *Result
	seen map[string]int
}

const fingerprintBytes = 16

// longestShape bounds how much of a paragraph is looked at: a file may be one paragraph with very many findings.
const longestShape = 256

func within(sp text.Span, most int) text.Span {
	return text.Span{Start: sp.Start, End: min(sp.End, sp.Start+most)}
}

// of returns the fingerprint of f; equal ones in a file are told apart by their order.
func (p *fingerprints) of(f *rule.Finding) string {
	at := p.res.Source.Slice(f.Span)
	around := p.res.Source.Slice(within(p.res.surroundings(f.Cable, f.Span).paragraph, longestShape))
	parts := make([]byte, 0, 2*longestShape)
	parts = append(append(parts, f.Rule.Name...), 0)
	parts = append(append(parts, f.Case...), 0)
	parts = append(appendTerms(parts, at), 0)
	key := digest(append(parts, shape(around, at[:min(len(at), longestShape)])...))
	p.seen[key]++
	if n := p.seen[key]; n > 1 {
		return key + "-" + strconv.Itoa(n)
	}
	return key
}

// Digest hashes parts, none of which may be a secret, as fingerprints are made.
func Digest(parts ...string) string { return digest([]byte(strings.Join(parts, "\x00"))) }

func digest(parts []byte) string {
	sum := sha256.Sum256(parts)
	var out [2 * fingerprintBytes]byte
	hex.Encode(out[:], sum[:fingerprintBytes])
	return string(out[:])
}

// shape digests how long the words of stretches of text are to one byte. Letters and digits count, marks
// of punctuation come and go in copies.
func shape(stretches ...[]byte) string {
	var room [2 * (longestShape + 1)]byte
	lengths := room[:0]
	for _, s := range stretches {
		lengths = append(wordLengths(lengths, s), 0)
	}
	h := fnv.New32a()
	h.Write(lengths)
	sum := h.Sum32()
	return string([]byte{byte(sum>>24) ^ byte(sum>>16) ^ byte(sum>>8) ^ byte(sum)})
}

// wordLengths appends the number of letters and digits of each word of s that has any.
func wordLengths(to, s []byte) []byte {
	n := 0
	for i := 0; i < len(s); i++ {
		k := kinds[s[i]]
		if k == wide {
			r, size := utf8.DecodeRune(s[i:])
			k, i = kindOf(r), i+size-1
		}
		switch {
		case k == inWord:
			n++
		case n > 0 && k == blank:
			to = append(to, byte(min(n, math.MaxUint8)))
			n = 0
		}
	}
	if n > 0 {
		to = append(to, byte(min(n, math.MaxUint8)))
	}
	return to
}

// kind is what a character is to the length of words.
type kind uint8

const (
	sign   kind = iota
	inWord      // a letter or a digit
	blank
	wide // the byte begins a character of several
)

// kinds are those of the bytes. Of ASCII every character is one.
var kinds = func() (of [256]kind) {
	for c := range of {
		of[c] = wide
		if c < utf8.RuneSelf {
			of[c] = kindOf(rune(c))
		}
	}
	return of
}()

func kindOf(r rune) kind {
	switch {
	case unicode.IsLetter(r) || unicode.IsDigit(r):
		return inWord
	case r <= ' ' || unicode.IsSpace(r):
		return blank
	}
	return sign
}

// terms are the words that markings are made of. That one of them stands at a place is what the finding
// says anyway.
var terms = sync.OnceValue(func() map[string]bool {
	words := append(lawTerms(), strings.Fields(`
		TOP SECRET CONFIDENTIAL UNCLASSIFIED LIMITED OFFICIAL USE ONLY SENSITIVE BUT FOR
		TS S C U SBU LOU FOUO CUI EFTO NOFORN NF ORCON OC PROPIN PR REL TO USA FVEY RD FRD
		NODIS EXDIS STADIS ENTIRE TEXT SECTION OF PAGE
		EO E O DECL DECLASSIFY ON MR NA NLT
		TAGS SUBJECT SUBJ REF REFS MRN DTG CLASSIFIED BY REASON REASONS DERIVED FROM SOURCES
	`)...)
	out := make(map[string]bool, len(words))
	for _, w := range words {
		out[w] = true
	}
	return out
})

// lawTerms are the words that the orders brought: their numbers, and their codes as words (`XGDS`, `X6`, `50X1`
// and `HUM`). The digit of `XGDS-3` is none: paragraphs are numbered too.
func lawTerms() []string {
	var words []string
	for _, number := range law.Numbers() {
		words = append(words, strconv.Itoa(number))
	}
	for _, code := range law.AllCodes() {
		for _, w := range strings.Split(code, "-") {
			if strings.Trim(w, "0123456789") != "" {
				words = append(words, w)
			}
		}
	}
	return words
}

// appendTerms appends the words of s where all of them are terms; else nothing: a mark among other words is not
// told from a word among others, and small words in their order would tell of a sentence.
func appendTerms(to, s []byte) []byte {
	none, begins := len(to), len(to)
	for i := 0; i <= len(s); i++ {
		switch {
		case i < len(s) && kinds[s[i]] == wide:
			return appendWideTerms(to[:none], s)
		case i < len(s) && kinds[s[i]] == inWord:
			if begins == len(to) && begins > none {
				to = append(to, ' ')
				begins++
			}
			to = append(to, scan.ToUpper(s[i]))
		case begins < len(to) && !terms()[string(to[begins:])]:
			return to[:none]
		default:
			begins = len(to)
		}
	}
	return to
}

// appendWideTerms is the same for a text with characters beyond ASCII.
func appendWideTerms(to, s []byte) []byte {
	none := len(to)
	for word := range bytes.FieldsFuncSeq(s, noTerm) {
		if len(to) > none {
			to = append(to, ' ')
		}
		begins := len(to)
		for _, r := range string(word) {
			to = utf8.AppendRune(to, unicode.ToUpper(r))
		}
		if !terms()[string(to[begins:])] {
			return to[:none]
		}
	}
	return to
}

// noTerm reports what words are split at; letters of other alphabets make a word that is no term.
func noTerm(r rune) bool {
	r = unicode.ToUpper(r)
	return !unicode.IsLetter(r) && !unicode.IsDigit(r)
}
