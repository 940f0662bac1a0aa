package collection

import "sort"

// slack is by how many days the order of numbers and that of dates may differ: numbers are given when a message is
// begun, and dates when it is sent.
const slack = 14

// order looks for messages whose number and date contradict those of their neighbours: the longest run of messages
// whose dates follow their numbers says which, so that one wrong date does not put all others in doubt.
func (j *join) order() {
	var dated []int32 // by number, one of each number and day
	for same := range j.numbered() {
		dated = j.appendDated(dated, same)
	}
	if j.key.Series != "" || len(dated) < 2 { // the numbers of a series begin again with each journey
		return
	}
	run := j.follow(dated)
	for at, next := 0, 0; at < len(dated); at++ {
		if next < len(run) && run[next] == at {
			next++
			continue
		}
		j.misplaced(dated, run, at, next)
	}
}

// appendDated adds the cables of one number whose days are known and differ.
func (j *join) appendDated(dated, same []int32) []int32 {
	var had map[int32]bool
	if len(same) > 1 {
		had = map[int32]bool{}
	}
	for _, i := range same {
		k := j.c.cables.at(int(i))
		if k.day == 0 || Flags(k.flags)&Relayed != 0 || had[k.day] {
			continue
		}
		if len(same) > 1 {
			had[k.day] = true
		}
		dated = append(dated, i)
	}
	return dated
}

// follow returns the indexes of the longest run of cables whose days do not go back.
func (j *join) follow(dated []int32) []int {
	day := func(at int) int32 { return j.c.cables.at(int(dated[at])).day }
	ends, before := []int{}, make([]int, len(dated)) // ends: by length of run, the last of the one that ends earliest
	for at := range dated {
		n := sort.Search(len(ends), func(n int) bool { return day(ends[n]) > day(at) })
		before[at] = -1
		if n > 0 {
			before[at] = ends[n-1]
		}
		if n == len(ends) {
			ends = append(ends, at)
		} else {
			ends[n] = at
		}
	}
	run := make([]int, len(ends))
	for at, n := ends[len(ends)-1], len(ends)-1; n >= 0; at, n = before[at], n-1 {
		run[n] = at
	}
	return run
}

// misplaced judges a cable that is not of the run, which goes on at next behind it.
func (j *join) misplaced(dated []int32, run []int, at, next int) {
	day := j.day(dated[at])
	if next > 0 {
		if low := dated[run[next-1]]; day < j.day(low)-slack && !j.turned(dated[at]) {
			j.blame(dated, run, at, next-1)
			return
		}
	}
	if next < len(run) {
		if high := dated[run[next]]; day > j.day(high)+slack {
			j.blame(dated, run, at, next)
		}
	}
}

func (j *join) day(i int32) int32 { return j.c.cables.at(int(i)).day }

// blame says which of two cables that contradict one another is the wrong one: that which is not of the run, or
// that of the run where it lies further from the next one of it.
func (j *join) blame(dated []int32, run []int, at, of int) {
	wrong, right := dated[at], dated[run[of]]
	for _, next := range []int{of - 1, of + 1} {
		if next < 0 || next >= len(run) || (next < of) == (run[of] > at) {
			continue
		}
		if third := j.day(dated[run[next]]); apart(j.day(wrong), third) < apart(j.day(right), third) {
			wrong, right = right, wrong
		}
		break
	}
	if !j.blamed[wrong] {
		j.blamed[wrong] = true
		j.against(outOfOrder, wrong, right)
	}
}

// apart is how many days lie between two.
func apart(a, b int32) int32 { return max(a-b, b-a) }

// firstDays is how many days of a year still see messages that were numbered in the old one.
const firstDays = 4

// turned reports whether a message of the first days of a year may have the number of the year before.
func (j *join) turned(i int32) bool {
	return j.c.record(int(i)).Day.YearDay() <= firstDays
}
