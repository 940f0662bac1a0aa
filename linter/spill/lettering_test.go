package spill_test

import "testing"

// inParagraphs are portions that no other use of their letters makes nothing of.
const inParagraphs = "(S) The talks with the harbor chief went on for two days.\n\n(C) The pilot asked for a visa and a boat.\n"

// ofOneLevel are portions of one level alone.
const ofOneLevel = "(S) The talks with the harbor chief went on for two days.\n\n(S) The pilot asked for a visa and a boat.\n"

// besideLetters are uses of letters that make nothing of the portions below them. Portions of one level are suspected
// at the least where the text gives their letter another meaning.
var besideLetters = []struct {
	shape, text string
	explains    bool
}{
	{"what the letters mean", "Portions of this memo are secret (S), confidential (C).\n\n", false},
	{"their definition", "(S) means that the paragraph is secret.\n\n", false},
	{"an equation", "(S) = has names of sources\n\n", true},
	{"names with their letters", "Cleared by S (Samson), C (Carlson)\n\n", true},
	{"a marked agenda", "Agenda: (S) Syrup talks; (C) Cod quota; (C) Crab quota\n\n", true},
	{"seats of a parliament", "Guests:\nMs. Doe   (R)  Arden\nMr. Roe   (D)  Kelso\n\n", false},
	{"letters within sentences", "He sent the list of (S) names below.\n\n", false},
}

