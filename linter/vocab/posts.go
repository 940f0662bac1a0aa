package vocab

import "bytes"

// Post is a post as address lines name it.
type Post struct {
	Name    string // "AMEMBASSY LONDON"
	City    string
	Country string // TAGS code of the country; "" where it is not known
	Routing string // routing indicator; "" where it is not known
	Other   string // a routing indicator that another list gives; "" for none
	Kind    PostKind
}

// PostKind is a kind of post.
type PostKind uint8

// The kinds of post.
const (
	Embassy PostKind = iota
	Consulate
	Mission
	LiaisonOffice
	Institute
	PresenceOffice
	Department
	Office
	InterestsSection
)

// PostNamed looks up a post by its name in an address line, upper case and with single blanks.
func PostNamed(name []byte) (Post, bool) {
	low, high := 0, len(postTable)
	for low < high {
		mid := (low + high) / 2
		if postTable[mid].Name < string(name) {
			low = mid + 1
		} else {
			high = mid
		}
	}
	if low < len(postTable) && postTable[low].Name == string(name) {
		return postTable[low], true
	}
	return Post{}, false
}

// PostRouted looks up the post that a routing indicator leads to. Where several share it, the one
// that was seen to send under it is returned.
func PostRouted(indicator []byte) (Post, bool) {
	low, high := 0, len(routingTable)
	for low < high {
		mid := (low + high) / 2
		if postTable[routingTable[mid]].Routing < string(indicator) {
			low = mid + 1
		} else {
			high = mid
		}
	}
	if low < len(routingTable) && postTable[routingTable[low]].Routing == string(indicator) {
		return postTable[routingTable[low]], true
	}
	return Post{}, false
}

// Posts calls yield for every post in alphabetical order until it returns false.
func Posts(yield func(Post) bool) {
	for i := range postTable {
		if !yield(postTable[i]) {
			return
		}
	}
}

// RoutedBy reports whether indicator is one of the post's, or one of its own made by adding a letter:
// a post may have several terminals (RUEHFR, RUEHFRA).
func (p Post) RoutedBy(indicator []byte) bool {
	if p.Routing == "" || bytes.HasPrefix(indicator, []byte(p.Routing)) {
		return true
	}
	return p.Other != "" && p.Other == string(indicator)
}

var secstate = []byte("SECSTATE")

// Signs reports whether a post that addresses itself as name, "AMEMBASSY PORT OF SPAIN", numbers its
// messages as short, "PORT OF SPAIN" or "PORTOFSPAIN": the name without what it begins with. The
// Department, "SECSTATE WASHDC", signs as STATE. A short name may be cut after six letters.
func Signs(name, short []byte) bool {
	if bytes.HasPrefix(name, secstate) && (string(short) == "STATE" || string(short) == "SECSTATE") {
		return true
	}
	for start := 0; start < len(name); {
		if sameLetters(name[start:], short) {
			return true
		}
		i := bytes.IndexByte(name[start:], ' ')
		if i < 0 {
			return false
		}
		start += i + 1
	}
	return false
}

// Truncated is how many letters of a post's name a page line has room for.
const Truncated = 6

// sameLetters compares two names by their letters and digits alone; short may be cut after six.
func sameLetters(name, short []byte) bool {
	letters := 0
	i := 0
	for _, b := range short {
		if !isNameByte(b) {
			continue
		}
		for i < len(name) && !isNameByte(name[i]) {
			i++
		}
		if i == len(name) || upper(name[i]) != upper(b) {
			return false
		}
		i++
		letters++
	}
	if letters >= Truncated {
		return true
	}
	for ; i < len(name); i++ {
		if isNameByte(name[i]) {
			return false
		}
	}
	return letters > 0
}

func isNameByte(b byte) bool { return isLetter(upper(b)) || b >= '0' && b <= '9' }

func upper(b byte) byte {
	if b >= 'a' && b <= 'z' {
		return b - 'a' + 'A'
	}
	return b
}
