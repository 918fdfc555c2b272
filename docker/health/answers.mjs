// @ts-check
// Healthy when the address in the argument answers with success: node answers.mjs http://127.0.0.1:4000/health
const [address = ''] = process.argv.slice(2);

try {
  const { ok, status } = await fetch(address, { signal: AbortSignal.timeout(4_000) });
  console.log(`${address} answers ${status}`);
  process.exitCode = ok ? 0 : 1;
} catch (fault) {
  console.error(`${address} gives no answer: ${String(fault)}`);
  process.exitCode = 1;
}
