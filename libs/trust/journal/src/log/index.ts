export { readContent, type EntryContent } from './content.ts';
export { LeafWriter, partsOf, type ContentPart } from './parts.ts';
export { Sequencer } from './sequencer.ts';
