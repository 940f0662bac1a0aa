package spill_test

import (
	"strings"
	"testing"

	"cablelint/linter/marking"
	"cablelint/linter/spill"

	"golang.org/x/tools/txtar"
)

// verdict is what a scan says of a whole text.
type verdict int

const (
	silent verdict = iota
	suspicion
	alarm
)

func judge(doc []byte) verdict {
	v := silent
	for _, h := range spill.Scan(doc, marking.CeilingU) {
		if h.Tier == spill.Marking {
			return alarm
		}
		v = suspicion
	}
	return v
}

// judgeAll scans the documents of an archive and returns the names of those with each verdict.
func judgeAll(t *testing.T, path string) (of [alarm + 1][]string, n int) {
	t.Helper()
	docs, err := txtar.ParseFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range docs.Files {
		v := judge(f.Data)
		of[v] = append(of[v], f.Name)
	}
	return of, len(docs.Files)
}

// share is how many of n documents are at most p in a hundred.
func share(p, n int) int { return p * n / 100 }

func TestDocumentsWithMarkings(t *testing.T) {
	t.Parallel()
	of, n := judgeAll(t, "testdata/devious.txtar")
	if len(of[silent]) > 0 {
		t.Errorf("missed: %s", strings.Join(of[silent], ", "))
	}
	if len(of[suspicion]) > share(3, n) {
		t.Errorf("%d of %d are no more than suspected: %s", len(of[suspicion]), n, strings.Join(of[suspicion], ", "))
	}
}

func TestDocumentsWithoutMarkings(t *testing.T) {
	t.Parallel()
	of, n := judgeAll(t, "testdata/innocent.txtar")
	if len(of[alarm]) > share(3, n) {
		t.Errorf("%d of %d are taken for marked: %s", len(of[alarm]), n, strings.Join(of[alarm], ", "))
	}
	if len(of[suspicion]) > share(10, n) {
		t.Errorf("%d of %d are suspected: %s", len(of[suspicion]), n, strings.Join(of[suspicion], ", "))
	}
}