// portioned are short texts whose portions bear letters in brackets and nothing else: no level in words, no control, no
// heading of a cable.
var portioned = []struct{ shape, text string }{
	{"two paragraphs", "Memo to the desk\n\n(S) The talks with the harbor chief went on for two days.\n\n(C) The pilot asked for a visa and a boat.\n"},
	{"two paragraphs of one level", "Memo to the desk\n\n(S) The talks with the harbor chief went on.\n\n(S) He asked for a visa and a boat.\n"},
	{"behind numbers, beside names", "Cleared by S (Samson), C (Carlson)\n\n1. (S) The talks failed over fish.\n\n2. (C) The pilot is ours now.\n"},
	{"items that end with semicolons", "The list:\na. talks with Oldhaven (secret);\nb. survey of the quay (unclas);\nc. crew of the ship (confidential);\n"},
	{"strokes that a legend explains", "S = secret\nNF = no foreign nationals\n\n- Plans of the quay (S/NF)\n- Survey of the quay (S/NF)\n"},
	{"strokes beside those of offices", "office,paper,note\nS/P,Talks,S/NF\nS/ES,Survey,S/NF\n"},
	{"two lines", "(S) The talks went on.\n(C) The pilot left on Monday.\n"},
	{"beside the lowest", "(U) Lunch was good.\n(S) The talks went on.\n"},
	{"beside the lowest in small letters", "- (U) lunch was good\n- (S) the talks went on\n"},
	{"paragraphs of one line each", "(TS) Source reports three ships at the quay.\n\n(TS) Source has not been paid.\n"},
	{"three levels", "(TS) Source reports three ships.\n(S) Embassy has no comment.\n(C) Consul will ask again.\n"},
	{"behind numbers", "Talking points\n\n1. (S) The talks failed.\n2. (C) The pilot is ours.\n"},
	{"behind numbers in brackets", "(1) (S) The talks failed over fish.\n(2) (C) The pilot is ours.\n"},
	{"behind letters", "a. (S) The talks failed over fish.\nb. (C) The pilot is ours.\n"},
	{"behind numbers of two parts", "2.1 (S) The talks failed over fish.\n2.2 (C) The pilot is ours.\n"},
	{"behind a sign of a paragraph", "¶1. (S) The talks failed.\n¶2. (C) The pilot is ours.\n"},
	{"behind numbers, wrapped", "1. (S) The talks failed because the minister\nhad not been told of the price.\n\n2. (C) The pilot is ours and wants\na boat before spring.\n"},
	{"in capitals", "1. (S) THE TALKS FAILED OVER FISH.\n\n2. (C) THE PILOT IS OURS.\n"},
	{"in capitals without numbers", "(S) THE TALKS FAILED OVER FISH.\n(C) THE PILOT IS OURS AND WANTS A BOAT.\n"},
	{"behind bullets", "Brief\n\n- (S) Talks failed over fish.\n- (C) Pilot is ours.\n"},
	{"behind stars", "* (S) Talks failed over the price of fish.\n* (S) Pilot is ours and wants a boat.\n"},
	{"behind round bullets", "• (S) Talks failed over the price of fish.\n• (C) Pilot is ours and wants a boat.\n"},
	{"behind bullets, in small letters", "- (S) the talks failed over the price of fish\n- (C) the pilot is ours and wants a boat\n"},
	{"without articles, in small letters", "- (S) our man at the quay saw three ships\n- (C) he wants a boat before spring\n"},
	{"a slide", "Slide 3\n\nHarbor talks (S)\n- (S) Chief fears for his post\n- (C) Pilot wants a boat\n"},
	{"slides", "Slide 1: Harbor\n(S) Chief fears for his post\n\nSlide 2: Quay\n(C) Pilot wants a boat\n"},
	{"a title with its mark", "Harbor talks (S)\n\n(S) The captain left on Monday with the list.\n"},
	{"a heading of Markdown", "# Harbor talks\n\n(S) The captain left on Monday.\n\n## Quay\n\n(C) The pilot wants a boat.\n"},
	{"headings of Markdown with their marks", "# Harbor talks (S)\n\nThe captain left on Monday.\n\n# Quay (C)\n\nThe pilot wants a boat.\n"},
	{"rows of Markdown", "| no | note |\n|---|---|\n| 1 | (S) The captain left on Monday. |\n| 2 | (C) The pilot wants a boat. |\n"},
	{"rows between tabs", "1\t(S) The captain left on Monday.\n2\t(C) The pilot wants a boat.\n"},
	{"rows of CSV", "1,\"(S) The captain left on Monday.\"\n2,\"(C) The pilot wants a boat.\"\n"},
	{"a mail", "From: roe@example.org\nTo: doe@example.org\nSubject: Harbor\n\nJohn,\n\n(S) The captain left on Monday.\n\n(C) The pilot wants a boat.\n\nJane\n"},
	{"a mail, quoted", "On Monday Jane Roe wrote:\n> (S) The captain left on Monday.\n>\n> (C) The pilot wants a boat.\n\nThanks, John\n"},
	{"a mail of one mark and the lowest", "From: roe@example.org\nSubject: Harbor\n\n(U) Thanks for the cake.\n\n(S) The captain left on Monday.\n"},
	{"a subject", "Subject: (S) Harbor talks\n\nThe captain left on Monday.\n"},
	{"a subject and a portion", "Subject: Harbor talks (S)\n\n(C) The captain left on Monday.\n"},
	{"behind sentences", "The captain left on Monday. (S)\n\nThe pilot wants a boat. (C)\n"},
	{"behind sentences beside the lowest", "The captain left on Monday. (S)\n\nLunch was good. (U)\n"},
	{"square brackets", "[S] The captain left on Monday.\n\n[C] The pilot wants a boat.\n"},
	{"names of fields", "Summary: (S) The captain left on Monday.\nComment: (C) The pilot wants a boat.\n"},
	{"headings in capitals", "SUMMARY (S): The captain left.\nCOMMENT (C): The pilot wants a boat.\n"},
	{"a heading between", "1. (S) Summary: The captain left on Monday.\n2. (C) Comment: The pilot wants a boat.\n"},
	{"headings with points", "1. (S) SUMMARY. The captain left on Monday.\n\n2. (C) COMMENT. The pilot wants a boat.\n"},
	{"questions", "(S) Who paid the captain?\n(S) Where is the list?\n(C) When does the pilot leave?\n"},
	{"with names", "(S) Jane Roe met the captain on Monday.\n\n(S) John Doe met the pilot on Tuesday.\n"},
	{"with years", "(S) In 2017 the captain left the harbor.\n\n(S) In 2018 the pilot came back.\n"},
	{"with figures", "(S) Three ships and 40 men are at the quay.\n\n(C) Pilot has 12 boats.\n"},
	{"with abbreviations", "(S) The European Union (EU) asked for fish.\n\n(C) The Prime Minister (PM) gave it fish.\n"},
	{"with parties", "(S) Senator Vance (R) asked for fish.\n\n(C) Senator Doe (D) gave him fish.\n"},
	{"with references", "(S) As in ref (A), the captain left.\n\n(C) As in ref (B), the pilot wants a boat.\n"},
	{"with a list in a sentence", "(S) The captain wants (a) fish, (b) a boat and (c) a visa.\n\n(S) The pilot wants none of it.\n"},
	{"with a list below", "(S) The captain wants:\n(a) fish;\n(b) a boat;\n(c) a visa.\n\n(S) The pilot wants none of it.\n"},
	{"with a numbered list below", "(S) The captain wants:\n  1. Fish\n  2. A boat\n\n(C) The pilot wants none of it.\n"},
	{"with another rank of paragraphs", "1. (S) The captain wants three things.\n   a. (C) Fish.\n   b. (S) A boat.\n2. (C) The pilot wants none of it.\n"},
	{"among unmarked paragraphs", "Dear John,\n\nThanks for the cake, which all of us liked.\n\n(S) The captain left on Monday.\n\nThe weather was good.\n\n(C) The pilot wants a boat.\n\nYours, Jane\n"},
	{"a page with a date", "3 May 2007\nTo: the desk\nFrom: Jane Roe\n\n(S) The captain left on Monday with the list.\n\n(S) The pilot stays.\n"},
	{"paragraphs that begin with the letter and others", "(S) Source says the captain left on Monday.\n\n(S) The list is with him.\n\n(C) Consul will ask again.\n"},
	{"one sentence goes on another", "1. (C) The captain left.\n2. (C) So did the pilot.\n3. (C) Nobody asked.\n"},
	{"on one line", "(S) The captain left on Monday. (C) The pilot wants a boat.\n"},
	{"many of one level", "(C) The captain left on Monday.\n(C) The pilot stays.\n(C) The cook is ill.\n(C) The crew wants fish.\n"},
	{"a comment of a program", "# (S) The captain left on Monday.\n# (C) The pilot wants a boat.\ndef roe():\n    return 1\n"},
	{"members of data", "{\"one\": \"(S) The captain left on Monday.\",\n \"two\": \"(C) The pilot wants a boat.\"}\n"},
	{"a calendar of a trip", "Mon 3 May\n(S) Meet the captain at the quay.\n\nTue 4 May\n(C) Meet the pilot at the inn.\n"},
	{"elements of a page", "<p>(S) The captain left on Monday.</p>\n<p>(C) The pilot wants a boat.</p>\n"},
	{"items of a page", "<ul><li>(S) The captain left.</li>\n<li>(C) The pilot wants a boat.</li></ul>\n"},
	{"items of TeX", "\\begin{itemize}\n\\item (S) The captain left on Monday.\n\\item (C) The pilot wants a boat.\n\\end{itemize}\n"},
	{"in bold", "**(S)** The captain left on Monday.\n\n**(C)** The pilot wants a boat.\n"},
	{"behind Para", "Para 1 (S) The captain left on Monday.\nPara 2 (C) The pilot wants a boat.\n"},
	{"biographies", "(C) Otto Klow was born in Arden in 1950. He speaks three languages.\n\n(S) He owes the captain a boat.\n"},
	{"a subject above a legend", "Subject: (S) Harbor talks\n\n(C) client, (S) server, (D) docs\n"},
	{"a subject below a heading of a cable", "TAGS: PREL\nSUBJECT: (S) SHIPS OF THE HARBOR\n\n(C) client, (S) server, (D) docs\n"},
	{"a legend of levels", "(S) Secret (C) Confidential (U) Unclassified\n\n(S) The captain left.\n\n(C) The pilot wants a boat.\n"},
}

