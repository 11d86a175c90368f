/** The words of what a form asks for. They come with the form of an approval. */
export const asked = {
  questions: 'What the form asks',
  allAsked:
    'As long as nothing stands here, the form asks for every field that can be filled in. From the first question on, it asks these alone.',
  alwaysAsked: 'Asked in any case: {list}.',
  files: 'What is attached',
  noFiles: 'Nothing is asked to be attached.',
  words: 'Words of the question about {field}',
  wordsOfFile: 'What the file {name} is',
  wordsBad: 'Say what it is.',
  optional: 'May be left out',
  optionalNamed: '{name} may be left out',
  up: 'Move {name} up',
  down: 'Move {name} down',
  remove: 'Do not ask for {name}',
  addQuestion: 'Ask for…',
  anotherFile: 'Another file',
  fileHint: 'Such as: A quote of the supplier',
  addFile: 'Add the file',
  tooMany: 'An approval asks for at most {most, number} files.',
  steps: 'Who decides in which step is changed in the text; what it depends on, below.',
} as const;
