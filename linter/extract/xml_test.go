package extract

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"
)

// record is a visitor that writes down what it is told.
type record struct{ strings.Builder }

func (r *record) open(name string, attrs []attribute) error {
	fmt.Fprintf(r, "<%s", name)
	for _, a := range attrs {
		fmt.Fprintf(r, " %s=%q", a.local, a.value)
	}
	r.WriteString(">")
	return nil
}
func (r *record) words(b []byte) error { r.Write(b); return nil }
func (r *record) remark([]byte) error  { return nil }
func (r *record) close() error         { r.WriteString("</>"); return nil }

// byLibrary writes down the same of what encoding/xml reads.
func byLibrary(data string) (string, error) {
	var r strings.Builder
	d := xml.NewDecoder(strings.NewReader(data))
	for {
		token, err := d.Token()
		if errors.Is(err, io.EOF) {
			return r.String(), nil
		}
		if err != nil {
			return r.String(), err
		}
		switch t := token.(type) {
		case xml.StartElement:
			space := shortSpace(t.Name.Space)
			if t.Name.Space == "xml" {
				space = "xml"
			}
			fmt.Fprintf(&r, "<%s:%s", space, t.Name.Local)
			for _, a := range t.Attr {
				fmt.Fprintf(&r, " %s=%q", a.Name.Local, a.Value)
			}
			r.WriteString(">")
		case xml.EndElement:
			r.WriteString("</>")
		case xml.CharData:
			r.Write(t)
		}
	}
}

// TestWalkXML holds what is read of XML and what counts as damage.
func TestWalkXML(t *testing.T) {
	t.Parallel()
	const w = ` xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	for name, c := range map[string]struct{ text, want, wrong string }{
		"text and elements":           {"<a>b<c/>d</a>", "<:a>b<:c></>d</>", ""},
		"namespaces by their name":    {"<x:a xmlns:x='http://purl.oclc.org/ooxml/wordprocessingml/main'><x:t/></x:a>", `<w:a x="http://purl.oclc.org/ooxml/wordprocessingml/main"><w:t></></>`, ""},
		"namespaces within others":    {"<a xmlns='urn:x'><b xmlns='http://www.w3.org/2000/svg'><c/></b><c/></a>", `<?:a xmlns="urn:x"><g:b xmlns="http://www.w3.org/2000/svg"><g:c></></><?:c></></>`, ""},
		"prefixes that are not bound": {"<y:a/>", "<?:a></>", ""},
		"references":                  {"<a b='&lt;&#65;&quot;'>&amp;&#x53;&apos;&gt;</a>", `<:a b="<A\"">&S'></>`, ""},
		"line ends":                   {"<a>b\r\nc\rd</a>", "<:a>b\nc\nd</>", ""},
		"sections of characters":      {"<a>(<![CDATA[S]]>)<!-- x --><?y z?></a>", "<:a>(S)</>", ""},
		"a byte order mark":           {"\ufeff<a/>", "<:a></>", ""},
		"Latin-1":                     {"<?xml version='1.0' encoding='ISO-8859-1'?><a>\xe9</a>", "<:a>é</>", ""},
		"a set without quotes":        {"<?xml version='1.0' encoding=utf-8 standalone='no'?><a>b</a>", "<:a>b</>", ""},
		"another without quotes":      {"<?xml version='1.0' encoding=UTF-7?><a>b</a>", "", `its characters are in a set that is not known ("utf-7")`},
		"a set behind a blank":        {"<?xml version='1.0' encoding= 'UTF-7'?><a>b</a>", "", `its characters are in a set that is not known ("utf-7")`},
		"a set behind a tab":          {"<?xml\tversion='1.0' encoding='UTF-7'?><a>b</a>", "", `its characters are in a set that is not known ("utf-7")`},
		"a set on a line of its own":  {"<?xml\nversion='1.0'\nencoding='UTF-7'?><a>b</a>", "", `its characters are in a set that is not known ("utf-7")`},
		"a set behind its name":       {`<?xml version="encoding" encoding="UTF-7"?><a>b</a>`, "", `its characters are in a set that is not known ("utf-7")`},
		"a set behind another":        {`<?xml version="encoding='utf-8'" encoding="UTF-7"?><a>b</a>`, "", `its characters are in a set that is not known ("utf-7")`},
		"a declaration without end":   {"<?xml version='1.0'" + strings.Repeat(" ", block) + "encoding='UTF-7'?><a>b</a>", "", "the declaration at its head does not end"},
		"blanks about the sign":       {"<?xml version='1.0' encoding =\t'ISO-8859-1' ?><a>\xe9</a>", "<:a>é</>", ""},
		"a set that nobody knows":     {"<?xml version='1.0' encoding='klingon'?><a/>", "", `its characters are in a set that is not known ("klingon")`},
		"a document type":             {"<!DOCTYPE a [<!ENTITY b \"c>\">]><a>d</a>", "<:a>d</>", ""},
		"entities of its own":         {"<!DOCTYPE a [<!ENTITY b 'c'>]>\n<a>d</a><a>&b;</a>", "\n<:a>d</><:a>", "its XML is damaged in line 2"},
		"an element that stays open":  {"<a>\n<b>c</b>", "<:a>\n<:b>c</>", "its XML is damaged in line 2"},
		"elements crossed":            {"<a><b>c</a></b>", "<:a><:b>c", "its XML is damaged in line 1"},
		"an end too many":             {"<a/></b>", "<:a></>", "its XML is damaged in line 1"},
		"control characters":          {"<a>b\x01c</a>", "<:a>b", "its XML is damaged in line 1"},
		"what is no UTF-8":            {"<a>b\xffc</a>", "<:a>b", "its XML is damaged in line 1"},
		"values without quotes":       {"<a b=c/>", "", "its XML is damaged in line 1"},
		"values that stay open":       {"<a b='c/>", "", "its XML is damaged in line 1"},
		"remarks that stay open":      {"<a/><!-- b", "<:a></>", "its XML is damaged in line 1"},
		"too deep":                    {strings.Repeat("<a>", 11), strings.Repeat("<:a>", 10), errDepth.Error()},
		"the depth itself":            {"<w:a" + w + ">" + strings.Repeat("<w:a>", 9) + strings.Repeat("</w:a>", 10), "<w:a w=\"" + w[10:len(w)-1] + "\">" + strings.Repeat("<w:a>", 9) + strings.Repeat("</>", 10), ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var r record
			wrong := ""
			if err := walkXML([]byte(c.text), 10, false, &r); err != nil {
				wrong = err.Error()
			}
			if r.String() != c.want || wrong != c.wrong {
				t.Errorf("got %q, %q, want %q, %q", r.String(), wrong, c.want, c.wrong)
			}
		})
	}
}