func TestLettersOfPortions(t *testing.T) {
	t.Parallel()
	for _, tt := range portioned {
		if got := judge([]byte(tt.text)); got != alarm {
			t.Errorf("%s: %d, want an alarm", tt.shape, got)
		}
	}
	for _, tt := range besideLetters {
		if got := judge([]byte(tt.text + inParagraphs)); got != alarm {
			t.Errorf("beside %s: %d, want an alarm", tt.shape, got)
		}
		if got := judge([]byte(tt.text + ofOneLevel)); got != alarm && (!tt.explains || got != suspicion) {
			t.Errorf("portions of one level beside %s: %d", tt.shape, got)
		}
	}
}

// keyed are texts whose letters in brackets stand for other things.
var keyed = []struct{ kind, text string }{
	{"an examination", "1. Which of these is a metal?\n   (A) Ne\n   (B) Ar\n   (C) Cu\n   (S) I do not know\n\n2. Which is a gas?\n   (A) Fe\n   (B) Ni\n   (C) Xe\n   (S) I do not know\n\nKey: 1 (C) 2 (C)\n"},
	{"answers in sentences", "3. Why did the captain leave?\n(A) He was ill.\n(B) He was tired of fish.\n(C) Nobody paid him.\n(S) None of these is right.\n\n4. Who stayed?\n(A) The pilot did.\n(B) The cook did.\n(C) The crew did.\n(S) None of these is right.\n"},
	{"a timetable", "Line 7, Arden to Kelso\n(S) Saturdays only   (SX) not on Saturdays   (C) school days\n\nNotes      (S)   (C)   (SX)\nMill      0710  0730  0750\nQuay      0715  0735  0755\n"},
	{"notes below a timetable", "Mill     0710 (S)   0730 (C)   0750\nQuay     0715       0735       0755\n\n(S) Runs on Saturdays only.\n(C) Runs when the school is open.\n"},
	{"notes on lines of their own", "Notes      (S)   (C)   (SX)   (TS)\nMill      0710  0730  0750   0810\n\n(S)\nNot on Sundays.\n(C)\nRuns when the school is open.\n"},
	{"chords before words", "[Verse]\n(C)  Down by the harbor, (G) down by the sea\n(Am) Nobody waits there, (F) nobody but me\n(C)  Row me a boat, (G) row it for free\n"},
	{"a hymn", "(S) Awake, the day is here,\n(A) awake, awake,\n(T) the night is gone,\n(C) and all is well again.\n"},
	{"voices", "(S) The ship is on the sea,\n(A) the sea is on the ship,\n(B) below, below,\n(C) O hear the bell.\n"},
	{"a play", "ACT ONE\n\nCOOK.    The soup is cold.\nPILOT.   It was cold at noon. (Sits.)\n\n(C) Enter the CAPTAIN. (S) A sound of bells.\n\nCAPTAIN. Who rang?\nCOOK.    Nobody, my captain.\nPILOT.   Somebody did.\n\n                 CURTAIN\n"},
	{"cues of a stage", "12  (S) Bell, off.\n13  (L) Blue wash, slow.\n14  (C) Curtain, fast.\n15  (S) Thunder, far.\n"},
	{"a league", "(C) Champions  (P) Promoted  (S) Suspended\n\n 1  Kelso (C)    10  9  1  0  28\n 2  Borth (P)    10  8  1  1  25\n 3  Leek (S)     10  1  2  7   5\n(S) deducted a point for a late start.\n"},
	{"notes below a league", " 1  Kelso (C)    10  9  1  0  28\n 2  Borth        10  8  1  1  25\n 3  Leek (S)     10  1  2  7   5\n\n(C) Takes the cup for a year.\n(S) Loses three points for a late start.\n"},
	{"classes of stars", "Class: (C) close pair (S) single (V) variable\n\n1   03 27   1.9  (C)\n2   01 28   2.1  (S)\n3   09 34   7.7  (V)\n"},
	{"sizes", "Shirts: write your size behind your name\n\nKlow O.     (M)\nVance I.    (S)\nDoe J.      (C) 128\n\n(S) or (M); (C) is for children. (S) runs small.\n"},
	{"notes of a balance", "                          Note    2007\nCash                               120\nShares with a vote        (S)      200\nShares without one        (C)      100\n\n(S) One vote each.\n(C) No vote at all.\n"},
	{"names of buttons", "<dl>\n<dt>(C)</dt><dd>copies the value</dd>\n<dt>(S)</dt><dd>shows it for a while</dd>\n</dl>\n"},
	{"names of buttons in a manual", "Press one of these:\n\n(C) clears the display.\n(S) stores the sum.\n(R) recalls it.\n"},
	{"what buttons do", "The panel has two keys.\n\n(C) opens the lid.\n(S) starts the motor, and stops it again.\n"},
	{"steps of a machine", "G21 G90\n(C) (cut 4)\nG1 X2 Y1 F300\n(S) (spindle 900)\nS900 M3\n(TS) (tool 2)\nM30\n"},
	{"subtitles", "1\n00:00:01,000 --> 00:00:03,000\nWho is there?\n\n2\n00:00:04,000 --> 00:00:06,000\n(S) [door]\n\n3\n00:00:07,000 --> 00:00:09,000\n(C) I am here. It rains.\n\n4\n00:00:10,000 --> 00:00:12,000\nCome in.\n"},
	{"keys of menus", "msgid \"(_C)opy\"\nmsgstr \"(_C) Kopieren\"\n\nmsgid \"(_S)ave\"\nmsgstr \"(_S) Speichern\"\n"},
	{"keys of menus with another sign", "<item>(&C) Kopieren</item>\n<item>(&S) Speichern</item>\n"},
	{"a sign of a copyright in two languages", "msgid \"(C) the authors\"\nmsgstr \"(C) die Autoren\"\n"},
	{"a game", "WALKTHROUGH\n(S) spring   (C) chest   (TS) trap, spikes\n\nRoom 1\nGo left. (C) holds ten coins.\n(TS) Jump. The boss sleeps here.\nRoom 2\nGo right. (S) counts as a door.\n(TS) Jump. The boss sleeps here.\n"},
	{"a protest", "Boats: (C) Comet, green; (S) Swift, white\n\nFacts\n1. (C) on port and (S) on starboard met at the mark.\n2. (S) hailed. (C) did not keep clear.\n3. (S) bore away and lost two places.\n\n(C) disqualified.\n"},
	{"a newsletter", "Club letter 12\n\nSoup of the month: pumpkin (C)\nThe trick is salt. (S) is for salt, (C) for cups.\n\nNext day: Saturday (S) at two\n"},
	{"conditions of a theorem", "\\begin{enumerate}\n\\item[(C)] every cover has a finite part,\n\\item[(S)] every point is closed,\n\\end{enumerate}\n(C) gives a finite part. (S) lets us part points.\nBy (S) there is a set.\n"},
	{"a proof", "Let X be a space with two rules.\n\n(C) Every cover has a finite part.\n(S) Every point is closed.\n\nBy (C) there is a finite part, and by (S) it is closed. This proves (C) for X.\n"},
	{"who does what", "Runbook\n\n1. (S) stops the worker.\n2. (C) puts up the banner.\n\n| step | who |\n|------|-----|\n| stop | (S) |\n| page | (C) |\n"},
	{"scopes of changes", "Scope of each entry: (C) client, (S) server, (D) docs.\n\n- (S) Read the file once at start.\n- (C) Dark mode.\n- (D) Say so.\n"},
	{"scopes of changes, not explained", "## 1.2\n- (S) Read the file once at start.\n- (D) Say how.\n- (C) Dark mode.\n## 1.1\n- (C) Port to arm64.\n- (D) Spelling.\n"},
	{"knitting", "Abbreviations: (C) cable four, (S) slip one, (K) knit\n\nRound 1  (K) 4, (C), (S)\n(C) Work loosely, or it puckers.\n"},
	{"parents of a horse", "(S) Noble Wave     b. 1991\n  (S) Second Wind  b. 1980\n  (D) Blue Lady    b. 1982\n(D) Cold Spring    b. 1993\n  (S) Cold Comfort b. 1981\n"},
	{"dishes", "(V) Vegetarian (N) Nuts (S) Shellfish (C) Celery\n\nChowder (S) (C)\nWalnut loaf (V) (N)\n\n(S) Ask the waiter.\n(C) Ask the cook.\n"},
	{"wines", "White\n  Kelso 2003 (D)\n  Borth 2001 (S)\n\n(D) Dry to the last drop.\n(S) Sweet to the last drop.\n(C) Corked bottles are free.\n"},
	{"parties", "Votes\n\nO. Klow (C)     1,204\nI. Vance (S)    1,118\nJ. Doe (L)        140\n\n(C) Crofters' League\n(S) Shore Party\n(L) Lamplighters\n"},
	{"rooms", "Rooms at the inn\n\n1   (S)   with a view of the quay   40\n2   (D)   with a bath               60\n3   (S)   without a view            30\n4   (C)   with a cot                50\n"},
	{"offices of a club", "Otto Klow (C), Ines Vance (S), John Doe (T)\n\n(C) chair, (S) secretary, (T) treasurer\n"},
	{"minutes", "(C) chair  (S) secretary  (T) treasurer\n\nThe meeting began at two.\n(C) The roof must be mended before spring.\n(S) The minutes are late, and so is the cake.\n(T) There is no money.\n"},
	{"telephones", "Klow, Otto   (H) 555-0100   (C) 555-0101\nVance, Ines  (H) 555-0102   (C) 555-0103   (S) 555-0104\n\n(C) Cell, (H) home, (S) summer house.\n"},
	{"soil", "0.0 - 0.4 m  (T) Topsoil, dark\n0.4 - 1.1 m  (S) Sand, fine\n1.1 - 2.0 m  (C) Clay, stiff\n2.0 - 2.4 m  (S) Sand, coarse\n"},
	{"items of a box", "Contents\n\n8 (S) spies\n8 (C) cooks\n8 (D) dancers\n\n(S) Look at the cards of a neighbor.\n(C) Swap two guests.\n(D) Dance once around the table.\n"},
	{"parts of a protocol", "The client (C) and the server (S) share a key.\n\n(C) sends the key. (S) answers.\nIf (C) is late, (S) closes the door.\n"},
	{"a talk of two machines", "(C): HELLO arden\n(S): OK arden\n(C): QUIT\n"},
	{"bindings of books", "Bindings: (H) hardback, (S) softback, (C) cassette.\n\n<tr><td>Cold Tide</td><td>(S)</td></tr>\n<tr><td>Blue Tide</td><td>(C)</td></tr>\n"},
	{"a form of sailing", "Course signals\n(C) Clear of the mark.\n(L) Leave to port.\n(S) Shortened course.\n"},
	{"parts of a day", "(M) Matins, (C) Compline, (S) Sext\n\n7 May  (M) The dean sings.\n8 May  (C) The choir sings alone.\n9 May  (S) The boys sing.\n"},
	{"marks of letters", "(S) = stressed\n(C) = clipped\n\n(S) The vowel is long in this word.\n(C) The vowel is short in this word.\n"},
	{"what letters stand for", "(S) stands for the south door and (C) for the cellar.\n\n(S) Keep it shut after ten.\n(C) Keep it locked.\n"},
	{"what letters mean, behind them", "(S) The south door is shut after ten.\n(C) The cellar is locked.\n\nS = south, C = cellar\n"},
	{"tags", "* Groceries (S)\n* Church fair (C)\n* Swim (S)\n* Choir (M)\n\n(S) is Saturday, (C) is any day.\n"},
	{"a rota", "Mon   (S) Otto      (C) Ines\nTue   (S) Ines      (C) John\nWed   (S) John      (C) Otto\n"},
	{"dances", "(C) Cross hands and turn.\n(S) Set to your partner.\n(P) Pass through to the next couple.\n"},
	{"signs of a map", "Key to the map: (C) church, (S) school, (P) parking.\n\nArden (C)(S), Kelso (P).\n"},
	{"instruments", "Score for (S) strings, (C) celesta and (P) piano\n\nbar 1  (S)  soft\nbar 2  (C)  alone\nbar 3  (P)  with all\n"},
	{"questions of a quiz", "{\"q\": \"Which is red?\", \"a\": [\"(A) Sky\", \"(B) Sea\", \"(C) Brick\", \"(S) Skip\"]}\n{\"q\": \"Which is wet?\", \"a\": [\"(A) Sand\", \"(B) Sea\", \"(C) Brick\", \"(S) Skip\"]}\n"},
	{"names of bugs", "<bug><short>(S) server stops when a file is empty</short></bug>\n<bug><short>(C) client draws nothing</short></bug>\n"},
	{"a log of a build", "[ 1%] (C) src/cache.c taken from cache\n[ 2%] (S) tests/t.c skipped\n[ 3%] (C) src/main.c taken from cache\n"},
	{"ships", "(S) steam  (M) motor  (C) cargo  (TS) turbine\n\n1. (S) Comet     900 tons  built 1890\n2. (M) Blue Wave  937 tons  built 1891\n3. (TS) Gallant  974 tons  built 1892\n4. (C) Plant    1011 tons  built 1893\n"},
	{"streets", "ABBEY RD     A1   (C) council\nQUAY RD      B2   (S) shared\nMILL LA      C3   (C) council\nPOND LA      D4   (S) shared\n"},
	{"flowers", "(S) Sun  (H) Half shade  (C) Cool glass\n\n1. (S) Poppies, in rows\n2. (H) Ferns, by the wall\n3. (C) Beans, on sticks\n"},
	{"courses", "101  Fish for all (C)      3 points\n102  Boats for all (S)     4 points\n103  Knots (E)             1 point\n\n(C) Compulsory in the first year.\n(S) Spring only.\n"},
	{"programs of a radio", "10.00 (S) The News in brief\n10.05 (R) Gardeners talk\n10.30 (S) Music by the sea\n11.00 (C) Children sing\n11.30 (R) A walk by the quay\n"},
	{"a sheet of figures", "Reading     (C)     (F)\nnoon        20      68\nnight       12      54\n\n(C) Read from the left scale.\n(F) Read from the right scale.\n"},
	{"answers of a poll", "Which day is best?\n(S) Saturday: 12 votes\n(U) Sunday: 3 votes\n(M) Monday: none\n(C) Cannot come: 5 votes\n"},
	{"stamps of a collector", "No. 4 (C) Used, with a clean edge.  2.00\nNo. 5 (M) Mint, never hinged.  9.00\nNo. 6 (S) Specimen of the printer.  4.50\n"},
	{"persons of an interview", "(I) Where did you live then?\n(S) In Arden, by the quay.\n(I) And who lived there with you?\n(S) My mother and two cats.\n(C) The cats were not ours.\n"},
	{"chess", "(S) Short castling is a king's move. (L) Long castling is one, too.\n(C) Check ends it.\n"},
}

