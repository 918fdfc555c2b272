// Numbers the journal of the database at the URL that it is given, until it is killed; says when it begins.
import { setTimeout as sleep } from 'node:timers/promises';
import { Sequencer } from '@quipu/journal/log';

const [, , url = ''] = process.argv;
for (;;) {
  const sequencer = await Sequencer.connect(url);
  try {
    while (!(await sequencer.lead(() => undefined))) await sleep(5);
    console.log('leads');
    for (;;) {
      await sequencer.drain();
      await sleep(2);
    }
  } finally {
    await sequencer.close();
  }
}