func TestWideXML(t *testing.T) {
	t.Parallel()
	for _, order := range []string{"\xff\xfe", "\xfe\xff"} {
		text := order
		for _, u := range utf16.Encode([]rune("<?xml version='1.0' encoding='UTF-16'?><a>é</a>")) {
			hi, lo := byte(u>>8), byte(u)
			if order[0] == 0xff {
				hi, lo = lo, hi
			}
			text += string([]byte{hi, lo})
		}
		var r record
		if err := walkXML([]byte(text), 10, false, &r); err != nil || r.String() != "<:a>é</>" {
			t.Errorf("%q: got %q, %v", order, r.String(), err)
		}
		if !isXML([]byte(text)) {
			t.Errorf("%q is not known as XML", order)
		}
	}
}

// TestLooseXML reads drawings as old programs wrote them, with HTML in them.
func TestLooseXML(t *testing.T) {
	t.Parallel()
	var r record
	err := walkXML([]byte("<a><div b=c d><font>x<br>y&nbsp;z</font></div></i> < </a>"), 10, true, &r)
	if want := `<:a><:div b="c"><:font>x<:br>y&nbsp;z</></></> < </>`; err != nil || r.String() != want {
		t.Errorf("got %q, %v, want %q", r.String(), err, want)
	}
}

// oddlyNamed is a set of characters that encoding/xml takes for none.
var oddlyNamed = regexp.MustCompile(`^<\?xml [^?]*encoding(\s|=[^"'])`)

// FuzzXML holds that what encoding/xml reads is read the same, but for declarations and for characters that it
// overlooks outside of text.
func FuzzXML(f *testing.F) {
	for _, s := range []string{
		"<a b='c'>d<e/>&amp;&#x41;<![CDATA[f]]><!-- g --></a>", flatSlides(),
		"<x:a xmlns:x='urn:b' xmlns='http://www.w3.org/2000/svg'><c xmlns:x='urn:d'/><x:e></x:e></x:a>",
		"<!DOCTYPE a [<!ENTITY b \"c\">]><a>\r\n</a>",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, data string) {
		want, err := byLibrary(data)
		declares := strings.Contains(strings.NewReplacer("<!--", "", "<![CDATA[", "").Replace(data), "<!")
		if err != nil || declares || oddlyNamed.MatchString(data) || soundTo([]byte(data)) < len(data) {
			return
		}
		var r record
		if err := walkXML([]byte(data), 1_000_000, false, &r); err != nil {
			t.Fatalf("%v: %q", err, data)
		}
		if got := r.String(); got != want {
			t.Fatalf("got %q, want %q", got, want)
		}
	})
}
