package parse

const archiveSample = `Message Text

CONFIDENTIAL

PAGE 01        ARKADI  00187  01 OF 02  141522Z

43
ACTION EUR-12

INFO  OCT-01  ISO-00  NEA-10  SS-15  NSC-05   /043 W
                     --------------------- 048991
O R 141522Z MAR 75
FM AMEMBASSY ARKADIA
TO SECSTATE WASHDC IMMEDIATE 9299
INFO AMEMBASSY BREMWICK
AMCONSUL OLDHAVEN

C O N F I D E N T I A L SECTION 1 OF 2 ARKADIA 0187

LIMDIS

E.O. 11652: GDS
TAGS: PFOR, US, UR
SUBJ: INVENTED SUBJECT LINE WHICH RUNS ON
TO A SECOND LINE
REF: (A) ARKADIA 0417; (B) STATE 011999

1. TEXT IN UPPER CASE, HARD-WRAPPED, WORDS BROKEN WITH HY-
PHENS AT THE MARGIN. THE MINISTER CALLED IT
SECRET WORK OF HIS OWN.
2. MORE TEXT.
CONFIDENTIAL

NNN
CONFIDENTIAL

PAGE 02        ARKADI  00187  02 OF 02  141522Z

John A. Sample Declassified/Released US Department of State EO Systematic Review 20 Mar 2014
C O N F I D E N T I A L SECTION 2 OF 2 ARKADIA 0187

3. LAST TEXT.
PUBLIC

CONFIDENTIAL

NNN

<< END OF DOCUMENT >>

Message Attributes

Current Classification: UNCLASSIFIED
From: ARKADIA
TAGS: PFOR, US, UR
Markings: John A. Sample Declassified/Released US Department of State EO Systematic Review 20 Mar 2014
`

const smartSample = `                              SECRET//NOFORN
                              SBU

MRN:             15 PORT ARKADIA 412
Date/DTG:        Sep 25, 2015 / 250643Z SEP 15
From:            AMEMBASSY PORT ARKADIA
Action:          WASHDC, SECSTATE IMMEDIATE
E.O.:            13526
TAGS:            PGOV, PREL, AK
Captions:        NOFORN, SIPDIS
Pass Line:       EUR/XX FOR DOE
Reference:       A) 15 ARKADIA 300
                 B) 15 STATE 98765
Subject:         (U) Mixed-case title, one line
                 or wrapped

Classified By: Jane Roe, Ambassador, Port Arkadia
E.O. 13526
Reason: 1.4 (b), (d)
Declassify On: 2025/09/25

1. (S//NF) Summary and Comment: Text. End Summary and Comment.

   • (C) First point.
   • (S) Second point.

Background

2. (SBU) More text.

Signature:      Public

Drafted By:     ARKADIA:Doe, John (Arkadia)
Info:           AMEMBASSY BREMWICK ROUTINE; AMCONSUL OLDHAVEN ROUTINE
Dissemination Rule: Archive Copy

                              SECRET//NOFORN
                              SBU
`

const receptionSample = `INFO  LOG-00   EEB-00   AID-00  /000W
------------------A1B2C3  141530Z /38
P 141522Z MAR 08
FM AMEMBASSY ARKADIA
TO SECSTATE WASHDC PRIORITY 0872
INFO AMEMBASSY BREMWICK
C O N F I D E N T I A L ARKADIA 000187

SIPDIS

EO 12958 DECL: 03/14/2018
TAGS PREL, PGOV, AK
SUBJECT: INVENTED TITLE

Classified By: Jane Roe, DCM. Reason: 1.4(B), (D)

1. (C) Text.
`

const quotedSample = `VZCZCXYZ0001
DE RUEHQX #0187 0731522
ZNY CCCCC ZZH
O 141522Z MAR 07
FM AMEMBASSY ARKADIA
TO RUEHC/SECSTATE WASHDC

C O N F I D E N T I A L ARKADIA 000187

E.O. 12958: DECL: 03/14/2017
TAGS: PREL AK
SUBJECT: SENDING ON A TELEGRAM

Classified By: Jane Roe, DCM, for reasons 1.4 (b) and (d).

1. (C) The following was received here.

QUOTE
VZCZCXYZ0002
DE RUEHBW #0300 0721522
O 131522Z MAR 07
FM AMEMBASSY BREMWICK
S E C R E T BREMWICK 000300
E.O. 12958: DECL: 03/13/2017
TAGS: PTER BW
SUBJECT: ANOTHER
Classified By: John Doe, Ambassador, for reason 1.4 (c).

1. (S) Quoted text.
2. (U) More of it.
UNQUOTE

2. (U) Own text again.
PUBLIC
`
