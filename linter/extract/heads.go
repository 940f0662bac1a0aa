package extract

import (
	"bytes"
	"encoding/binary"
	"slices"
)

// head is a file format that is known by bytes at its head.
type head struct {
	look
	magic string
	at    int                    // where the bytes stand
	more  func(data []byte) bool // what else must hold; nil for nothing
}

// fits reports whether data is of the format. The first byte tells of most that it is not.
func (h *head) fits(data []byte) bool {
	return len(data) >= h.at+len(h.magic) && data[h.at] == h.magic[0] &&
		string(data[h.at:h.at+len(h.magic)]) == h.magic && (h.more == nil || h.more(data))
}

// heads are the formats whose bytes stand at the very head, by the first of them; inner are the others.
var (
	heads [256][]head
	inner []head
)

func init() {
	for _, h := range slices.Concat(formats, disks) {
		if h.at > 0 {
			inner = append(inner, h)
		} else {
			heads[h.magic[0]] = append(heads[h.magic[0]], h)
		}
	}
}

var (
	archive = look{kind: Archive}
	inert   = look{kind: Inert}
)

// lost is a format that is known and not read, with what people can do.
func lost(what string) look { return look{Known, "it is " + what} }

var (
	encrypted = lost("encrypted")
	packed    = lost("packed in a way that is not read: unpack it, or pack it as .zip or .tar.gz")
	disk      = lost("an image of a disk: take the files out of it")
	database  = lost("a database: export its tables as CSV or JSON lines")
	postPaper = lost("a page description that is not read: export it as PDF")
)

