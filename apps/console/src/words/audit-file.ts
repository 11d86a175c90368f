/** The words of verifying an export of the audit. They come with the audit explorer. */
export const auditFile = {
  open: 'Verify a file…',
  title: 'Verify an export',
  lead: 'A file of JSON Lines that was exported from an audit is held against its own chain, digest and signature. It stays on this machine.',
  file: 'File',
  fileHint:
    'Such as audit-halden.jsonl. CSV and reports are verified by “npx remit audit verify --export” with the manifest beside them.',
  reading: 'Looking through it: {percent, number} %',
  whole: 'Nothing in it was changed, left out, moved or added',
  wholeDetail:
    '{whole, select, true {The whole record of {slug} up to then: } other {What a filter left of the record of {slug}: }}{entries, plural, =0 {no event} one {# event} other {# events}}.',
  redacted:
    '{count, plural, one {One of them is without values that field rules keep from whoever exported the file: the chain proves where it stands, the signature what it says.} other {# of them are without values that field rules keep from whoever exported the file: the chain proves where they stand, the signature what they say.}}',
  otherTenant: 'It is the record of {slug}, not of the tenant that you are in.',
  key: 'Signed with the key {key}',
  keyHint:
    'Hold it against the key in the heads that whoever operates Remit keeps: anybody can sign with a key of their own.',
  copyKey: 'Copy the key',
  broken: 'This is not the file that was exported',
  brokenRange: '{count, plural, one {# finding} other {# findings, at least}}:',
  noExport: 'This file is no export of an audit as JSON Lines. Its first line would begin with {start}.',
  noSignatures:
    'This browser cannot check signatures. Use a newer one, or “npx remit audit verify --export” with the file.',
  unreadable: 'The file could not be read: {reason}',
  close: 'Close',
} as const;
