package parse

import (
	"bytes"
	"fmt"
	"testing"

	"cablelint/linter/text"
)

// sample returns an invented cable with the given number of paragraphs of about 650 bytes.
func sample(paragraphs int) []byte {
	var b bytes.Buffer
	b.WriteString(`VZCZCXRO4092
OO RUEHAB RUEHCD
DE RUEHQX #0187/01 0731522
ZNY CCCCC ZZH
O 141522Z MAR 07
FM AMEMBASSY ARKADIA
TO RUEHC/SECSTATE WASHDC IMMEDIATE 9299
INFO RUEHZL/EUROPEAN POLITICAL COLLECTIVE PRIORITY
RUEHAB/AMEMBASSY BREMWICK PRIORITY 0121

C O N F I D E N T I A L SECTION 01 OF 02 ARKADIA 000187

NOFORN
SIPDIS

DEPT FOR EUR/XX, NSC FOR DOE

E.O. 12958: DECL: 03/14/2017
TAGS: PREL PGOV KDEM AK
SUBJECT: INVENTED TITLE THAT RUNS
ON TO A SECOND LINE

REF: A. ARKADIA 142
     B. 06 STATE 198765 (NOTAL)

Classified By: Ambassador Jane Q. Public for reasons 1.4 (b) and (d).

`)
	for n := range paragraphs {
		fmt.Fprintf(&b, "%d. (C) The harbor commission told Poloff that funding for the ferry quota\n", n+1)
		for range 8 {
			b.WriteString("had already been spent and that the committee (so the Minister said) would\n")
		}
		b.WriteString("meet again in May.\n\n")
	}
	b.WriteString("PUBLIC\n")
	return b.Bytes()
}

func benchmarkParse(b *testing.B, paragraphs int) {
	data := sample(paragraphs)
	src := text.NewSource("cable.txt", data)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		Parse(src)
	}
}

func BenchmarkParse5K(b *testing.B)   { benchmarkParse(b, 6) }
func BenchmarkParse200K(b *testing.B) { benchmarkParse(b, 300) }

func BenchmarkParser5K(b *testing.B) {
	data := sample(6)
	src := text.NewSource("cable.txt", data)
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	var p Parser
	for b.Loop() {
		p.Parse(src)
	}
}
