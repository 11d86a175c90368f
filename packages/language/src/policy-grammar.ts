import { buildParser } from '@lezer/generator';

/**
 * The text form of a policy, in one grammar. Space and line ends mean nothing beyond separating words. Words of
 * statements may also be names; words of conditions may not, or `a and b` could be read in two ways.
 */
const grammar = String.raw`
@precedence { times @left, plus @left, not, and @left, or @left }

@top Policy { statement* }

statement { Role | User | RowPolicy | FieldRule | FolderScope }

Role { word<"role"> Name InModule? Includes? Can* }
InModule { reserved<"in"> Name }
Includes { word<"includes"> ":" names }
Can { word<"can"> ":" Grants }
Grants { Action ("," Action)* OnTypes? UpTo? Where? }
Action { Name ("." Name)* }
OnTypes { word<"on"> Dotted ("," Dotted)* }
UpTo { word<"up"> word<"to"> Money }
Where { reserved<"where"> condition }

User { word<"user"> (Name | Text) word<"roles"> ":" "[" names? "]" }

RowPolicy { word<"policy"> Name word<"on"> Dotted word<"for"> Holders Where }
Holders { names }

FieldRule { word<"field"> Dotted (Visible | Hidden | Editable | Masked)+ }
Visible { word<"visible"> ":" names }
Hidden { word<"hidden"> ":" names }
Editable { word<"editable"> ":" names }
Masked { word<"masked"> ":" Mask ("," Mask)* }
Mask { Name word<"as"> word<"last"> Number }

FolderScope { word<"scope"> (Dotted | Text) word<"grants"> ":" FolderGrant+ }
FolderGrant { Name Arrow (Nothing | Grants) }
Nothing { word<"nothing"> }

names { Name ("," Name)* }
Dotted { Name ("." Name)* }

condition { Or | And | Not | Comparison | In | Within | IsNull | TextTest | Overlaps | "(" condition ")" }
Or { condition !or reserved<"or"> condition }
And { condition !and reserved<"and"> condition }
Not { reserved<"not"> !not condition }
Comparison { operand CompareOperator operand }
In { operand reserved<"in"> "(" (operand ("," operand)*)? ")" }
Within { operand reserved<"within"> operand }
IsNull { operand reserved<"is"> Negated? reserved<"null"> }
Negated { reserved<"not"> }
TextTest { operand (Contains | StartsWith | EndsWith) operand }
Contains { reserved<"contains"> }
StartsWith { reserved<"starts"> word<"with"> }
EndsWith { reserved<"ends"> word<"with"> }
Overlaps { operand reserved<"overlaps"> operand }

operand { Sum | Product | Number | Negative | Money | Date | Text | True | False | Now | List | Attribute | "(" operand ")" }
Sum { operand !plus (Plus | Minus) operand }
Product { operand !times Times operand }
Negative { Minus Number }
List { "[" (Text ("," Text)*)? "]" }
True { reserved<"true"> }
False { reserved<"false"> }
Now { reserved<"now"> }
Attribute { Name ("." Name)* }

word<text> { @extend[@name=Word]<Name, text> }
reserved<text> { @specialize[@name=Word]<Name, text> }

@skip { space }

@tokens {
  space { $[ \t\r\n\u{a0}\u{202f}]+ }
  letter { $[A-Za-z_\u{c0}-\u{d6}\u{d8}-\u{f6}\u{f8}-\u{1fff}\u{3040}-\u{d7ff}] }
  Name { letter (letter | @digit)* }
  Text { "'" (![\n'] | "''")* "'" }
  Date { @digit @digit @digit @digit "-" @digit @digit "-" @digit @digit }
  group { $[ \u{a0}\u{202f}] @digit @digit @digit }
  Money { @digit+ group* ("." @digit+)? $[ \u{a0}\u{202f}] $[A-Z] $[A-Z] $[A-Z] }
  Number { @digit+ ("." @digit+)? }
  @precedence { Money, Date, Number }
  Arrow { "→" | "->" }
  CompareOperator { "=" | "!=" | "<" | "<=" | ">" | ">=" }
  Plus { "+" }
  Minus { "-" }
  Times { "*" }
  @precedence { Arrow, Minus }
  ":" "," "." "(" ")" "[" "]"
}
`;

/** Built once, when the module is loaded, so that no generated file can differ from the grammar. */
export const policyParser = buildParser(grammar);

/** Strict: throws at the first place where the text cannot go on. */
export const strictPolicyParser = policyParser.configure({ strict: true });
