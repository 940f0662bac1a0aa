package report

import (
	"bytes"
	"compress/flate"
	"io"
)

// spool holds what is written until it is known what stands before it, compressed: reports repeat themselves.
type spool struct {
	held bytes.Buffer
	zip  *flate.Writer
	size int // as written
}

func (s *spool) Write(b []byte) (int, error) {
	if s.zip == nil {
		var err error
		if s.zip, err = flate.NewWriter(&s.held, flate.BestSpeed); err != nil {
			return 0, err
		}
	}
	s.size += len(b)
	return s.zip.Write(b)
}

// writeTo writes the first n bytes that the spool holds, as they were written.
func (s *spool) writeTo(w io.Writer, n int64) error {
	if s.zip == nil {
		return nil
	}
	if err := s.zip.Close(); err != nil {
		return err
	}
	_, err := io.CopyN(w, flate.NewReader(&s.held), n)
	return err
}

// WriteTo writes what the spool holds, as it was written.
func (s *spool) WriteTo(w io.Writer) (int64, error) {
	return int64(s.size), s.writeTo(w, int64(s.size))
}
