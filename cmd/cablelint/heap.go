package main

import (
	"runtime/debug"
	"sync"
)

// The heap of a run is small and short-lived: let it grow to several times what is in use before it is
// collected, within a limit: under a lower one the collector runs without pause while a large file is judged, and
// a run over a large collection does not come near it.
const (
	gcPercent   = 400
	memoryLimit = 184 << 20
)

// What the limit leaves beside memoryLimit, for what was seen to be large.
const (
	ofText   = 8       // times the bytes of the largest text, which may be paragraphs or messages from end to end
	roomStep = 8 << 20 // by how much there is more of it before the limit is set again
)

// heap is what the collector works within.
type heap struct {
	fixed bool // from outside

	mu         sync.Mutex
	collection int // bytes
	text       int // bytes of the largest
	room       int // that the limit leaves
}

// newHeap tunes the collector where the environment does not.
func newHeap(env func(string) string) *heap {
	if env("GOGC") == "" {
		debug.SetGCPercent(gcPercent)
	}
	h := &heap{fixed: env("GOMEMLIMIT") != ""}
	if !h.fixed {
		debug.SetMemoryLimit(memoryLimit)
	}
	return h
}

// collects says how many bytes the collection has come to.
func (h *heap) collects(size int) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.collection = size
	h.makeRoom()
}

// reads says that a text of so many bytes is read. It is called on several goroutines.
func (h *heap) reads(size int) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.text = max(h.text, size)
	h.makeRoom()
}

func (h *heap) makeRoom() {
	room := h.collection + h.collection/8 + ofText*h.text
	if room < h.room+roomStep || h.fixed {
		return
	}
	h.room = room
	debug.SetMemoryLimit(memoryLimit + int64(room))
}
