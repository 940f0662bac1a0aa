package main

import (
	"runtime"
	"runtime/debug"
	"testing"
	"time"
)

// TestHeapHasRoomForWhatIsInUse: a limit from outside stands; else it follows what the collector finds to be in use, up
// and down, as it does from here on in what else is tested.
func TestHeapHasRoomForWhatIsInUse(t *testing.T) {
	before, percent := debug.SetMemoryLimit(-1), debug.SetGCPercent(gcPercent)
	t.Cleanup(func() { debug.SetGCPercent(percent) })
	tuneHeap(func(string) string { return "1" })
	if got := debug.SetMemoryLimit(-1); got != before {
		t.Errorf("a limit from outside has become %d", got)
	}
	tuneHeap(func(string) string { return "" })
	const large = 2 * memoryLimit
	held := make([]byte, large)
	collectUntil(t, func(limit int64) bool { return limit > large })
	runtime.KeepAlive(held)
	collectUntil(t, func(limit int64) bool { return limit == memoryLimit })
}

// collectUntil lets the collector run until the limit is as it should be.
func collectUntil(t *testing.T, is func(limit int64) bool) {
	t.Helper()
	for end := time.Now().Add(time.Minute); !is(debug.SetMemoryLimit(-1)); time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("the limit is %d", debug.SetMemoryLimit(-1))
		}
		runtime.GC()
	}
}
