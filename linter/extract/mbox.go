package extract

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
)

// mboxBuffer is how much of a mailbox is read at once; mboxAhead of it tells whether a message begins.
const (
	mboxBuffer = 64 << 10
	mboxAhead  = 1 << 10
)

// mbox reads a mailbox message by message: its size is no matter. packed is how many bytes it is packed in, 0
// where it lies in memory and is counted.
func (o *opener) mbox(d doc, r *bufio.Reader, packed int64) {
	for n := 1; ; n++ {
		if _, err := r.Peek(1); err != nil {
			o.broken(d, err)
			return
		}
		if !o.next(d) {
			return
		}
		most, by := o.limits.Part, ofPart
		if packed > 0 {
			most, by = o.room(packed)
		}
		message, over, err := cutMessage(r, most)
		if packed > 0 {
			o.spent.bytes += int64(len(message))
		}
		o.message(d, n, message)
		if over {
			o.overrun(doc{path: d.step(messageStep(n))}, by)
		}
		if err != nil || over && by != ofPart {
			o.broken(d, err)
			return
		}
	}
}

// broken says that a stream did not come to its end, where it did not.
func (o *opener) broken(d doc, err error) {
	if err != nil && !errors.Is(err, io.EOF) {
		o.unread(d, "it is damaged: what stands behind cannot be unpacked")
	}
}

func messageStep(n int) string { return fmt.Sprintf("message %d", n) }

// message reads a message with the line that it begins with.
func (o *opener) message(d doc, n int, message []byte) {
	var line, text []byte
	if text = message; beginsMessage(message) {
		line, text = cutLine(message)
	}
	step := messageStep(n)
	if !isDatedFrom(line) || bytes.ContainsAny(line, `/()"`) { // else nothing in it is people's text
		o.property(doc{path: d.step(step), parent: d.parent}, string(line))
	}
	o.within(d, step, "", text)
}

// cutMessage reads up to the beginning of the next message and keeps so many bytes of it.
func cutMessage(r *bufio.Reader, most int64) (message []byte, over bool, err error) {
	var lineBegins, afterBlank bool
	for {
		if lineBegins && nextBegins(r, afterBlank) {
			return message, over, nil
		}
		line, err := r.ReadSlice('\n')
		afterBlank = lineBegins && len(bytes.TrimRight(line, "\r\n")) == 0
		lineBegins = err == nil
		if room := most - int64(len(message)); int64(len(line)) > room {
			line, over = line[:room], true
		}
		message = append(message, line...)
		if err != nil && !errors.Is(err, bufio.ErrBufferFull) {
			return message, over, err
		}
	}
}

// nextBegins reports whether the line to be read next begins a message. Programs leave out the empty line before
// it, or the date: then fields must follow.
func nextBegins(r *bufio.Reader, afterBlank bool) bool {
	if head, _ := r.Peek(1); len(head) == 0 || head[0] != 'F' && head[0] != '>' {
		return false
	}
	head, _ := r.Peek(mboxAhead)
	if !isDatedFrom(head) {
		return beginsMessage(head)
	}
	_, rest := cutLine(head)
	_, _, _, isField := cutField(rest)
	return afterBlank || isField
}
