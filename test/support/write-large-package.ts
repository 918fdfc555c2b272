import { writeLargePackage } from './large-package.ts';

// Run by hand: `node test/support/write-large-package.ts FOLDER CONTRIBUTIONS`. See docs/cli.md.
const [folder, count] = process.argv.slice(2);
if (!folder || !Number(count)) throw new Error('Say a folder and how many contributions.');
await writeLargePackage(folder, Number(count));
