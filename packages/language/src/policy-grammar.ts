import { buildParser } from '@lezer/generator';
import type { LRParser } from '@lezer/lr';

/**
 * The text form of a policy, in one grammar. Space, line ends and comments mean nothing beyond separating words. Words of
 * statements may also be names where a name stands; words of conditions may be names in back-quotes alone, or
 * `a and b` could be read in two ways.
 */
export const POLICY_GRAMMAR = String.raw`
@precedence { times @left, plus @left, not }

@top Policy { statement* }

statement {
  Module | Resource | RecordSet | Role | RowPolicy | FieldRule | FolderScope | Rule | Exclusive | Separate |
  Approval | Guard | Test | User
}

Module { word<"module"> Name Label? }
Label { word<"label"> ":" Text }

Resource { word<"resource"> Dotted (Label | Has | Meaning | Actions | History)* }
Has { word<"has"> ":" Field ("," Field)* }
Field { Name FieldType ValueList? Text? }
FieldType { Name Brackets? }
ValueList { "[" Text ("," Text)* "]" }
Meaning { (word<"owner"> | word<"amount"> | word<"department"> | word<"title">) ":" Name }
Actions { word<"actions"> ":" Names }
History { word<"history"> ":" word<"kept"> }

RecordSet { word<"set"> Name OnType Where }

Role { word<"role"> Name InModule? (Label | Description | Includes | Can)* }
InModule { reserved<"in"> word<"module">? Name }
Description { word<"description"> ":" Text }
Includes { word<"includes"> ":" Names }
Can { word<"can"> ":" Grants }
Grants { Action ("," Action)* (OnTypes | UpTo | Where | Requires)* }
Action { Name ("." Qualifier)* }
Qualifier { Name | "(" (word<"module"> | word<"set">) Name ")" }
OnTypes { word<"on"> Dotted ("," Dotted)* }
UpTo { word<"up"> word<"to"> Money }
Where { reserved<"where"> condition }
Requires { word<"requires"> Obligation ("," Obligation)* }
Obligation { word<"comment"> | word<"second"> word<"factor"> }

RowPolicy { word<"policy"> Name OnType Holders Where }
OnType { word<"on"> Dotted }
Holders { word<"for"> Names }

FieldRule { word<"field"> Dotted (Visible | Masked | Editable | Hidden)* }
Visible { word<"visible"> ":" Names }
Hidden { word<"hidden"> ":" Names }
Editable { word<"editable"> ":" Names }
Masked { word<"masked"> ":" (Mask ("," Mask)* | Nobody) }
Mask { Name word<"as"> word<"last"> Number }
Nobody { word<"nobody"> }

FolderScope { word<"scope"> Place word<"grants"> ":" FolderGrant+ }
FolderGrant { Name Arrow Grants }
Place { Dotted | Text }

Rule { word<"rule"> Name ReportOnly? (Forbid | Require) }
ReportOnly { word<"report"> word<"only"> }
Forbid { word<"forbid"> Names OnTypes When? Unless? Because }
Require { word<"require"> Obligation word<"to"> Names OnTypes When? Because }
When { word<"when"> condition }
Unless { word<"unless"> condition }
Because { word<"because"> Text }

Exclusive { word<"exclusive"> Name ":" Names }
Separate { word<"separate"> Name ReportOnly? ":" Name reserved<"and"> Name OnType }

Approval { word<"approval"> Name OnType Aggregation* Asks* Attaches* Step* }
Aggregation { (word<"total"> Name Of | word<"count"> Name) By word<"over"> Duration }
Of { word<"of"> Name }
By { word<"by"> Names }
Asks { word<"asks"> Name Text? Optional? When? }
Attaches { word<"attaches"> Name Text Optional? When? }
Step { word<"step"> Name word<"by"> (Head | People | Names) Need? Optional? WithinTime? When? }
Head { word<"head"> word<"of"> word<"department"> }
People { word<"people"> Text ("," Text)* }
Need { word<"need"> (word<"any"> | word<"all"> | word<"each"> | Number) }
Optional { word<"optional"> }
WithinTime { reserved<"within"> Duration }

Guard { word<"guard"> Name ":" Names Except? Never When? Because? }
Except { word<"except"> Names }
Never { word<"never"> (See | Names OnTypes) }
See { word<"see"> Dotted }

Test { word<"test"> (Name | Text) As InDepartment? Heads? OnRecord Given? After? Expect }
As { word<"as"> (AsMember | Holding ("," Holding)*) }
AsMember { word<"member"> Text }
Holding { Name At? }
At { word<"at"> Place }
InDepartment { reserved<"in"> word<"department"> Text }
Heads { word<"heads"> Text ("," Text)* }
OnRecord { word<"on"> Dotted At? }
Given { word<"given"> Setting ("," Setting)* }
Setting { Name Equals (literal | Null | Subject) }
Null { reserved<"null"> }
Subject { word<"subject"> }
After { word<"after"> (Nothing | Taken ("," Taken)*) }
Nothing { word<"nothing"> }
Taken { Name word<"by"> (word<"subject"> | word<"another">) }
Expect { word<"expect"> (Outcome Name | Name reserved<"is"> Visibility) }
Outcome { word<"allow"> | word<"deny"> }
Visibility { word<"hidden"> | word<"masked"> | word<"readable"> | word<"writable"> }

User { word<"user"> (Name | Text) word<"roles"> ":" ("[" Names? "]" | Brackets) }

Names { Name ("," Name)* }
Dotted { Name ("." Name)* }
Name { Word | QuotedName }

condition { Or | conjunction }
Or { conjunction (reserved<"or"> conjunction)+ }
conjunction { And | test }
And { test (reserved<"and"> test)+ }
test { Not | Constant | Comparison | In | Within | IsNull | TextTest | Overlaps | Took | "(" condition ")" }
Not { reserved<"not"> test }
Constant { reserved<"true"> | reserved<"false"> }
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
Took { reserved<"took"> Name }
CompareOperator { Equals | OtherComparison }

operand { reckoned | Boolean }
reckoned { Sum | Product | plainLiteral | Now | Attribute | "(" reckoned ")" }
Sum { reckoned !plus (Plus | Minus) reckoned }
Product { reckoned !times Times reckoned }
Attribute { Name ("." Name)* }
Now { reserved<"now"> }

literal { plainLiteral | Boolean }
plainLiteral { Number | Duration | Negative | Money | PinnedMoney | Date | Instant | Text | List }
Boolean { reserved<"true"> | reserved<"false"> }
Negative { Minus (Number | Duration) }
Duration { Number Unit }
Unit {
  word<"week"> | word<"weeks"> | word<"day"> | word<"days"> | word<"hour"> | word<"hours"> | word<"minute"> |
  word<"minutes"> | word<"second"> | word<"seconds"> | word<"millisecond"> | word<"milliseconds">
}
PinnedMoney { Money word<"at"> Number }
List { "[" (Text ("," Text)*)? "]" | Brackets }

word<text> { @extend[@name=Keyword]<Word, text> }
reserved<text> { @specialize[@name=Keyword]<Word, text> }

@skip { space | Comment }

@tokens {
  space { $[ \t\r\n\u{a0}\u{202f}\u{feff}]+ }
  Comment { "#" ![\r\n]* }
  letter { $[A-Za-z_\u{c0}-\u{d6}\u{d8}-\u{f6}\u{f8}-\u{167f}\u{1681}-\u{1fff}\u{3040}-\u{d7ff}] }
  Word { letter (letter | @digit)* }
  escape { "\\" ![\r\n] }
  QuotedName { "${'`'}" (![\r\n\\${'`'}] | escape | "${'``'}")+ "${'`'}" }
  Text { "'" (![\r\n\\'] | escape | "''")* "'" }
  year { @digit @digit @digit @digit | $[+\-] @digit @digit @digit @digit @digit @digit }
  time { "T" @digit @digit ":" @digit @digit (":" @digit @digit ("." @digit+)?)? ("Z" | $[+\-] @digit @digit ":" @digit @digit) }
  Date { @digit @digit @digit @digit "-" @digit @digit "-" @digit @digit }
  Instant { year "-" @digit @digit "-" @digit @digit time }
  gap { $[ \u{a0}\u{202f}] }
  group { gap @digit @digit @digit }
  Money { @digit+ group* ("." @digit+)? gap $[A-Z] $[A-Z] $[A-Z] }
  Number { @digit+ group* ("." @digit+)? }
  Arrow { "→" | "->" }
  Equals { "=" }
  OtherComparison { "!=" | "<" | "<=" | ">" | ">=" }
  Plus { "+" }
  Minus { "-" }
  Times { "*" }
  Brackets { "[]" }
  @precedence { Instant, Money, Date, Number, Arrow, Plus, Minus }
  @precedence { Brackets, "[" }
  ":" "," "." "(" ")" "[" "]"
}
`;

let built: LRParser | null = null;

/**
 * The parser, made of the grammar when it is first asked for, so that no generated file can differ from it, and whoever
 * reads no text does not wait half a second for it. With the names of its terms, by which completion asks what may follow.
 */
export function policyParser(): LRParser {
  return (built ??= buildParser(POLICY_GRAMMAR, { includeNames: true }));
}

let strict: LRParser | null = null;

/** The same, strict: it throws at the first place where the text cannot go on. */
export function strictPolicyParser(): LRParser {
  return (strict ??= policyParser().configure({ strict: true }));
}
