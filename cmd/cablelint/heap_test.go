package main

import (
	"runtime/debug"
	"testing"
)

// TestHeapHasRoomForWhatIsLarge: the limit follows the largest text and the collection, and never one that was set from
// outside.
func TestHeapHasRoomForWhatIsLarge(t *testing.T) {
	before := debug.SetMemoryLimit(-1)
	t.Cleanup(func() { debug.SetMemoryLimit(before) })
	h := heap{}
	for _, step := range []struct {
		seen func(int)
		size int
		want int64
	}{
		{h.reads, 100, before},
		{h.reads, 16 << 20, memoryLimit + 128<<20},
		{h.reads, 2 << 20, memoryLimit + 128<<20},
		{h.collects, 80 << 20, memoryLimit + 218<<20},
	} {
		step.seen(step.size)
		if got := debug.SetMemoryLimit(-1); got != step.want {
			t.Errorf("after %d bytes the limit is %d, want %d", step.size, got, step.want)
		}
	}
	h.fixed = true
	h.reads(1 << 30)
	if got := debug.SetMemoryLimit(-1); got != memoryLimit+218<<20 {
		t.Errorf("a limit from outside has become %d", got)
	}
}
