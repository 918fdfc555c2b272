export { ExitCode, type Io } from './io.ts';
export { terminalLanguage } from './language.ts';
export { run } from './run.ts';
