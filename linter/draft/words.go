package draft

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"cablelint/linter/vocab"
)

// What is written into a cable is one line of plain words: it cannot add a line of its own.
var (
	postWords = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[A-Z][A-Z0-9.'-]*( [A-Z0-9.'-]+)*$`) })
	tagCode   = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[A-Z]{2,6}$`) })
)

// worded checks the words of a form, and parts the kind of its post from its name.
func (s *settled) worded() error {
	if !postWords().MatchString(s.Post) {
		return misfit("%q is no post: want its name on one line, in capital letters", s.Post)
	}
	for _, code := range s.TAGS {
		if !tagCode().MatchString(code) {
			return misfit("%q is no code of TAGS: want two to six capital letters, with commas between codes", code)
		}
	}
	if s.Post == "STATE" || strings.HasPrefix(s.Post, "SECSTATE") {
		return misfit("a cable of the Department itself is not drafted: write whom it goes to by hand")
	}
	kind, name, _ := strings.Cut(s.Post, " ")
	if !slices.Contains(kinds, kind) {
		s.kind = kindOf(s.Post)
		return nil
	}
	if name == "" {
		return misfit("%s is a kind of post: say which", kind)
	}
	s.kind, s.Post = kind, name
	return nil
}

// kinds are how address lines name the kind of a post, the likeliest first.
var kinds = []string{"AMEMBASSY", "AMCONSUL", "USMISSION", "USINT", "USLO"}

// kindOf is the kind of a post; one that nobody knows is taken for an embassy.
func kindOf(post string) string {
	for _, kind := range kinds {
		if _, known := vocab.PostNamed([]byte(kind + " " + post)); known {
			return kind
		}
	}
	return kinds[0]
}

// sender is the post as address lines name it.
func (s *settled) sender() string { return s.kind + " " + s.Post }
