// Package packed unpacks what the program holds packed: texts that few runs ask for. It knows nothing of ours.
package packed

import (
	"compress/gzip"
	"fmt"
	"io"
	"strings"
)

// Text unpacks a text that was packed by gzip. It is compiled in, and tests unpack it: what cannot be unpacked is a
// mistake in the program. Who asks keeps what it returns.
func Text(data string) string {
	var out strings.Builder
	r, err := gzip.NewReader(strings.NewReader(data))
	if err == nil {
		_, err = io.Copy(&out, r)
	}
	if err != nil {
		panic(fmt.Errorf("what is packed in the program: %w", err))
	}
	return out.String()
}
