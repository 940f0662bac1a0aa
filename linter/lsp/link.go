package lsp

import (
	"context"
	"fmt"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"cablelint/linter/assess"
	"cablelint/linter/cable"
	"cablelint/linter/text"
)

// links lead from references to the cables that they name, where these are in the workspace, and, for a client that
// opens pages, from authorities to what they say.
func (s *Server) links(_ context.Context, sn *snapshot, _ *DocumentParams) (any, error) {
	l := linker{s: s, sn: sn, list: []DocumentLink{}}
	for _, a := range sn.res.Assessments {
		for i := range a.Cable.Refs {
			l.reference(a, a.Cable.Refs[i].Span)
		}
		if s.shows().Explain {
			l.authorities(a)
		}
	}
	return l.list, nil
}

// linker gathers links.
type linker struct {
	s    *Server
	sn   *snapshot
	list []DocumentLink
}

// referred is a message as references name it: 08 ARKADIA 187, ARKADIA 187.
var referred = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?:\b(?:\d\d)?(\d\d) )?\b([A-Z]+(?: [A-Z]+)*) 0*(\d{1,6})\b`)
})

// reference links the number of a message to it. One without a year is of the cable's own, else of the one before.
func (l *linker) reference(a *assess.Assessment, sp text.Span) {
	found := referred().FindSubmatchIndex(a.Cable.Text(sp))
	if found == nil {
		return
	}
	words := a.Cable.Text(sp)
	post, serial := string(words[found[4]:found[5]]), string(words[found[6]:found[7]])
	years := []int{a.Date.Year(), a.Date.Year() - 1}
	if found[2] >= 0 {
		year, _ := strconv.Atoi(string(words[found[2]:found[3]])) // two digits
		years = []int{year}
	}
	at := text.Span{Start: sp.Start + found[0], End: sp.Start + found[1]}
	for _, year := range years {
		number := fmt.Sprintf("%02d %s %s", year%100, post, serial)
		if uri := l.s.messages.find(number); uri != "" && uri != l.sn.uri {
			l.list = append(l.list, DocumentLink{Range: l.sn.rangeOf(at), Target: uri, Tooltip: number})
			return
		}
	}
}

// authorities links orders, reasons and codes to their pages.
func (l *linker) authorities(a *assess.Assessment) {
	for _, number := range []cable.Number{a.Cable.EO.Order, a.Cable.Authority.Order} {
		if number.Present() {
			l.about(number.Span, "E.O. "+strconv.Itoa(number.Value))
		}
	}
	reason := &a.Cable.Authority.Reason
	if reason.Section.Valid() {
		l.about(reason.Section, reason.Number)
	}
	for _, letter := range reason.Letters {
		l.about(letter.Span, fmt.Sprintf("%s(%c)", reason.Number, letter.Value))
	}
	for _, d := range []*cable.Decl{&a.Cable.EO.Decl, &a.Cable.Authority.Decl} {
		for i := range d.Items {
			if code := spelledCode(&d.Items[i]); code != "" {
				l.about(d.Items[i].Span, code)
			}
		}
	}
}

func (l *linker) about(sp text.Span, name string) {
	if sp.Valid() && l.s.opt.Explain != nil && l.s.opt.Explain(name) != "" {
		l.list = append(l.list, DocumentLink{
			Range: l.sn.rangeOf(sp), Tooltip: "what " + name + " says",
			Target: "cablelint:/about/" + url.PathEscape(name) + ".md",
		})
	}
}

// messages are the cables of the workspace by their numbers.
type messages struct {
	mu sync.Mutex
	at map[string]string // URIs
}

func (m *messages) find(number string) string {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.at[strings.ToUpper(number)]
}

// note keeps in mind where cables are.
func (m *messages) note(uri string, assessments []*assess.Assessment) {
	m.mu.Lock()
	defer m.mu.Unlock()
	for _, a := range assessments {
		if number := a.Number(); number != "" {
			if m.at == nil {
				m.at = map[string]string{}
			}
			m.at[strings.ToUpper(number)] = uri
		}
	}
}