// formats are the heads of files, from the specification of each format. Where letters alone are the head, a
// text may begin with them: hasControls tells them apart, for no text has control characters at its head.
var formats = []head{
	{archive, "PK\x03\x04", 0, nil},
	{archive, "PK\x05\x06", 0, nil},
	{archive, "PK00PK\x03\x04", 0, nil},
	{archive, "\x1f\x8b", 0, isGzip},
	{look{Known, "it is packed by gzip in a way that is not known"}, "\x1f\x8b", 0, nil},
	{archive, "BZh", 0, isBzip2},
	{archive, "ustar", 257, nil},
	{look{PDF, notReadHere}, "%PDF-", 0, nil},
	{look{Outlook, notReadHere}, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0, nil},
	{look{kind: RichText}, `{\rtf`, 0, nil},

	{packed, "7z\xbc\xaf\x27\x1c", 0, nil},
	{packed, "Rar!\x1a\x07", 0, nil},
	{packed, "\xfd7zXZ\x00", 0, nil},
	{packed, "\x28\xb5\x2f\xfd", 0, nil},                 // zstd
	{packed, "\x04\x22\x4d\x18", 0, nil},                 // lz4
	{packed, "LZIP", 0, hasControls},                     //
	{packed, "\x1f\x9d", 0, nil},                         // compress
	{packed, "\x1f\xa0", 0, nil},                         // LZH
	{packed, "\x5d\x00\x00", 0, isLZMA},                  //
	{packed, "\x60\xea", 0, hasControls},                 // ARJ
	{packed, "\xa3\x01", 0, nil},                         // OpenPGP, signed or packed and not encrypted
	{packed, "\xa3\x02", 0, nil},                         //
	{packed, "\xa3\x03", 0, nil},                         //
	{packed, "MSCF\x00\x00\x00\x00", 0, nil},             // cabinet
	{packed, "-lh", 2, hasControls},                      // LHA
	{packed, "xar!\x00", 0, nil},                         //
	{packed, "070701", 0, isCPIO},                        // cpio, which rpm packs with
	{packed, "070702", 0, isCPIO},                        //
	{packed, "070707", 0, isCPIO},                        //
	{packed, "\xc7\x71", 0, nil},                         // old cpio
	{packed, "\xed\xab\xee\xdb", 0, nil},                 // rpm
	{packed, "!<arch>\ndebian-binary", 0, nil},           //
	{archive, arMagic, 0, nil},                           //
	{packed, "\x78\x9f\x3e\x22", 0, nil},                 // TNEF, winmail.dat
	{disk, "MSWIM\x00\x00\x00", 0, nil},                  //
	{disk, "hsqs", 0, hasControls},                       // squashfs
	{disk, "QFI\xfb", 0, nil},                            // qcow
	{disk, "KDMV", 0, hasControls},                       // VMDK
	{disk, "conectix", 0, hasControls},                   // VHD
	{disk, "vhdxfile", 0, hasControls},                   //
	{encrypted, "encrcdsa", 0, hasControls},              // encrypted disk image
	{encrypted, "LUKS\xba\xbe", 0, nil},                  //
	{encrypted, "age-encryption.org/", 0, nil},           //
	{encrypted, "-----BEGIN AGE ENCRYPTED FILE", 0, nil}, //
	{encrypted, "-----BEGIN PGP MESSAGE", 0, nil},        //
	{encrypted, "-----BEGIN PKCS7", 0, nil},              //
	{encrypted, "-----BEGIN CMS", 0, nil},                //
	{encrypted, "$ANSIBLE_VAULT;", 0, nil},               //
	{encrypted, "Salted__", 0, hasControls},              // openssl enc
	{encrypted, "\x00GITCRYPT\x00", 0, nil},              //
	{encrypted, "\x03\xd9\xa2\x9a", 0, nil},              // KeePass
	{encrypted, "\x84", 0, isOpenPGP},                    // session keys for a recipient, old and new form
	{encrypted, "\x85", 0, isOpenPGP},                    //
	{encrypted, "\xc1", 0, isOpenPGP},                    //
	{encrypted, "\x8c", 0, isOpenPGP},                    // a session key for a pass phrase
	{encrypted, "\xc3", 0, isOpenPGP},                    //

	{database, "SQLite format 3\x00", 0, nil},
	{database, "\x00\x01\x00\x00Standard Jet DB", 0, nil},
	{database, "\x00\x01\x00\x00Standard ACE DB", 0, nil},
	{database, "PAR1", 0, hasControls}, // Parquet
	{database, "Obj\x01", 0, nil},      // Avro
	{database, "!BDN", 0, hasControls}, // Outlook's store
	{postPaper, "%!", 0, isPostScript},
	{postPaper, "\x04%!", 0, isPostScript},  // as it is sent to a printer
	{postPaper, "\xc5\xd0\xd3\xc6", 0, nil}, // EPS with a preview
	{postPaper, "AT&TFORM", 0, hasControls}, // DjVu
	{postPaper, "\x1b%-12345X", 0, nil},     // PJL
	{lost("a notebook of OneNote: export it as PDF"), "\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d", 0, nil},
	{lost("a document of WordPerfect: export it as PDF"), "\xffWPC", 0, nil},
	{lost("a document of Word before 1997: save it as .docx"), "\xdb\xa5", 0, nil},
	{lost("a document of Word before 1997: save it as .docx"), "\x31\xbe\x00\x00", 0, nil},
	{lost("a file of help pages: unpack it"), "ITSF\x03\x00", 0, nil},

	{inert, "\x89PNG\r\n\x1a\n", 0, nil},
	{inert, "\xff\xd8\xff", 0, nil}, // JPEG
	{inert, "GIF87a", 0, hasControls},
	{inert, "GIF89a", 0, hasControls},
	{inert, "BM", 0, isBitmap},
	{inert, "II*\x00", 0, nil}, // TIFF
	{inert, "MM\x00*", 0, nil},
	{inert, "RIFF", 0, hasControls}, // WebP, WAVE, AVI
	{inert, "\x00\x00\x01\x00", 0, isIcon},
	{inert, "8BPS\x00", 0, nil},
	{inert, "\x00\x00\x00\x0cjP  ", 0, nil},     // JPEG 2000
	{inert, "\x00\x00\x00\x0cJXL ", 0, nil},     //
	{inert, "\xff\x0a", 0, hasControls},         // JPEG XL
	{inert, "ftyp", 4, hasControls},             // MP4, HEIC, AVIF
	{inert, "\x1a\x45\xdf\xa3", 0, nil},         // Matroska
	{inert, "FLV\x01", 0, nil},                  //
	{inert, "\x00\x00\x01\xba", 0, nil},         // MPEG
	{inert, "OggS\x00", 0, nil},                 //
	{inert, "fLaC\x00", 0, nil},                 //
	{inert, "ID3", 0, hasControls},              // MP3
	{inert, "\xff\xfb", 0, hasControls},         //
	{inert, "\xff\xf3", 0, hasControls},         //
	{inert, "MThd\x00", 0, nil},                 //
	{inert, "#!AMR\n", 0, nil},                  //
	{inert, "OTTO\x00", 0, nil},                 // fonts
	{inert, "\x00\x01\x00\x00\x00", 0, nil},     //
	{inert, "ttcf\x00", 0, nil},                 //
	{inert, "wOFF", 0, hasControls},             //
	{inert, "wOF2", 0, hasControls},             //
	{inert, fontHead, 0, nil},                   //
	{inert, "\x80\x01", 0, isType1},             //
	{inert, "\x7fELF", 0, nil},                  // programs
	{inert, "MZ", 0, isWindowsProgram},          //
	{inert, "\xfe\xed\xfa\xce", 0, nil},         // Mach-O
	{inert, "\xfe\xed\xfa\xcf", 0, nil},         //
	{inert, "\xce\xfa\xed\xfe", 0, nil},         //
	{inert, "\xcf\xfa\xed\xfe", 0, nil},         //
	{inert, "\xca\xfe\xba\xbe", 0, nil},         // Java, and Mach-O for several machines
	{inert, "\x00asm", 0, nil},                  // WebAssembly
	{inert, "\x0d\x0d\x0a", 1, hasControls},     // Python
	{inert, "BC\xc0\xde", 0, nil},               // LLVM
	{inert, "dex\n03", 0, hasControls},          // Android
	{inert, "PACK\x00\x00\x00", 0, nil},         // of git, which --history reads by itself
	{inert, "DIRC\x00\x00\x00", 0, hasControls}, //
	{inert, "\x93NUMPY", 0, nil},                //
}

