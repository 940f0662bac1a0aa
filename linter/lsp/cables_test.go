package lsp

// faulty is a cable with a mark above the banner, a broken mark, one that misses, an order that does not
// exist and a routing indicator.
const faulty = `VZCZCXRO0444
OO RUEHC
DE RUEHQX #0445 1341610
ZNY SSSSS ZZH
O 131343Z MAY 08
FM AMEMBASSY ARKADIA
TO RUEHC/SECSTATE WASHDC IMMEDIATE 9402
C O N F I D E N T I A L ARKADIA 000445

SIPDIS

E.O. 12985: DECL: 05/13/2018
TAGS: PREL, pgov, PGVO
SUBJECT: TRAMWAY QUOTA

Classified By: Ambassador Jane Q. Public, reasons 1.4 (b) and (k).

1. (C) The tramway union asked for a quota.
It will ask again.

2. The grain board said no.

3. (S/NF) The minister has told no one of his plan.

4. [C] Comment: nothing is settled. End comment.

PUBLIC
`

// clean is a cable without a fault.
const clean = `VZCZCXRO0444
OO RUEHC
DE RUEHQX #0445 1341610
ZNY CCCCC ZZH
O 131343Z MAY 08
FM AMEMBASSY ARKADIA
TO RUEHC/SECSTATE WASHDC IMMEDIATE 9402
C O N F I D E N T I A L ARKADIA 000445

SIPDIS

E.O. 12958: DECL: 05/13/2018
TAGS: PREL, PGOV
SUBJECT: TRAMWAY QUOTA

Classified By: Ambassador Jane Q. Public for reasons 1.4 (b) and (d).

1. (C) The tramway union asked for a quota.

2. (U) The grain board said no.

PUBLIC
`

// undated is a draft: it has no header, no date and no authority block.
const undated = `CONFIDENTIAL

E.O. 13526: DECL: 11/23/2036
TAGS: PREL, PGOV
SUBJECT: (U) TRAMWAY QUOTA

1. (C) The tramway union of Oldhaven asked for a quota.

2. (U) The grain board said no.
`

// notes is a text that is no cable, with a line that begins as one of a cable does.
const notes = "Release notes\n\nTAGS: new, fast\n\nFM Radio is on.\n"