// TestAsidesDisarmNoPortions: three paragraphs of one level are marked whatever the text says of such a letter elsewhere.
func TestAsidesDisarmNoPortions(t *testing.T) {
	t.Parallel()
	const portions = "\n\n(S) The first agent went to the border in the spring of the year.\n\n(S) The second agent went to the border in the fall of the year.\n\n(S) The third agent stayed at home in the winter of the year.\n"
	for _, aside := range []string{
		"The cars were blue (B), silver (S), and white (W).", "Directions are north (N), south (S).",
		"(S) means of transport were two cars.", "(S) is for release to the agency only.",
	} {
		if got := judge([]byte(aside + portions)); got != alarm {
			t.Errorf("%s: %d, want an alarm", aside, got)
		}
	}
}

// TestDefinedLettersAreNoMarks: letters that the text itself explains are never more than suspected where one alone opens
// its paragraphs.
func TestDefinedLettersAreNoMarks(t *testing.T) {
	t.Parallel()
	for _, text := range []string{
		"(C) means chorus.\n\n(C) And the wind it blew for you and me.\n\n(C) And the sea was blue for you and me.\n",
		"(C) means the customer and (A) means the agent.\n\n(C) My line has been dead for a week.\n\n(C) It was dead last week, too.\n",
		"S = scouts, C = cubs.\n\n(S) They meet at the hall at six.\n\n(S) They bring a rope and a lamp.\n",
		"Codes: (S) standard, (O) optional.\n\n(S) The lamp comes with a cord.\n\n(S) The chair comes with a cushion.\n",
	} {
		if got := judge([]byte(text)); got == alarm {
			t.Errorf("taken for marked: %s", text)
		}
	}
}

// A letter that stands for another thing is no marking. Where several open what may be portions they are
// suspected, whatever else the text does with them, and nothing else is.
func TestLettersOfKeys(t *testing.T) {
	t.Parallel()
	var suspected []string
	for _, tt := range keyed {
		switch judge([]byte(tt.text)) {
		case alarm:
			t.Errorf("%s: taken for marked", tt.kind)
		case suspicion:
			suspected = append(suspected, tt.kind)
		}
	}
	if len(suspected) > share(33, len(keyed)) {
		t.Errorf("%d of %d are suspected: %v", len(suspected), len(keyed), suspected)
	}
}
