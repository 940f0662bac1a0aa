package extract

import "testing"

func TestRTF(t *testing.T) {
	t.Parallel()
	opened(t, []byte(`{\rtf1\ansi\ansicpg1250{\fonttbl{\f0 SECRET;}}{\info{\title (S) Fair}{\author A. Person}}
{\header SECRET//NOFORN\par}{\*\generator SECRET;}\pard\b (\b0 S{\i //N}F) The \'9aark\u8212?x\emdash y\par
\bin4 }}{{2. ({\v hidden}C) Two{\deleted gone}{\footnote (TS) note}{\*\atnauthor B}{\*\annotation remark}{\*\odd aside}\par}`),
		RichText, `
|body|(S//NF) The šark—x—y
2. (C) Two
|page header|SECRET//NOFORN
|deleted text|gone
|hidden text|hiddenaside
|comment|Bremark
|note|(TS) note
|property|
(S) Fair
A. Person
`)
}

// TestRTFUnseen reads what people write of a picture, whose bytes are no text, and the names of styles.
func TestRTFUnseen(t *testing.T) {
	t.Parallel()
	opened(t, []byte(`{\rtf1{\stylesheet{\s0 (S) Plain;}}one {\pict{\*\picprop{\sp{\sn wzDescription}{\sv (S//NF) A plum}}}\pngblip 89504e47} two}`),
		RichText, "|body|one  two\n|hidden text|(S) Plain;wzDescription(S//NF) A plum\n")
}

func TestRTFThatIsUnread(t *testing.T) {
	t.Parallel()
	opened(t, []byte(`{\rtf1 (S) Text{\object{\*\objdata 0105}{\result x}}`), RichText, `
|body|(S) Textx
unread |an object that is embedded in it is not read
unread |it is damaged: it ends within a group
`)
}

func TestRTFPlaces(t *testing.T) {
	t.Parallel()
	got := Open("", []byte(`{\rtf1 one\par two\par\par four}`), Limits{}).Parts[0]
	for offset, want := range map[int]string{0: "paragraph 1", 3: "paragraph 1", 4: "paragraph 2", 9: "paragraph 4"} {
		if is := got.Where(offset); is != want {
			t.Errorf("offset %d: got %q, want %q", offset, is, want)
		}
	}
}