// hasControls reports whether there are control characters at the head, which no text has there.
func hasControls(data []byte) bool {
	for _, c := range data[:min(len(data), 64)] {
		if c < '\t' || c > '\r' && c < ' ' && c != 0x1b {
			return true
		}
	}
	return false
}

// isBzip2 asks for a block size and the magic number of a block, or of the end.
func isBzip2(data []byte) bool {
	const magic, end = "\x31\x41\x59\x26\x53\x59", "\x17\x72\x45\x38\x50\x90"
	return len(data) >= 10 && data[3] >= '1' && data[3] <= '9' &&
		(string(data[4:10]) == magic || string(data[4:10]) == end)
}

// isLZMA asks for what lzma writes: a dictionary that is a power of two, and a size that is not known or small.
func isLZMA(data []byte) bool {
	return len(data) > 13 && (data[12] == 0 || data[12] == 0xff) && data[3]|data[4] != 0
}

// isCPIO asks for a first field in octal or hexadecimal digits, as both forms of letters have it.
func isCPIO(data []byte) bool {
	const fields = 70
	if len(data) < fields {
		return false
	}
	for _, c := range data[:fields] {
		if (c < '0' || c > '9') && (c|0x20 < 'a' || c|0x20 > 'f') {
			return false
		}
	}
	return true
}

// fontHead begins a font, in which nobody writes anything.
const fontHead = "%!PS-AdobeFont"

// isPostScript asks for the name of the language in the first line, or for what only its programs do: TeX has remarks
// for its editors that begin with the same signs.
func isPostScript(data []byte) bool {
	near := bytes.TrimPrefix(data[:min(len(data), block)], []byte("\x04"))
	line, rest, _ := bytes.Cut(bytes.ReplaceAll(near, []byte("\r"), []byte("\n")), []byte("\n"))
	switch {
	case bytes.HasPrefix(line, []byte(fontHead)):
		return false
	case bytes.HasPrefix(line, []byte("%!PS-Adobe")), string(bytes.TrimRight(line, " \t")) == "%!PS":
		return true
	}
	return draws(rest)
}

// drawing are the words of programs that draw a page and of nothing that is read.
var drawing = [...]string{"findfont", "scalefont", "setfont", "moveto", "showpage", "gsave", "setgray", "setlinewidth"}

// draws reports whether two of them stand in a text.
func draws(text []byte) bool {
	n := 0
	for _, word := range drawing {
		if bytes.Contains(text, []byte(word)) {
			n++
		}
	}
	return n > 1
}

// isOpenPGP asks for a packet that holds an encrypted session key: its length, its version, and the number of
// a public-key or symmetric algorithm (RFC 9580 5.1, 5.3).
func isOpenPGP(data []byte) bool {
	body, sym := 2, data[0] == 0x8c || data[0] == 0xc3
	if data[0] == 0x85 || data[0] == 0xc1 && len(data) > 1 && data[1] >= 192 {
		body = 3
	}
	if len(data) < body+16 {
		return false
	}
	version, algorithm := data[body], data[body+1]
	if sym {
		return version >= 4 && version <= 6 && algorithm >= 1 && algorithm <= 13 && data[1] < 64
	}
	return version == 3 && data[body+9] >= 1 && data[body+9] <= 30 || version == 6 && algorithm < 64
}

// isBitmap asks for the size that a bitmap gives of itself, or the zeros behind it.
func isBitmap(data []byte) bool {
	return len(data) > 14 && binary.LittleEndian.Uint32(data[6:]) == 0 && binary.LittleEndian.Uint32(data[2:]) > 14
}

// isIcon asks for the number of pictures and the zero behind the colours of the first.
func isIcon(data []byte) bool { return len(data) > 22 && data[4] > 0 && data[5] == 0 && data[9] == 0 }

// isType1 asks for a segment of letters that is the font's head.
func isType1(data []byte) bool { return len(data) > 8 && bytes.HasPrefix(data[6:], []byte("%!")) }

// isWindowsProgram asks for the head of a program for DOS: zeros in the first 64 bytes, where the place of a
// newer head stands.
func isWindowsProgram(data []byte) bool { return len(data) >= 64 && hasControls(data) }
