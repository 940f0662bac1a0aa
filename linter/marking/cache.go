package marking

import (
	"slices"
	"sync/atomic"
)

// cacheSize bounds what hostile input can make the cache hold; a collection of cables uses some
// hundred markings.
const (
	cacheSize  = 1 << 12
	cacheProbe = 4 // neighbouring slots tried before one is given up to a newcomer
)

// cache holds the marks of the texts read last, so that the handful of markings that fill every cable
// is parsed once. It takes no lock: a slot is written whole or not at all.
type cache [cacheSize]atomic.Pointer[Mark]

// portions and banners are apart because one text may read differently as the one and as the other. lines holds the
// banners that were all of their line, whatever faults they have: a mark before a post, "S ARKADIA 187", may be none
// alone.
var portions, banners, lines cache

// get returns the mark whose text is b, or nil. It does not allocate.
func (c *cache) get(b []byte) *Mark {
	home := hash(b)
	for i := range uint32(cacheProbe) {
		m := c[(home+i)%cacheSize].Load()
		if m == nil {
			return nil
		}
		if m.Text == string(b) {
			return m
		}
	}
	return nil
}

// put keeps m and returns it, or the equal mark that was put first. What stands behind a marking may say how it is
// read: of one that was read otherwise before, nothing is kept.
func (c *cache) put(m *Mark) *Mark {
	home := hash([]byte(m.Text))
	for i := range uint32(cacheProbe) {
		slot := &c[(home+i)%cacheSize]
		if slot.CompareAndSwap(nil, m) {
			return m
		}
		if old := slot.Load(); old.Text == m.Text {
			if m.says(old) {
				return old
			}
			return m
		}
	}
	c[home%cacheSize].Store(m)
	return m
}

// says reports whether two marks of the same text say the same.
func (m *Mark) says(other *Mark) bool {
	return m.Level == other.Level && m.Whole == other.Whole && m.Controls.Set() == other.Controls.Set() &&
		slices.Equal(m.Faults, other.Faults)
}

// hash is FNV-1a.
func hash(b []byte) uint32 {
	h := uint32(2166136261)
	for _, c := range b {
		h = (h ^ uint32(c)) * 16777619
	}
	return h
}
