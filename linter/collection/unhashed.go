package collection

// Unhashed is what is not judged as an export was made without a secret, and so has no hashes.
type Unhashed struct {
	Pairs      int // copies of a message of which nobody can tell whether their texts are the same
	Unnumbered int // cables without a number of which nobody can tell whether they are there twice
}

// unhashed is how many of the cables have no hash, where there is another to set them against.
func (c *Collection) unhashed(cables []int32) int {
	if len(cables) == 1 {
		return 0
	}
	n := 0
	for _, i := range cables {
		if Flags(c.cables.at(int(i)).flags)&NoHash != 0 {
			n++
		}
	}
	return n
}

// sameParts are copies whose texts would be compared: of one day, with the same sections.
type sameParts struct {
	day      int32
	sections uint64
}

// unhashedCopies counts the copies whose texts cannot be set against that of the first, as one of them has no hash.
func (j *join) unhashedCopies() {
	for same := range j.numbered() {
		if j.c.unhashed(same) == 0 {
			continue
		}
		first, day := map[sameParts]int32{}, j.firstDay(same)
		for _, i := range same {
			k := j.c.cables.at(int(i))
			of := sameParts{k.day, k.sections}
			if of.day == 0 { // it is taken for one of the first day
				of.day = day
			}
			before, known := first[of]
			switch {
			case !known:
				first[of] = i
			case j.c.unhashed([]int32{before, i}) > 0:
				j.Unhashed.Pairs++
			}
		}
	}
}

// firstDay is the day of the first cable that has one, 0 where none has.
func (j *join) firstDay(cables []int32) int32 {
	for _, i := range cables {
		if day := j.c.cables.at(int(i)).day; day != 0 {
			return day
		}
	}
	return 0
}
