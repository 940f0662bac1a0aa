package extract

import (
	"bytes"
	"strconv"
	"strings"
)

// arMagic begins an archive of ar, which mostly holds compiled code and may hold anything.
const arMagic = "!<arch>\n"

// Fields of the head of a member: its name, its size, and the sign that ends it (System V and BSD, ar(5)).
const (
	arHead     = 60
	arName     = 16
	arSizeFrom = 48
	arSizeTo   = 58
	arEnd      = "`\n"
	arLong     = "#1/" // BSD: the name stands before the content, in so many bytes
)

// readAr reads the members of an archive of ar. Tables of names and of symbols count as members: their words
// are read.
func readAr(o *opener, d doc) {
	rest := d.data[len(arMagic):]
	for len(bytes.Trim(rest, "\x00\n")) > 0 {
		if len(rest) < arHead || string(rest[arSizeTo:arHead]) != arEnd {
			o.unread(d, "it is damaged: a head of a member cannot be read")
			return
		}
		if !o.member(d) {
			return
		}
		size, err := strconv.Atoi(strings.TrimSpace(string(rest[arSizeFrom:arSizeTo])))
		name := strings.TrimRight(string(rest[:arName]), " /")
		if rest = rest[arHead:]; err != nil || size < 0 || size > len(rest) {
			o.unread(d, "it is damaged: a member breaks off")
			size = len(rest)
		}
		o.arMember(d, name, rest[:size])
		rest = rest[size:]
		if size%2 == 1 && len(rest) > 0 && (rest[0] == '\n' || rest[0] == 0) { // members begin at even places
			rest = rest[1:]
		}
	}
}

func (o *opener) arMember(d doc, name string, data []byte) {
	if long, ok := strings.CutPrefix(name, arLong); ok {
		if n, err := strconv.Atoi(long); err == nil && n >= 0 && n <= len(data) {
			name, data = strings.TrimRight(string(data[:n]), "\x00"), data[n:]
		}
	}
	step := name
	if step == "" {
		step = "the table of names"
	}
	o.within(d, step, name, data)
}