func TestTiers(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, text string
		want       verdict
	}{
		{"a level with a control", "SECRET//NOFORN", alarm},
		{"letter-spaced", "the S E C R E T talks", alarm},
		{"before a post and a number", "SECRET ARKADIA 000187", alarm},
		{"alone at the head of a text", "SECRET\n\nTalks went on.", alarm},
		{"alone at the foot of a text", "Talks went on.\n\n- SECRET -\n", alarm},
		{"alone within a text", "Talks went on.\n\nSECRET\n\nThey failed.", suspicion},
		{"alone within a text that is otherwise marked", "Talks went on. (U)\n\nSECRET\n\nThey failed. (S//NF)", alarm},
		{"a mark with a control", "the talks (S//NF) went on", alarm},
		{"a mark with what is no control", "the talks (S/kg) went on", silent},
		{"a letter", "(S) The talks went on.", suspicion},
		{"a letter beside one of the lowest level", "(S) The talks went on.\n(U) Lunch was good.", alarm},
		{"a letter in the heading of a cable", "TAGS: PREL\n\n1. (S) The talks went on.", alarm},
		{"a letter below a signal", "ZNR UUUUU ZZH\n\n1. (S) The talks went on.", alarm},
		{"a letter before code", "(S) => new S()", silent},
		{"a letter as the subject", "(C) is even\n(U) Lunch", alarm},
		{"a letter as the subject alone", "(C) is even", silent},
		{"two signs of a copyright", "(C) Talks until the year 2017\n\n(C) 2019 talks of a poor year", suspicion},
		{"a notice in a text that is otherwise marked", "(C) 2019 Example Corp\n(U) Lunch", silent},
		{"a letter at the end of a sentence", "the talks lasted an hour (S).", silent},
		{"the same in a text that is otherwise marked", "the talks lasted an hour (S).\n(U) Lunch", alarm},
		{"what a document says of itself", "This paper is classified secret.", suspicion},
		{"a list of a program", "L = [\"PUBLIC\", \"SECRET\"]", suspicion},
		{"a label", "classification: SECRET", alarm},
		{"a label in small letters", "classification: secret", suspicion},
		{"one label of a block", "Classified by: Jane Roe", suspicion},
		{"two labels of a block", "Classified by: Jane Roe\nDerived from: Mock Guide", alarm},
		{"two labels far apart", "Classified by: Jane Roe\n" + strings.Repeat("x y\n", 120) + "Derived from: Mock Guide", suspicion},
		{"a label before small letters", "Classified by: size", silent},
		{"a name of a program", "TOP_SECRET_PATH CLIENT_SECRET", silent},
		{"a column with a heading", "id,classification\n1,S\n2,U", alarm},
		{"a column of other things", "id,grade\n1,S\n2,U", silent},
		{"a column that holds levels alone", "1|S|talks\n2|U|lunch", suspicion},
		{"a column of a table in quotation marks", "\"id\",\"classification\"\r\n\"1\",\"S\"\r\n", alarm},
		{"a column whose name is joined", "id;security_classification\n1;C", alarm},
		{"a column under a name that is one of other things", "id,class\n1,S", suspicion},
		{"the same in a text that is otherwise marked", "id,class\n1,S\n\n(U) Lunch", alarm},
		{"a column of marks", "id,mark\n1,S", suspicion},
		{"a column of marks of all levels", "id,mark\n1,S\n2,U", alarm},
		{"a column of marks and other words", "id,mark\n1,S\n2,M", silent},
		{"a column of classifications and other words", "id,classification\n1,S\n2,M", alarm},
		{"a column of classifications in small letters", "id,classification\n1,s", suspicion},
		{"a column of the lowest level", "id,classification\n1,U", silent},
		{"a column without a heading between commas", "1,S\n2,U", silent},
		{"a column of words", "1|SECRET x\n2|U", silent},
		{"a rule below the heading", "| id | classification |\n|:---|---|\n| 1 | (S) |", alarm},
		{"another table", "id|mark\n1|x\nTalks\n1|S|talks", silent},
		{"two ratings of a list", "The ratings are AC, AE,\nAG, AO, AT and AZ.", silent},
		{"two ratings by themselves", "AG AO\n", silent},
		{"a partner's caveat in pieces", "NUR FUR DEN DIENST\nGEBRAUCH", alarm},
		{"what people are cleared for", "Applicants need a clearance for Top Secret/Sensitive Compartmented Information.", silent},
		{"what a network is for", "All Top Secret/Sensitive Compartment Information networks are down.", silent},
		{"a level and a field in a sentence", "The book on the Secret/Sensitive arena is blue.", suspicion},
		{"a level and a field by themselves", "Secret/Sensitive\n", alarm},
		{"a level and a control in a sentence", "The notes are a Secret/Noforn diagram.", alarm},
		{"rows apart", "id\tclassification\n\n1\tS", alarm},
		{"most columns", strings.Repeat("a|", 63) + "classification\n" + strings.Repeat("a|", 63) + "S", alarm},
		{"more columns", strings.Repeat("a|", 64) + "classification\n" + strings.Repeat("a|", 64) + "S", alarm},
		{"more columns without a heading", "a\n" + strings.Repeat("a|", 64) + "S\n" + strings.Repeat("a|", 64) + "U", silent},
		{"a longer row than its heading", "id|x\n1|x|S", silent},
		{"the separator that is used most", "a, b|x|classification\n1|2|S", alarm},
		{"a column that holds other words", "1|S|talks\n2|U|lunch\n3|M|x", silent},
		{"a slip with a control", "SERCET//NOFORN", alarm},
		{"a slip before a post", "CONFIDETIAL ARKADIA 000187", alarm},
		{"a slip alone", "SECRTE", alarm},
		{"a word that is near a level", "SECRETS", silent},
		{"a word that is near a level with a control", "SECRETS//NOFORN", alarm}, // by its control
		{"a slip in separate letters", "S E C E R T\n\nTalks", alarm},
		{"a slip in separate letters beside a mark", "S E C E R T\n\n(S) Talks went on", alarm},
		{"a slip with a letter too many", "SECRRET ARKADIA 000187", alarm},
		{"a slip of two letters", "SECXXT ARKADIA 000187", silent},
		{"a slip before prose", "SECRTE talks went on", silent},
		{"a slip in small letters", "Secrte ARKADIA 000187", silent},
		{"a slip beside another mark", "SECRTE\n(U) Lunch", alarm},
		{"a slip within a line", "of SERCET//NOFORN", alarm}, // by its control
		{"a slip of the highest level", "T O P S E C R T ARKADIA 000187", alarm},
		{"separate letters of another word", "S E C T O R ARKADIA 000187", silent},
		{"a caption in data", "[\"NODIS\"]", alarm},
		{"a caption behind its label", "caption NODIS, to the desk", alarm},
		{"a caption in prose", "what NODIS means", silent},
		{"a caption in a name", "\"NODIS_LIST\"", silent},
		{"a release in data", "\"REL TO USA, GBR\"", alarm},
		{"a release to a word", "\"REL TO USA, HARBOR\"", silent},
		{"a release to others", "x = \"REL TO GBR\"", silent},
		{"for whose eyes", "EYES ONLY FOR AMBASSADOR ROE FROM THE DESK", alarm},
		{"for your eyes", "Eyes only for your friends", silent},
		{"a mark over two lines", "1. (S/\nNF) Talks", alarm},
		{"a mark that is not closed over two lines", "1. (S/\nNF Talks went on", silent},
		{"a mark in a string behind a number", "f(\"1. (S) Talks\", \"2. (U) Lunch\")", alarm},
		{"a mark in a string", "f(\"(S) Talks went on\")", suspicion},
		{"behind a number of three digits", "log: 123. (S) talks", suspicion},
		{"behind a number of four digits", "log: 1234. (S) talks", silent},
		{"behind a number without a point", "log: 1 (S) talks", silent},
		{"behind a number in a sentence", "the file 1. (S) talks", silent},
		{"behind a number in a string", "x = '1. (S) talks'", suspicion},
		{"behind a number in a cell", "a|1. (S) talks", suspicion},
		{"in a cell", "a\t(S) Talks", suspicion},
		{"in a cell between commas", "a,(S) Talks", suspicion},
		{"behind a comma and a blank", "a, (S) Talks", silent},
		{"in a cell before small letters", "a\t(S) talks", silent},
		{"in a string behind a blank", "x = ' (S) Talks'", silent},
		{"in a string before a year that another follows", "f(\"(C) Talks went on and on\", \"2017\")", suspicion},
		{"the longest mark", "(S//REL TO USA, " + strings.Repeat("GBR, ", 12) + "AUS) Talks", alarm},
		{"a longer bracket", "the (S//REL TO USA, " + strings.Repeat("GBR, ", 14) + "AUS) Talks", alarm}, // by what stands in it
		{"a cast", "f((S) x, (C) y)", silent},
		{"a group of data", "{\"C\"}, {\"S\"}", silent},
		{"an index", "a[S] = [S]B", silent},
		{"a note", "[S] _See_ above", silent},
		{"a subject", "Subject: (S) talks", alarm},
		{"a subject of an owner", "Subject: (C) Jane Roe", suspicion},
		{"a subject about a word that is no name of a thing", "Subject: SECRET trip to the harbor", suspicion},
		{"a subject that begins with its level", "Subject: SECRET: talks", alarm},
		{"a subject about a word", "Subject: SECRET talks", silent},
		{"a heading", "## Talks (S)\n\n## Lunch (U)", alarm},
		{"a heading with a colon", "COMMENT (S): Talks\nSUMMARY (U): Lunch", alarm},
		{"a reference", "ANNEX (S): Talks\nSUMMARY (U): Lunch", silent},
		{"behind the end of a sentence", "P.S. (S) Talks went on. (U) Lunch.", alarm},
		{"numbered with two signs", "1.1.1 (S) Talks\n1.1.2 (U) Lunch", alarm},
		{"numbered with a word", "Para 12 (S) Talks\nPara 13 (U) Lunch", alarm},
		{"a number of four digits", "2017 (S) Talks\n(U) Lunch", alarm},
		{"a measure", "31 (C) in the shade\n(U) Lunch", silent},
		{"the words of another country", "UK SECRET\n\nTalks", alarm},
		{"its words in small letters", "geheim\n\nGespräch", silent},
		{"head and foot of a text", "CONTROLLED\n\nThree were there.\n\nCONTROLLED\n", alarm},
		{"its head alone", "CONTROLLED\n\nThree were there.\n", suspicion},
		{"the same word within", "Lunch\n\nCONTROLLED\n\nThree were there.\n", silent},
		{"head and foot in small letters", "- secret -\n\nThree were there.\n\n- secret -\n", alarm},
		{"a form", "FORM 3\nSecret (when filled in)\n\n1. Name  Canary\n", alarm},
		{"a form of other people", "FORM 3\nConfidential (when filled in)\n\n1. Name  Canary\n", suspicion},
		{"a colored line", "$ show\n\x1b[31mTOP SECRET\x1b[0m\n - the doctor says spring\n$ exit\n", alarm},
		{"letters struck twice", "SSEECCRREETT  <- the machine strikes twice", alarm},
		{"the number of a copy", "note = {CONFIDENTIAL. Copy 3 of 9}", alarm},
		{"the number of a copy of a partner", "Notatka\n\nTAJNE\negz. nr 2\n\n1. Obiad.", alarm},
		{"a stamp", "Transcript\n\n[stamped top and bottom] TOP SECRET\n\nHe asks for rope.", alarm},
		{"a control in two words", "FROM KLOW\n\nTOPSEC NO FORN\n\nCASTLE TAKEN", alarm},
		{"a control with a letter wrong", "header should read secret/noform he says", alarm},
		{"a path that is near one", "see secret/format and secret/nodes", silent},
		{"a level of two words with a letter wrong", "TOP SECERT\n\nHe fears.", alarm},
		{"an item about letters", "- S/NF in older books is strong normal form", suspicion},
		{"an item with such a mark", "- S/NF He fears for his post", alarm},
		{"what one is", "Five pages, and this one is TS.", suspicion},
		{"what code is", "The code is TS.", silent},
		{"what to treat so", "please treat as ts", suspicion},
		{"what a mark is", "the bag is marked C.", suspicion},
		{"who had it lowered", "Downgraded to C by J. Roe", suspicion},
		{"letters before sentences", "U: soup\nS: he fears for his post now", suspicion},
		{"letters of a legend", "U: soup\nS: salad\n", silent},
		{"letters of members", "[{\"m\": \"U\"}, {\"m\": \"S\"}]", suspicion},
		{"a block of one line", "Cl. by J. Roe; rsn 1.4b,d; dcl. 2040", alarm},
		{"a section of another text", "see 1.4(b) for the reason", silent},
		{"a time", "Notes, classified until 2031 by J. Roe", alarm},
		{"an enclosure", "Regraded when enclosure 1 (Secret) is detached", suspicion},
		{"a caption before a dash", "SBU - lunch\n\nHe fears.", suspicion},
		{"a paragraph in a line of capitals", "PARA 2 IS SECRET. PARA 1 IS NOT.", suspicion},
		{"a field of a name", "{\"classificationName\": \"Secret\"}", suspicion},
		{"grades behind their words", "Latin: sufficient (S)\nGreek: unsatisfactory (U)\nDance: commendable (C)", silent},
		{"a legend on one line", "Beds: (S) shade, (C) compost, (U) wild.\n1. (S) Ferns\n2. (C) Beans", suspicion},
		{"a legend of levels", "(S) secret, (C) confidential, (U) unclassified\n1. (S) He fears.\n2. (U) Lunch.", alarm},
		{"the form of a molecule", "(S)-naproxen heals, (R)-naproxen does not, and so it is sold (S).", silent},
		{"the form of a molecule and a portion", "(U) Lunch\n(S)- He fears for his post.", alarm},
		{"rows of figures", "Otto (U)    1 0 2\nInes (S)    3 4 1\nKlow (C)    2 2 0", silent},
		{"a control that is explained", "NOFORN stands for a rule that few know.", suspicion},
		{"a control before its text", "NOFORN He fears for his post.", alarm},
		{"a scale of a company", "- salary:\n  classification: restricted\n- city:\n  classification: public", suspicion},
		{"a member of two things", "{\"car\": {\"class\": \"C\"}, \"ship\": {\"class\": \"S\"}}", suspicion},
		{"two members of one marking", "{\"class\": \"S\", \"caveat\": \"NF\"}", alarm},
		{"a catalogue of messages", "msgid \"Top secret\"\nmsgstr \"Zeer geheim\"\n", suspicion},
		{"who may see an appointment that is cut off", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nCLASS:CONFIDENTIAL\nSUMMARY:Barber", silent},
		{"who may see an appointment", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nCLASS:CONFIDENTIAL\nSUMMARY:Barber\nEND:VEVENT", silent},
		{"a class behind contacts that are cut off", "BEGIN:VCARD\nN:Roe\nFN:Roe\n\nCLASS:CONFIDENTIAL\n\nMEMORANDUM FOR THE FILE\n\nHe fears for his post.", alarm},
		{"a class behind contacts", "BEGIN:VCARD\nN:x\nEND:VCARD\n\nCLASS:CONFIDENTIAL\nHe fears.", alarm},
		{"a class behind the head of a note", "BEGIN:VNOTE\nCLASS:CONFIDENTIAL\nHe fears.\nEND:VNOTE", alarm},
		{"two levels of fields of one name", "{\"class\": \"Secret\"}\n{\"class\": \"Confidential\"}", alarm},
		{"two classes, one of two letters", "Class: S\nClass: TS", alarm},
		{"the general schedule", "Memo\n\nSECRET GDS\n\nHe fears for his post.", alarm},
		{"the general schedule in brackets", "Memo\n\nCONFIDENTIAL (GDS)\n\nHe fears for his post.", alarm},
		{"the general schedule behind a comma", "Memo\n\nTOP SECRET, GDS\n\nHe fears for his post.", alarm},
		{"the instruction of a source", "Declassify on: Source marked OADR", alarm},
		{"the same without its verb", "Declas: Source marked OADR", alarm},
		{"a class of a text", "CLASS:CONFIDENTIAL\nHe fears for his post.", alarm},
		{"the nickname of a program", "SPECIAL ACCESS REQUIRED - TIN DRUM\n\nOf the third quarter.", alarm},
		{"a sign on a door", "SPECIAL ACCESS REQUIRED for the stairs of this house", silent},
		{"a ticked box", "Contents: [x] Secret  [ ] Confidential  [ ] none", alarm},
		{"a ticked box of a task", "- [ ] clean\n- [x] Secret door painted", silent},
		{"bold letters of a wiki", "* ('''C'''//'''REL TO USA, GBR''') He fears.", alarm},
		{"a string of three quotation marks", "x = '''a secret'''", silent},
		{"rows of a dump", "INSERT INTO note (body, classification) VALUES ('He, they say, fears', 'U'), ('x', 'S');", alarm},
		{"rows of another dump", "INSERT INTO fish (id, grade) VALUES (1, 'C'), (2, 'S');", silent},
		{"a dump of MySQL", "REPLACE  INTO `note` (`id`, `body`, `classification`) VALUES (1,'It\\'s late, he said','S');", alarm},
		{"a dump with a folder in it", "INSERT IGNORE INTO note (id, body, classification) VALUES (1,'C:\\','S');", alarm},
		{"words of capitals behind a control", "NOFORN STANDS\n(S) He fears for his post.", alarm},
		{"a heading in small letters", "summary (S) He fears for his post.\nupdate (U) He went to lunch.", alarm},
		{"a dump with a quotation mark behind a backslash", "INSERT INTO note (body, classification) VALUES ('he said \\'no\\', 3 times','S');", alarm},
		{"a dump with a doubled quotation mark", "INSERT INTO note (body, classification) VALUES ('It''s late, he says','S');", alarm},
		{"a dump with a backslash behind each row", "INSERT INTO note (id, body, classification) VALUES (1,'C:\\','U'),(2,'it\\'s (so, he says)','S');", alarm},
		{"a copy that nothing ends", "COPY memo (id, class_cd, dissem_cd, body) FROM stdin;\n7\tTS\tNF\tTalks\n8\tU\t\tFair\n", alarm},
		{"a dump without names of columns before one with them", "INSERT INTO path VALUES (1,'C:\\');\nINSERT INTO note (id, classification) VALUES (1,'S');", alarm},
		{"a quotation mark before a backslash, without names", "INSERT INTO path VALUES (1,'don''t \\');\nINSERT INTO note (id, classification) VALUES (1,'S');", alarm},
		{"rows without names, replaced", "REPLACE INTO path VALUES (1,'C:\\','x');\nINSERT INTO note (id, classification) VALUES (1,'S');", alarm},
		{"rows that both ways of reading have", "INSERT INTO note (id, path, classification) VALUES (1,'C:\\','S'),(2,'x','U'),(3,'ships, boats) and so on','U');", alarm},
		{"a row of other cells before a statement", "INSERT INTO path (dir, n) VALUES ('C:\\', 1, 2);\nINSERT INTO note (id, classification) VALUES (1,'S');", alarm},
		{"a statement behind that of another table", "INSERT INTO fish (a, b) VALUES (1, 2);\nINSERT INTO note (id, classification) VALUES (1,'S');", alarm},
		{"a table behind another", "a,b\n1,2\n\nid,classification\n1,S\n", alarm},
		{"a table behind another, between tabs", "a\tb\n1\t2\n\nid\tclassification\n1\tS\n", alarm},
		{"a table of sizes behind another", "a,b\n1,2\n\nid,size\n1,S\n", silent},
		{"a value like a heading", "id,classification,subject\n1,U,memo\n\n2,S,class\n3,C,memo\n", alarm},
		{"a heading again", "ship,class,crew\nA,C,12\nB,B,13\nC,A,14\n\nship,class,crew\nD,C,12\nE,S,13\n", silent},
		{"a table whose name has values in it", "INSERT INTO `doc_values` (`id`, `classification`) VALUES (1,'S'),(2,'U'),(3,'C');", alarm},
		{"a calendar that is cut off, folded by a tab", "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDESCRIPTION:x\n\tfolded\nCLASS:CONFIDENTIAL", silent},
		{"a table with empty lines in it", "id,classification\n\n1,S\n\n2,U\n", alarm},
		{"a dump behind a quotation mark that is not closed", "-- INSERT INTO it (that's all\n" + strings.Repeat("INSERT INTO fish (id) VALUES (1);\n", 9) + "INSERT INTO note (id, classification) VALUES (1, 'S'), (2, 'U');", alarm},
		{"a dump behind a row that is not closed", "INSERT INTO note (id, body) VALUES (1, 'it's');\nINSERT INTO note (id, classification) VALUES (1, 'S'), (2, 'U');", alarm},
		{"a dump of a table with a long name", "INSERT INTO harbor_commission_of_arkadia.memoranda_of_its_talks (id, classification) VALUES (1, 'S'), (2, 'U');", alarm},
		{"a dump that is cut", "INSERT INTO note (id, classification) VALUES (1, 'S", silent},
		{"a retired schedule behind a dash", "Memo of talks            SECRET - XGDS (2)\nThey went on.", alarm},
		{"a level of a codeword of a partner", "TOP SECRET STRAP 1\n\nNotes on the dock.", alarm},
		{"a partner's level and its caveat", "PROTECTED//LEGAL-PRIVILEGE\n\nAdvice on the dock.", alarm},
		{"a level by its number", "군사 III급 비밀\n\n회의는 끝났다.", alarm},
		{"a warning of atomic energy", "This material contains Restricted Data as defined in the Atomic Energy Act of 1954.", alarm},
		{"data that a hospital restricts", "This material contains restricted data of patients, not atomic energy.", silent},
		{"sources that are open, and closed", "Open source marked X1 on the map. Closed-source marked MR 12.", silent},
		{"a seller of seats", "We rent seats (C//GDS) and sell.", silent},
		{"sellers of seats", "S/GDS", silent},
		{"its words in prose", "Das Gespräch war GEHEIM und lang.", silent},
	} {
		if got := judge([]byte(tt.text)); got != tt.want {
			t.Errorf("%s: %d, want %d", tt.name, got, tt.want)
		}
	}
}

func TestHighestOfAColumn(t *testing.T) {
	t.Parallel()
	const text = "id,classification\n1,C\n2,S\n3,TS\n4,TS\n"
	for ceiling, want := range map[marking.Ceiling]string{
		marking.CeilingU:  "portion mark TS TS: TS",
		marking.CeilingS:  "portion mark TS TS: TS",
		marking.CeilingTS: "",
	} {
		if got := toldOf(text, spill.Scan([]byte(text), ceiling)); got != want {
			t.Errorf("%v: %q, want %q", ceiling, got, want)
		}
	}
}

func TestDesignations(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		name, text string
		ceiling    marking.Ceiling
		want       string
	}{
		{
			"two lines", "Controlled by: Works\nLDC: FEDCON", marking.CeilingU,
			"designation of controlled information CONTROLLED BY CUI: Controlled by; designation of controlled information LDC CUI: LDC",
		},
		{"one line", "CUI Category: PRVCY", marking.CeilingU, "designation of controlled information CUI CATEGORY CUI: CUI Category"},
		{"one line that other texts have too", "Controlled by: Works", marking.CeilingU, ""},
		{"without colons", "Controlled by Works\nLDC FEDCON", marking.CeilingU, ""},
		{"within a sentence", "they are controlled by: Works\nan LDC: FEDCON", marking.CeilingU, ""},
		{"under a higher ceiling", "Controlled by: Works\nLDC: FEDCON", marking.CeilingCUI, ""},
	} {
		if got := toldOf(tt.text, spill.Scan([]byte(tt.text), tt.ceiling)); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

// What is known of a text counts whatever the ceiling, and is looked for only where it is asked.
func TestTiersUnderACeiling(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct {
		text string
		want spill.Tier
	}{
		{"CONFIDENTIAL//NOFORN\n\n(TS) The talks went on.", spill.Marking},
		{"(TS) The talks went on.", spill.Word},
	} {
		hits := spill.Scan([]byte(tt.text), marking.CeilingS)
		if len(hits) != 1 || hits[0].Tier != tt.want {
			t.Errorf("%q: %v, want one of tier %d", tt.text, hits, tt.want)
		}
	}
}
