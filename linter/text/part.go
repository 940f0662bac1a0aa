package text

// NewPart reads data as [NewSource] does, as a text that was taken out of the file called name: a part of a
// document, to which path leads from the file. The name is that of the file.
func NewPart(name, path string, data []byte) *Source {
	s := NewSource(name, data)
	s.inner, s.part = true, path
	return s
}
