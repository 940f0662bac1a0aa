// The invented cables of the journeys.
const head = `FM AMEMBASSY ARKADIA
TO RUEHC/SECSTATE WASHDC IMMEDIATE 9402
`;

// cable is one of 2008 without a fault, but for what takes the place of words in it.
export function cable(level = "C O N F I D E N T I A L", ...changes) {
  const signal = { U: "UUUUU", C: "CCCCC", S: "SSSSS" }[level.replace(/UNCLAS/, "U")[0]];
  let text = `VZCZCXRO0444
OO RUEHC
DE RUEHQX #0445 1341610
ZNY ${signal} ZZH
O 131343Z MAY 08
${head}${level} ARKADIA 000445

SIPDIS

E.O. 12958: DECL: 05/13/2018
TAGS: PREL, PGOV
SUBJECT: TRAMWAY QUOTA

Classified By: Ambassador Jane Q. Sample for reasons 1.4 (b) and (d).

1. (C) The tramway union asked for a quota.

2. (U) The grain board said no.

`;
  for (const [from, to] of changes) {
    text = text.replace(from, to);
  }
  return text;
}

// faulty has a mark above the banner, and a paragraph without one.
export const faulty = cable(undefined,
  ["2. (U) The", "2. The"], ["said no.\n", "said no.\n\n3. (S/NF) The minister has told no one of his plan.\n"]);

// notes is a text that is no cable, with a line that begins as one of a cable does.
export const notes = "Release notes\n\nVersion 2 is out.\nTAGS: new, fast\n\nSubject to change.\n";
