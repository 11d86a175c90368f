import { expect, test } from 'vitest';
import { attachmentType } from './attachment-type.ts';

const bytes = (text: string): Uint8Array => Buffer.from(text, 'latin1');
const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');

test.each([
  ['invoice.pdf', bytes('%PDF-1.7\n'), 'application/pdf'],
  ['INVOICE.PDF', bytes('%PDF-1.7\n'), 'application/pdf'],
  ['photo.png', bytes('\u0089PNG\r\n\u001a\nrest'), 'image/png'],
  ['photo.jpeg', bytes('\u00ff\u00d8\u00ff\u00e0'), 'image/jpeg'],
  ['photo.webp', bytes('RIFF....WEBPVP8 '), 'image/webp'],
  ['lines.csv', utf8('a;b\n1;Grüße\n'), 'text/plain'],
])('%s is taken for what it is', (name, content, mediaType) => {
  expect(attachmentType(name, content)).toBe(mediaType);
});

test.each([
  ['a page that is called a text', 'page.txt', utf8('  <html><script>alert(1)</script>')],
  ['a drawing with a script', 'drawing.svg', utf8('<svg onload="alert(1)"/>')],
  ['a page', 'page.html', utf8('<!doctype html>')],
  ['a page that is called a picture', 'photo.png', utf8('<!doctype html>')],
  ['a program that is called a PDF', 'invoice.pdf', bytes('MZ\u0090\u0000')],
  ['an archive', 'bomb.zip', bytes('PK\u0003\u0004')],
  ['a PDF that is called a picture', 'photo.png', bytes('%PDF-1.7')],
  ['a text with control characters', 'notes.txt', bytes('a\u0000b')],
  ['a text that is not UTF-8', 'notes.txt', bytes('\u00ff\u00fe')],
  ['what has no ending', 'invoice', bytes('%PDF-1.7')],
  ['what ends twice, the last time in a program', 'invoice.pdf.exe', bytes('%PDF-1.7')],
  ['the beginning of a signature', 'photo.png', bytes('\u0089PN')],
])('%s is not taken', (_name, name, content) => {
  expect(attachmentType(name, content)).toBeNull();
});
